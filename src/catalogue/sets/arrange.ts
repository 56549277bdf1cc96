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
  const { tri, descending, pres } = filters;
  const order = tri === 'distance' ? byDistance(index, set, pres, descending) : index.order(tri, descending);
  return slice(index, order, set, from, to);
}

/** The members of a set from one place of an order on up to another; the order may hold others, too. */
export function slice(index: SetIndex, order: Uint32Array, set: BitSet, from: number, to: number): Member[] {
  const found: Member[] = [];
  let passed = 0;
  for (let place = 0; place < order.length && passed < to; place += 1) {
    const number = order[place] ?? -1;
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

/** The numbers of a set by their distance from a point; what nobody knows the place of is farthest away. */
export function byDistance({ members }: SetIndex, set: BitSet, from: Filters['pres'], descending = false): Uint32Array {
  const sign = descending ? -1 : 1;
  const numbers = set.numbers();
  const far = new Float64Array(members.length);
  for (const number of numbers) {
    far[number] = kilometresBetween(from, members[number]?.location);
  }
  // Of those equally far the one that comes first by name stays first.
  return Uint32Array.from(numbers).sort((a, b) => sign * ((far[a] ?? 0) - (far[b] ?? 0)) || a - b);
}
