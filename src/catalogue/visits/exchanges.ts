import { thingIri } from '../kinds.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member, Reference } from '../members.ts';
import type { Parameters } from '../read-filters.ts';

/** A visit or mutual contribution as a line of a table. */
export interface ExchangeRow {
  readonly iri: string;
  readonly visitors: readonly Reference[];
  readonly hosts: readonly Reference[];
  /** The concept of its kind. */
  readonly kind: string | undefined;
  readonly date: string | undefined;
}

/** Who went to whom, how often. */
export interface Tie {
  readonly from: Reference;
  readonly to: Reference;
  readonly exchanges: readonly ExchangeRow[];
}

/** Visits and mutual contributions, of all the fabriques or around one. */
export interface Exchanges {
  /** The fabrique around which they are shown. */
  readonly around: Member | undefined;
  readonly year: string | undefined;
  /** The years of which there are any, the latest first. */
  readonly years: readonly string[];
  /** The latest first; those without date last. */
  readonly rows: readonly ExchangeRow[];
  readonly ties: readonly Tie[];
  readonly parameters: Parameters;
}

/** Reads the visits, those of `fabrique` (a slug) and `annee` where the parameters name one. */
export async function readExchanges(tables: MemberTables, baseIri: string, parameters: Parameters): Promise<Exchanges> {
  const [visits, fabriques] = await Promise.all([tables.of('visites'), tables.of('fabriques')]);
  const one = (name: string): string | undefined => parameters.findLast(([key]) => key === name)?.[1].trim();
  const [slug, year] = [one('fabrique'), one('annee')];
  const asked = slug === undefined ? undefined : thingIri(baseIri, 'fabriques', slug);
  const named = (member: Member, fact: string): Reference[] =>
    (member.others[fact] ?? []).map((iri) => ({ iri, name: fabriques.get(iri)?.name ?? nameFrom(member, iri) }));
  const rows = [...visits.values()].map((member): ExchangeRow => ({
    iri: member.iri,
    visitors: named(member, 'visitor'),
    hosts: named(member, 'host'),
    kind: member.others['visitKind']?.[0],
    date: member.others['startDate']?.[0],
  }));
  const shown = rows
    .filter(({ visitors, hosts }) => asked === undefined || [...visitors, ...hosts].some(({ iri }) => iri === asked))
    .filter(({ date }) => year === undefined || date?.startsWith(year))
    .sort((a, b) =>
      (a.date ?? '') < (b.date ?? '') ? 1 : (a.date ?? '') > (b.date ?? '') ? -1 : a.iri < b.iri ? -1 : 1,
    );
  return {
    around: asked === undefined ? undefined : fabriques.get(asked),
    year,
    years: [...new Set(rows.flatMap(({ date }) => date?.slice(0, 4) ?? []))].sort().reverse(),
    rows: shown,
    ties: tiesOf(shown),
    parameters,
  };
}

function nameFrom(member: Member, iri: string): string {
  return iri.slice(iri.lastIndexOf('/') + 1) || member.name;
}

/** Everybody who came with everybody who received, the strongest tie first. */
function tiesOf(rows: readonly ExchangeRow[]): Tie[] {
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
