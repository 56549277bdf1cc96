import type { Status } from '../filters.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member, Reference } from '../members.ts';
import { distanceTo, isWithin, nearestFirst, readTerritory, type Territory } from '../nearby/territory.ts';
import type { Parameters } from '../read-filters.ts';
import { engagedInAny, engagedOf } from './engaged.ts';
import { hierarchyOf } from './hierarchy.ts';

/** A fabrique that could help with an action. */
export interface Helper {
  readonly member: Member;
  /** Kilometres from the place that was chosen, where both are known. */
  readonly kilometres: number | undefined;
  /** What below the action it is engaged in, where that is not the action itself. */
  readonly below: readonly Reference[];
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
}

/** Those told of each status; the list of the same fabriques has all of them. */
const mostHelpers = 30;

/** Reads who does an action or anything below it, who has started and who wants to. */
export async function readHelpers(tables: MemberTables, action: string, parameters: Parameters): Promise<Helpers> {
  const [all, actions] = await Promise.all([tables.of('fabriques'), tables.of('actions')]);
  const territory = readTerritory(parameters);
  const hierarchy = hierarchyOf(actions);
  const closure = hierarchy.closure(action);
  const engaged = engagedInAny(closure, engagedOf(all));
  const helpersOf = (status: Status): HelpersOfStatus => {
    const found = engaged[status].filter((member) => isWithin(member, territory));
    return {
      total: found.length,
      nearest: nearestFirst(found, territory.point)
        .slice(0, mostHelpers)
        .map((member) => ({
          member,
          kilometres: distanceTo(member, territory.point),
          below: member.actions.filter((one) => one.status === status && one.iri !== action && closure.has(one.iri)),
        })),
    };
  };
  return {
    territory,
    byStatus: { does: helpersOf('does'), starting: helpersOf('starting'), wants: helpersOf('wants') },
    narrower: hierarchy.narrower(action),
  };
}
