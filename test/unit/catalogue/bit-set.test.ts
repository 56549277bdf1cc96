import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitSet } from '../../../src/catalogue/sets/bit-set.ts';

const size = 100;
const numbers = fc.uniqueArray(fc.nat(size - 1));
const setOf = (some: readonly number[]): BitSet => {
  const set = new BitSet(size);
  some.forEach((number) => set.add(number));
  return set;
};
const sorted = (some: Iterable<number>): number[] => [...some].sort((a, b) => a - b);

describe('A set of bits', () => {
  it('is a set of numbers, whatever is put in', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [first, second] = [setOf(a), setOf(b)];
        expect([...first]).toEqual(sorted(a));
        expect(first.count()).toBe(a.length);
        expect([...first.and(second)]).toEqual(sorted(a.filter((number) => b.includes(number))));
        expect([...first.or(second)]).toEqual(sorted(new Set([...a, ...b])));
        expect([...first.without(second)]).toEqual(sorted(a.filter((number) => !b.includes(number))));
        expect(first.countWith(second)).toBe(a.filter((number) => b.includes(number)).length);
        expect(a.every((number) => first.has(number))).toBe(true);
      }),
    );
  });

  it.each([0, 1, 31, 32, 33, 64, 100])('of everything below %i holds exactly that', (most) => {
    expect([...BitSet.full(most)]).toEqual(Array.from({ length: most }, (_, index) => index));
    expect(BitSet.full(most).count()).toBe(most);
  });
});
