import { hierarchyOf } from '../actions/hierarchy.ts';
import type { Member } from '../members.ts';
import type { MemberTables } from '../member-tables.ts';
import { missingFacts, missingOf } from '../missing-facts.ts';
import { setIndexOf } from '../sets/set-index-of.ts';
import { departementOf, type Departement } from '../territories.ts';

/** A set of fabriques that a filter selects, with how many it holds. */
export interface CountedSet {
  /** The parameter of the address and its value. */
  readonly name: string;
  readonly value: string;
  readonly count: number;
}

/** A région with its départements, each with how many fabriques stand there. */
export interface CountedRegion {
  readonly region: Departement['region'];
  readonly count: number;
  readonly departements: readonly { readonly departement: Departement; readonly count: number }[];
}

/** All that the home page counts; its size does not grow with the number of fabriques, but for their points. */
export interface Overview {
  readonly fabriques: readonly Member[];
  readonly counts: { readonly structures: number; readonly actions: number };
  readonly regions: readonly CountedRegion[];
  /** The actions that are categories, with how many fabriques are engaged in each or below it, the most first. */
  readonly categories: readonly { readonly action: Member; readonly count: number }[];
  /** By technical facts. */
  readonly facts: readonly CountedSet[];
  /** What the commons needs completing, the most missing last. */
  readonly lacking: readonly CountedSet[];
}

/** Counts what the home page shows. */
export async function readOverview(tables: MemberTables): Promise<Overview> {
  const [table, structures, actions] = await Promise.all([
    tables.of('fabriques'),
    tables.of('structures'),
    tables.of('actions'),
  ]);
  const fabriques = [...table.values()];
  const engaged = setIndexOf(table, actions).valuesOf('action');
  return {
    fabriques,
    counts: { structures: structures.size, actions: actions.size },
    regions: countRegions(fabriques),
    categories: hierarchyOf(actions)
      .categories.map(({ action }) => ({ action, count: engaged.get(action.slug)?.count() ?? 0 }))
      .sort((a, b) => b.count - a.count),
    facts: countFacts(fabriques),
    lacking: countLacking(fabriques),
  };
}

function countRegions(fabriques: readonly Member[]): CountedRegion[] {
  const counts = new Map<string, number>();
  for (const { departement } of fabriques) {
    if (departement !== undefined) {
      counts.set(departement, (counts.get(departement) ?? 0) + 1);
    }
  }
  const regions = new Map<string, { region: Departement['region']; departements: CountedRegion['departements'] }>();
  for (const [code, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const departement = departementOf(code);
    if (departement) {
      const { region } = departement;
      const known = regions.get(region.code)?.departements ?? [];
      regions.set(region.code, { region, departements: [...known, { departement, count }] });
    }
  }
  return [...regions.values()].map((one) => ({
    ...one,
    count: one.departements.reduce((sum, { count }) => sum + count, 0),
  }));
}

function countFacts(fabriques: readonly Member[]): CountedSet[] {
  const count = (test: (member: Member) => boolean): number => fabriques.filter(test).length;
  const years = [...new Set(fabriques.flatMap(({ labelYears }) => labelYears))].sort();
  return [
    { name: 'qpv', value: 'oui', count: count(({ answers }) => answers.qpv.includes('oui')) },
    { name: 'numerique', value: 'oui', count: count(({ answers }) => answers.numerique.includes('oui')) },
    ...years.map((value) => ({ name: 'annee', value, count: count(({ labelYears }) => labelYears.includes(value)) })),
  ];
}

function countLacking(fabriques: readonly Member[]): CountedSet[] {
  const missing = fabriques.flatMap(missingOf);
  return missingFacts
    .map((value) => ({ name: 'manque', value, count: missing.filter((fact) => fact === value).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
}
