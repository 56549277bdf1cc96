import { type Status, statuses } from '../filters.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import {
  distanceTo,
  membersWithin,
  readTerritory,
  type Territory,
  widen,
  type WiderTerritory,
} from '../nearby/territory.ts';
import type { Parameters } from '../read-filters.ts';
import { byDistance, slice } from '../sets/arrange.ts';
import { setIndexOf } from '../sets/set-index-of.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { hierarchyOf } from './hierarchy.ts';

/** A fabrique that could help with an action. */
export interface Helper {
  readonly member: Member;
  /** Kilometres from the place that was chosen, where both are known. */
  readonly kilometres: number | undefined;
  /** What below the action it is engaged in, where that is not the action itself. */
  readonly below: readonly Member[];
}

/** Those who could help in one way. */
export interface HelpersOfStatus {
  readonly total: number;
  /** The first of them, from the nearest to the farthest. */
  readonly nearest: readonly Helper[];
}

/** Who could help with an action. */
export interface Helpers {
  readonly territory: Territory;
  readonly byStatus: Readonly<Record<Status, HelpersOfStatus>>;
  readonly narrower: readonly Member[];
  /** Where the territory has nobody and a wider circle has. */
  readonly wider: WiderTerritory | undefined;
}

/** Those told of each status; the list of the same fabriques has all of them. */
const mostHelpers = 30;

/** Reads who does an action or anything below it, who has started and who wants to. */
export async function readHelpers(tables: MemberTables, action: string, parameters: Parameters): Promise<Helpers> {
  const [all, actions] = await Promise.all([tables.of('fabriques'), tables.of('actions')]);
  const territory = readTerritory(parameters);
  const hierarchy = hierarchyOf(actions);
  const closure = hierarchy.closure(action);
  const index = setIndexOf(all, actions);
  const here = membersWithin(index, territory);
  const nearestFirst = territory.point && byDistance(index, here, territory.point);
  const engaged = (wanted: readonly Status[]) =>
    index.having(
      'engagement',
      wanted.map((status) => `${localNameOf(action)} ${status}`),
    );
  const helpersOf = (status: Status): HelpersOfStatus => {
    const found = engaged([status]).and(here);
    const members = nearestFirst
      ? slice(index, nearestFirst, found, 0, mostHelpers)
      : index.membersOf(found, mostHelpers);
    const isBelow = (one: Member['actions'][number]): boolean =>
      one.status === status && one.iri !== action && closure.has(one.iri);
    return {
      total: found.count(),
      nearest: members.map((member) => ({
        member,
        kilometres: distanceTo(member, territory.point),
        below: member.actions.filter(isBelow).flatMap(({ iri }) => actions.get(iri) ?? []),
      })),
    };
  };
  return {
    territory,
    byStatus: { does: helpersOf('does'), starting: helpersOf('starting'), wants: helpersOf('wants') },
    narrower: hierarchy.narrower(action),
    wider: widen(index, territory, engaged(statuses)),
  };
}
