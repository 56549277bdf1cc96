import { compareStrings } from '../../core/rdf/dataset.ts';
import type { Collections } from '../collections.ts';
import { thingIri } from '../kinds.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member, Reference } from '../members.ts';
import { type Parameters, readCollectionRequest } from '../read-filters.ts';

/** A visit or mutual contribution as a line of a table. */
export interface ExchangeRow {
  readonly iri: string;
  readonly visitors: readonly Reference[];
  readonly hosts: readonly Reference[];
  /** The concept of its kind. */
  readonly kind: string | undefined;
  readonly date: string | undefined;
  readonly end: string | undefined;
}

/** Who went to whom, how often. */
export interface Tie {
  readonly from: Reference;
  readonly to: Reference;
  readonly exchanges: readonly ExchangeRow[];
}

/** Visits and mutual contributions, of all the fabriques or around one. */
export interface Exchanges {
  /** The place around which they are shown. */
  readonly around: Member | undefined;
  readonly year: string | undefined;
  /** The years of which there are any, the latest first. */
  readonly years: readonly string[];
  /** Those that pass the filters, the latest first; those without date last. */
  readonly rows: readonly ExchangeRow[];
  /** How many there are without any filter. */
  readonly total: number;
  readonly ties: readonly Tie[];
  /** The filters, as they came. */
  readonly parameters: Parameters;
}

/** Reads the visits that pass the filters, as their page shows them. */
export async function readExchanges(
  tables: MemberTables,
  collections: Pick<Collections, 'all'>,
  baseIri: string,
  parameters: Parameters,
): Promise<Exchanges> {
  const request = readCollectionRequest('visites', parameters);
  const { members } = await collections.all(request);
  const visits = await tables.of('visites');
  const { fabrique, annee } = request.filters;
  const rows = members
    .map((member): ExchangeRow => ({
      iri: member.iri,
      visitors: member.visitors,
      hosts: member.hosts,
      kind: member.others['visitKind']?.[0],
      date: member.others['startDate']?.[0],
      end: member.others['endDate']?.[0],
    }))
    .sort((a, b) => compareStrings(b.date ?? '', a.date ?? '') || compareStrings(a.iri, b.iri));
  const starts = [...visits.values()].flatMap(({ others }) => others['startDate']?.[0]?.slice(0, 4) ?? []);
  return {
    around: fabrique.length === 1 ? await findPlace(tables, baseIri, fabrique[0] ?? '') : undefined,
    year: annee.length === 1 ? annee[0] : undefined,
    years: [...new Set(starts)].sort().reverse(),
    rows,
    total: visits.size,
    ties: tiesOf(rows),
    parameters: request.parameters,
  };
}

async function findPlace(tables: MemberTables, baseIri: string, slug: string): Promise<Member | undefined> {
  const places = ['fabriques', 'tiers-lieux'] as const;
  const found = await Promise.all(
    places.map(async (collection) => (await tables.of(collection)).get(thingIri(baseIri, collection, slug))),
  );
  return found.find((member) => member !== undefined);
}

/** Everybody who came with everybody who received, the strongest tie first. */
export function tiesOf(rows: readonly ExchangeRow[]): Tie[] {
  const ties = new Map<string, { from: Reference; to: Reference; exchanges: ExchangeRow[] }>();
  for (const row of rows) {
    for (const from of row.visitors) {
      for (const to of row.hosts) {
        const key = `${from.iri} ${to.iri}`;
        const tie = ties.get(key) ?? { from, to, exchanges: [] };
        tie.exchanges.push(row);
        ties.set(key, tie);
      }
    }
  }
  const names = ({ from, to }: Tie): string => `${from.name} ${to.name}`;
  return [...ties.values()].sort((a, b) => b.exchanges.length - a.exchanges.length || (names(a) < names(b) ? -1 : 1));
}
