import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import type { Text } from '../portal/resource.ts';
import { select, type Solution } from '../portal/select.ts';
import { rememberByRevision } from '../remember-by-revision.ts';

/** One line of a funding mix. */
export interface FundingLine {
  /** The concept of the kind of funder. */
  readonly kind: string;
  readonly funder: string | undefined;
  readonly amount: number | undefined;
  readonly currency: string;
  readonly period: readonly string[];
}

/** A practice with what a comparison says of it. */
export interface PracticeEntry {
  readonly member: Member;
  readonly categories: readonly string[];
  readonly practisedBy: readonly string[];
  readonly descriptions: readonly Text[];
  readonly funding: readonly FundingLine[];
}

/** Every practice of an instance, by its IRI, in the order of their names. */
export type PracticeIndex = ReadonlyMap<string, PracticeEntry>;

/** Makes the reader of the practices of a store. */
export function createPracticeIndex(store: Store, tables: MemberTables): () => Promise<PracticeIndex> {
  return rememberByRevision(store, async () => {
    const [members, descriptions, lines] = await Promise.all([
      tables.of('pratiques'),
      select(
        store,
        `${sparqlPrefixes('fab', 'schema')} SELECT DISTINCT ?practice ?text WHERE {
          ?practice a fab:Practice ; schema:description ?text
        }`,
      ),
      select(
        store,
        `${sparqlPrefixes('fab', 'schema')}
        SELECT DISTINCT ?practice ?line ?kind ?funder ?amount ?currency ?start ?end WHERE {
          ?practice fab:fundingLine ?line . ?line fab:funderKind ?kind .
          OPTIONAL { ?line fab:funder/schema:name ?funder }
          OPTIONAL { ?line fab:amount ?amount }
          OPTIONAL { ?line schema:currency ?currency }
          OPTIONAL { ?line schema:startDate ?start }
          OPTIONAL { ?line schema:endDate ?end }
        } ORDER BY ?practice ?line`,
      ),
    ]);
    const [texts, funding] = [byPractice(descriptions), byPractice(lines)];
    return new Map(
      [...members.values()].map((member) => [
        member.iri,
        {
          member,
          categories: member.others['category'] ?? [],
          practisedBy: member.others['practisedBy'] ?? [],
          descriptions: (texts.get(member.iri) ?? []).flatMap(({ text }) =>
            text ? [{ value: text.value, language: text['xml:lang'] ?? '' }] : [],
          ),
          funding: [
            ...new Map((funding.get(member.iri) ?? []).map((row) => [row['line']?.value, lineOf(row)])).values(),
          ],
        },
      ]),
    );
  });
}

function lineOf({ kind, funder, amount, currency, start, end }: Solution): FundingLine {
  const number = Number(amount?.value ?? NaN);
  return {
    kind: kind?.value ?? '',
    funder: funder?.value,
    amount: Number.isFinite(number) ? number : undefined,
    currency: currency?.value ?? 'EUR',
    period: [start?.value, end?.value].filter((day) => day !== undefined),
  };
}

function byPractice(solutions: readonly Solution[]): ReadonlyMap<string, Solution[]> {
  const found = new Map<string, Solution[]>();
  for (const solution of solutions) {
    const practice = solution['practice']?.value ?? '';
    found.set(practice, [...(found.get(practice) ?? []), solution]);
  }
  return found;
}
