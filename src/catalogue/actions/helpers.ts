import type { Status } from '../filters.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member, Reference } from '../members.ts';
import { distanceTo, isWithin, nearestFirst, readTerritory, type Territory } from '../nearby/territory.ts';
import type { Parameters } from '../read-filters.ts';
import { engagedInAny, engagedOf, statuses } from './engaged.ts';
import { hierarchyOf } from './hierarchy.ts';

/** A fabrique that could help with an action. */
export interface Helper {
  readonly member: Member;
  /** Kilometres from the place that was chosen, where both are known. */
  readonly kilometres: number | undefined;
  /** What below the action it is engaged in, where that is not the action itself. */
  readonly below: readonly Reference[];
}

/** Who could help with an action, from the nearest to the farthest. */
export interface Helpers {
  readonly territory: Territory;
  readonly byStatus: Readonly<Record<Status, readonly Helper[]>>;
  readonly narrower: readonly Member[];
}

/** Reads who does an action or anything below it, who has started and who wants to. */
export async function readHelpers(tables: MemberTables, action: string, parameters: Parameters): Promise<Helpers> {
  const [all, actions] = await Promise.all([tables.of('fabriques'), tables.of('actions')]);
  const territory = readTerritory(parameters);
  const hierarchy = hierarchyOf(actions);
  const closure = hierarchy.closure(action);
  const engaged = engagedInAny(closure, engagedOf(all));
  const helpersOf = (status: Status): Helper[] =>
    nearestFirst(
      engaged[status].filter((member) => isWithin(member, territory)),
      territory.point,
    ).map((member) => ({
      member,
      kilometres: distanceTo(member, territory.point),
      below: member.actions.filter((one) => one.status === status && one.iri !== action && closure.has(one.iri)),
    }));
  const [does, starting, wants] = statuses.map(helpersOf);
  return {
    territory,
    byStatus: { does: does ?? [], starting: starting ?? [], wants: wants ?? [] },
    narrower: hierarchy.narrower(action),
  };
}
