import { type Status, statuses } from '../filters.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import { membersWithin, readTerritory, type Territory, widen, type WiderTerritory } from '../nearby/territory.ts';
import type { Parameters } from '../read-filters.ts';
import { byDistance, slice } from '../sets/arrange.ts';
import type { BitSet } from '../sets/bit-set.ts';
import type { SetIndex } from '../sets/set-index.ts';
import { setIndexOf } from '../sets/set-index-of.ts';
import { hierarchyOf } from './hierarchy.ts';

/** Those who give a status to an action or to anything below it: how many they are, and the first names. */
export interface MatrixCell {
  readonly total: number;
  readonly first: readonly Member[];
}

/** Names in a cell; the others are one link away. */
export const mostNames = 3;

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
  /** Where the territory has nobody engaged and a wider circle has. */
  readonly wider: WiderTerritory | undefined;
}

/** Reads the matrix of a territory, the nearest first where there is a point. */
export async function readMatrix(tables: MemberTables, parameters: Parameters): Promise<ActionMatrix> {
  const [all, actions] = await Promise.all([tables.of('fabriques'), tables.of('actions')]);
  const territory = readTerritory(parameters);
  const index = setIndexOf(all, actions);
  const here = membersWithin(index, territory);
  const engaged = index.having('statut', statuses);
  const [byStatus, byAction] = [index.valuesOf('engagement'), index.valuesOf('action')];
  const firstOf = firstIn(index, here, territory);
  const rowOf = (action: Member, depth: number): MatrixRow => {
    const cellOf = (status: Status): MatrixCell => {
      const found = byStatus.get(`${action.slug} ${status}`)?.and(here);
      return found ? { total: found.count(), first: firstOf(found) } : nobody;
    };
    return { action, depth, engaged: { does: cellOf('does'), starting: cellOf('starting'), wants: cellOf('wants') } };
  };
  return {
    territory,
    categories: hierarchyOf(actions).categories.map(({ action, below }) => ({
      category: rowOf(action, 0),
      rows: below.map((placed) => rowOf(placed.action, placed.depth)),
      fabriques: byAction.get(action.slug)?.countWith(here) ?? 0,
    })),
    engaged: engaged.countWith(here),
    fabriques: here.count(),
    wider: widen(index, territory, engaged),
  };
}

const nobody: MatrixCell = { total: 0, first: [] };

/** Finds the first names of a cell: the nearest where there is a point. */
function firstIn(index: SetIndex, here: BitSet, { point }: Territory): (found: BitSet) => readonly Member[] {
  const nearestFirst = point && byDistance(index, here, point);
  return (found) =>
    nearestFirst ? slice(index, nearestFirst, found, 0, mostNames) : index.membersOf(found, mostNames);
}
