import type { Status } from '../filters.ts';
import type { Member } from '../members.ts';
import { rememberFor } from '../remembered.ts';

/** How far one can have got with an action, the surest first. */
export const statuses = ['does', 'starting', 'wants'] as const satisfies readonly Status[];

/** For each status the fabriques that give it to an action. */
export type EngagedByStatus = Readonly<Record<Status, readonly Member[]>>;

/** The fabriques engaged in each action, by the action's IRI, in the order in which they come. */
export function engagedByAction(fabriques: Iterable<Member>): ReadonlyMap<string, EngagedByStatus> {
  const found = new Map<string, Record<Status, Member[]>>();
  for (const fabrique of fabriques) {
    for (const { iri, status } of fabrique.actions) {
      const engaged = found.get(iri) ?? { does: [], starting: [], wants: [] };
      // Two documents may say the same engagement.
      if (engaged[status].at(-1) !== fabrique) {
        engaged[status].push(fabrique);
      }
      found.set(iri, engaged);
    }
  }
  return found;
}

/** Those engaged in each action, of all the fabriques of a table, made once. */
export const engagedOf = rememberFor((table) => engagedByAction(table.values()));

/** Nobody. */
export const nobody: EngagedByStatus = { does: [], starting: [], wants: [] };

/** Those engaged in any of several actions, each of them once for each status. */
export function engagedInAny(
  actions: Iterable<string>,
  engaged: ReadonlyMap<string, EngagedByStatus>,
): EngagedByStatus {
  const all = [...actions].map((iri) => engaged.get(iri) ?? nobody);
  const distinct = (status: Status): Member[] => [...new Set(all.flatMap((one) => one[status]))];
  return { does: distinct('does'), starting: distinct('starting'), wants: distinct('wants') };
}
