import type { Status } from '../filters.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import { distanceTo, isEverywhere, isWithin, nearestOf, readTerritory, type Territory } from '../nearby/territory.ts';
import type { Parameters } from '../read-filters.ts';
import { rememberFor } from '../remembered.ts';
import { engagedByAction, engagedOf, nobody } from './engaged.ts';
import { type ActionHierarchy, hierarchyOf } from './hierarchy.ts';

/** Those who give a status to an action: how many they are, and the first names. */
export interface MatrixCell {
  readonly total: number;
  readonly first: readonly Member[];
}

/** Names in a cell; the others are one link away. */
const mostNames = 3;

/** One line of the matrix: an action, and who does it, has started and wants to. */
export interface MatrixRow {
  readonly action: Member;
  readonly depth: number;
  readonly engaged: Readonly<Record<Status, MatrixCell>>;
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
  const everywhere = isEverywhere(territory);
  const fabriques = everywhere ? [...all.values()] : [...all.values()].filter((member) => isWithin(member, territory));
  const engaged = everywhere ? engagedOf(all) : engagedByAction(fabriques);
  const hierarchy = hierarchyOf(actions);
  const counts = everywhere ? countsOf(all)(actions) : countByCategory(fabriques, hierarchy);
  const kilometres = distances(territory);
  const cellOf = (members: readonly Member[]): MatrixCell => ({
    total: members.length,
    first: territory.point ? nearestOf(members, mostNames, kilometres) : members.slice(0, mostNames),
  });
  const rowOf = (action: Member, depth: number): MatrixRow => {
    const { does, starting, wants } = engaged.get(action.iri) ?? nobody;
    return { action, depth, engaged: { does: cellOf(does), starting: cellOf(starting), wants: cellOf(wants) } };
  };
  return {
    territory,
    categories: hierarchy.categories.map(({ action, below }) => ({
      category: rowOf(action, 0),
      rows: below.map((placed) => rowOf(placed.action, placed.depth)),
      fabriques: counts.get(action.iri) ?? 0,
    })),
    engaged: fabriques.filter((member) => member.actions.length > 0).length,
    fabriques: fabriques.length,
  };
}

/** How many of some fabriques are engaged in each category, or in anything below it. */
function countByCategory(fabriques: Iterable<Member>, { categoriesOf }: ActionHierarchy): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const countedLast = new Map<string, Member>();
  for (const fabrique of fabriques) {
    for (const { iri } of fabrique.actions) {
      for (const category of categoriesOf(iri)) {
        if (countedLast.get(category) !== fabrique) {
          countedLast.set(category, fabrique);
          counts.set(category, (counts.get(category) ?? 0) + 1);
        }
      }
    }
  }
  return counts;
}

/** The same of all fabriques, counted once. */
const countsOf = rememberFor((all) => rememberFor((actions) => countByCategory(all.values(), hierarchyOf(actions))));

/** How far each is from the point of a territory, measured once: most are in several cells. */
function distances({ point }: Territory): (member: Member) => number {
  const known = new Map<Member, number>();
  return (member) => {
    const far = known.get(member) ?? distanceTo(member, point) ?? Infinity;
    known.set(member, far);
    return far;
  };
}
