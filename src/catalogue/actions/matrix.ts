import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import { isWithin, nearestFirst, readTerritory, type Territory } from '../nearby/territory.ts';
import type { Parameters } from '../read-filters.ts';
import { engagedByAction, type EngagedByStatus, nobody } from './engaged.ts';
import { hierarchyOf } from './hierarchy.ts';

/** One line of the matrix: an action, and who does it, has started and wants to. */
export interface MatrixRow {
  readonly action: Member;
  readonly depth: number;
  readonly engaged: EngagedByStatus;
}

/** A category with its lines; its own line comes first. */
export interface MatrixCategory {
  readonly category: MatrixRow;
  readonly rows: readonly MatrixRow[];
  /** How many fabriques are engaged in the category or in anything below it. */
  readonly fabriques: number;
}

/** The matrix of the actions of a territory. */
export interface ActionMatrix {
  readonly territory: Territory;
  readonly categories: readonly MatrixCategory[];
  /** How many fabriques of the territory are engaged in anything, and how many there are. */
  readonly engaged: number;
  readonly fabriques: number;
}

/** Reads the matrix of a territory, the nearest first where there is a point. */
export async function readMatrix(tables: MemberTables, parameters: Parameters): Promise<ActionMatrix> {
  const [all, actions] = await Promise.all([tables.of('fabriques'), tables.of('actions')]);
  const territory = readTerritory(parameters);
  const fabriques = nearestFirst(
    [...all.values()].filter((member) => isWithin(member, territory)),
    territory.point,
  );
  const engaged = engagedByAction(fabriques);
  const { categories, categoriesOf } = hierarchyOf(actions);
  const counts = new Map<string, number>();
  for (const fabrique of fabriques) {
    for (const category of new Set(fabrique.actions.flatMap(({ iri }) => categoriesOf(iri)))) {
      counts.set(category, (counts.get(category) ?? 0) + 1);
    }
  }
  const rowOf = (action: Member, depth: number): MatrixRow => ({
    action,
    depth,
    engaged: engaged.get(action.iri) ?? nobody,
  });
  return {
    territory,
    categories: categories.map(({ action, below }) => ({
      category: rowOf(action, 0),
      rows: below.map((placed) => rowOf(placed.action, placed.depth)),
      fabriques: counts.get(action.iri) ?? 0,
    })),
    engaged: fabriques.filter((member) => member.actions.length > 0).length,
    fabriques: fabriques.length,
  };
}
