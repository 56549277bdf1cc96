import type { Filters } from './filters.ts';
import type { Member } from './members.ts';
import type { BitSet } from './sets/bit-set.ts';
import type { SetIndex } from './sets/set-index.ts';
import { localNameOf } from '../vocabulary/namespaces.ts';

/** The filters that a page offers with counts. */
export const facetNames = [
  'region',
  'departement',
  'qpv',
  'numerique',
  'action',
  'statut',
  'famille',
  'annee',
  'manque',
] as const;

/** One filter that is offered with counts. */
export type FacetName = (typeof facetNames)[number];

/** One value of a filter: how many things the set would hold with it, all the other filters kept. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** For each filter its values: those that are chosen, then the most frequent. */
export type Facets = ReadonlyMap<FacetName, readonly FacetValue[]>;

/** An action's slug with those of every category above it. */
export type Ancestors = (action: string) => readonly string[];

/** What a set is narrowed to by one filter. */
export function chosenValues(filters: Filters, name: FacetName): readonly string[] {
  const chosen = filters[name] ?? [];
  return typeof chosen === 'string' ? [chosen] : chosen;
}

/** The filters without one of them. */
export function withoutFacet(filters: Filters, name: FacetName): Filters {
  const { qpv, numerique, ...others } = filters;
  if (name === 'qpv') {
    return { ...others, ...(numerique && { numerique }) };
  }
  return name === 'numerique' ? { ...others, ...(qpv && { qpv }) } : { ...filters, [name]: [] };
}

/** Counts the values of one filter over what passes all the others. */
export function countFacet(name: FacetName, index: SetIndex, passing: BitSet, filters: Filters): FacetValue[] {
  const chosen = chosenValues(filters, name);
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const [value, set] of valuesWith(name, index, filters)) {
    const count = set.countWith(passing);
    if (count > 0) {
      counts.set(value, count);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count, chosen: chosen.includes(value) }))
    .sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The values of a filter with who has them; an action and its status belong together, as one engagement says them. */
function valuesWith(name: FacetName, index: SetIndex, { action, statut }: Filters): Iterable<[string, BitSet]> {
  const together = (values: ReadonlyMap<string, BitSet>, pairs: (value: string) => string[]): [string, BitSet][] =>
    [...values.keys()].map((value) => [value, index.having('engagement', pairs(value))]);
  if (name === 'action' && statut.length > 0) {
    return together(index.valuesOf(name), (value) => statut.map((status) => `${value} ${status}`));
  }
  if (name === 'statut' && action.length > 0) {
    return together(index.valuesOf(name), (value) => action.map((one) => `${one} ${value}`));
  }
  return index.valuesOf(name);
}

/** Reads which categories stand above each action, from the rows of the actions. */
export function ancestorsIn(actions: Iterable<Member>): Ancestors {
  const broader = new Map([...actions].map(({ slug, others }) => [slug, (others['broader'] ?? []).map(localNameOf)]));
  const known = new Map<string, string[]>();
  return (action) => {
    const found = known.get(action) ?? closure(action, broader);
    known.set(action, found);
    return found;
  };
}

function closure(action: string, broader: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set([action]);
  // A set grows while it is walked through.
  for (const slug of found) {
    (broader.get(slug) ?? []).forEach((above) => found.add(above));
  }
  return [...found];
}
