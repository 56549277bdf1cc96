import type { Status } from '../filters.ts';
import type { Member } from '../members.ts';
import type { BitSet } from '../sets/bit-set.ts';
import type { SetIndex } from '../sets/set-index.ts';

/** How many fabriques of a set give each status to each action or to anything below it, by the IRI of the action. */
export function countEngaged(
  actions: readonly Member[],
  places: SetIndex,
  among: BitSet,
): ReadonlyMap<string, Readonly<Record<Status, number>>> {
  const engaged = places.valuesOf('engagement');
  return new Map(
    actions.map(({ iri, slug }) => {
      const count = (status: Status): number => engaged.get(`${slug} ${status}`)?.countWith(among) ?? 0;
      return [iri, { does: count('does'), starting: count('starting'), wants: count('wants') }];
    }),
  );
}
