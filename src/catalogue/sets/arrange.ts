import { kilometresBetween } from '../distance.ts';
import type { Filters } from '../filters.ts';
import type { Member } from '../members.ts';
import type { BitSet } from './bit-set.ts';
import type { SetIndex } from './set-index.ts';

/**
 * The members of a set in the order that is asked for, or a slice of them: only what is shown is ever put together.
 *
 * @param from - The first one of the slice.
 * @param to - The one behind the last of the slice.
 */
export function arrange(index: SetIndex, set: BitSet, filters: Filters, from = 0, to = Infinity): Member[] {
  const { tri, descending } = filters;
  const found: Member[] = [];
  let passed = 0;
  for (const number of tri === 'distance' ? byDistance(index, set, filters) : index.order(tri, descending)) {
    if (passed >= to) {
      break;
    }
    const member = set.has(number) ? index.members[number] : undefined;
    if (member) {
      passed += 1;
      if (passed > from) {
        found.push(member);
      }
    }
  }
  return found;
}

function byDistance({ members }: SetIndex, set: BitSet, { pres, descending }: Filters): Uint32Array {
  const sign = descending ? -1 : 1;
  const distances = new Map([...set].map((number) => [number, kilometresBetween(pres, members[number]?.location)]));
  const far = (number: number): number => distances.get(number) ?? Infinity;
  // Of those equally far the one that comes first by name stays first.
  return Uint32Array.from(distances.keys()).sort((a, b) => sign * (far(a) - far(b)) || a - b);
}
