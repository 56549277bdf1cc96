import { compareStrings } from '../../core/rdf/dataset.ts';
import { isOfPlaces } from '../kinds.ts';
import type { MemberTables } from '../member-tables.ts';
import { rememberFor } from '../remembered.ts';
import type { Involvement, InvolvementIndex } from '../structures/involvement-index.ts';
import type { Thing } from '../thing.ts';

/** A visit or mutual contribution, seen from outside. */
export interface Exchange {
  readonly visit: string;
  readonly visitors: readonly string[];
  readonly hosts: readonly string[];
  readonly kind: string | undefined;
  readonly date: string | undefined;
  readonly end: string | undefined;
}

/** What other documents say of a thing: the links that point at it. */
export interface Inverse {
  readonly practices: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly involvements: readonly Involvement[];
}

/** Nothing points at it, as far as anybody knows. */
export const noInverse: Inverse = { practices: [], exchanges: [], involvements: [] };

/** Reads what points at a thing, of the links that the page of its kind shows. */
export async function readInverse(
  { iri, collection }: Pick<Thing, 'iri' | 'collection'>,
  tables: MemberTables,
  involvements: () => Promise<InvolvementIndex>,
): Promise<Inverse> {
  if (collection === 'structures') {
    return { ...noInverse, involvements: (await involvements()).get(iri) ?? [] };
  }
  if (!isOfPlaces(collection) && collection !== 'categories') {
    return noInverse;
  }
  const [practices, visits] = await Promise.all([tables.of('pratiques'), tables.of('visites')]);
  return {
    ...noInverse,
    practices: practicesByNamed(practices).get(iri) ?? [],
    exchanges: exchangesByPlace(visits).get(iri) ?? [],
  };
}

/** The practices that name a place, or a category, in the order of their IRIs. */
const practicesByNamed = rememberFor((practices) => {
  const found = new Map<string, string[]>();
  for (const { iri, others } of [...practices.values()].sort((a, b) => compareStrings(a.iri, b.iri))) {
    const { practisedBy = [], category = [] } = others;
    new Set([...practisedBy, ...category]).forEach((named) => add(found, named, iri));
  }
  return found;
});

/** The visits and contributions in which a place was visitor or host, the latest first. */
const exchangesByPlace = rememberFor((visits) => {
  const found = new Map<string, Exchange[]>();
  for (const { iri, others } of visits.values()) {
    const { visitor = [], host = [], visitKind = [], startDate = [], endDate = [] } = others;
    if (visitor.length > 0 && host.length > 0) {
      const [kind, date, end] = [visitKind[0], startDate[0], endDate[0]];
      const exchange = { visit: iri, visitors: visitor, hosts: host, kind, date, end };
      new Set([...visitor, ...host]).forEach((place) => add(found, place, exchange));
    }
  }
  found.forEach((exchanges) => exchanges.sort(latestFirst));
  return found;
});

function latestFirst(a: Exchange, b: Exchange): number {
  return compareStrings(b.date ?? '', a.date ?? '') || compareStrings(a.visit, b.visit);
}

function add<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const values = index.get(key);
  if (values) {
    values.push(value);
  } else {
    index.set(key, [value]);
  }
}
