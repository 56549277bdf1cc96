import type { Filters } from './filters.ts';
import type { Member } from './members.ts';
import { departementOf, departementOfCommune } from './territories.ts';
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

type ValuesOf = (member: Member, filters: Filters, ancestors: Ancestors) => readonly string[];

/** What a member counts under; the same as what the selection would find it by. */
const valuesOf: Readonly<Record<FacetName, ValuesOf>> = {
  departement: ({ communeCodes }) => communeCodes.map(departementOfCommune),
  region: ({ communeCodes }) =>
    communeCodes.flatMap((code) => departementOf(departementOfCommune(code))?.region.code ?? []),
  qpv: ({ answers }) => answers.qpv,
  numerique: ({ answers }) => answers.numerique,
  // An action and its status belong together, as one engagement says them.
  action: ({ actions }, { statut }, ancestors) =>
    actions
      .filter(({ status }) => statut.length === 0 || statut.includes(status))
      .flatMap(({ iri }) => ancestors(localNameOf(iri))),
  statut: ({ actions }, { action }, ancestors) =>
    actions
      .filter(({ iri }) => action.length === 0 || ancestors(localNameOf(iri)).some((slug) => action.includes(slug)))
      .map(({ status }) => status),
  famille: ({ families }) => families,
  annee: ({ labelYears }) => labelYears,
};

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
export function countFacet(
  name: FacetName,
  members: readonly Member[],
  filters: Filters,
  ancestors: Ancestors,
): FacetValue[] {
  const chosen = chosenValues(filters, name);
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
  for (const member of members) {
    for (const value of new Set(valuesOf[name](member, filters, ancestors))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count, chosen: chosen.includes(value) }))
    .sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count || (a.value < b.value ? -1 : 1));
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
