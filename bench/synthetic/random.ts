/** A reproducible source of chance: the same seed gives the same data everywhere. */
export interface Random {
  /** A number from 0 up to 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly integer: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** An index below `length`; small ones come more often the larger `skew` is over 1. */
  readonly skewed: (length: number, skew: number) => number;
}

/** Makes a source from a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const index = (length: number) => Math.floor(next() * length);
  return {
    next,
    integer: (least, most) => least + index(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[index(items.length)];
      if (item === undefined) {
        throw new RangeError('There is nothing to pick from.');
      }
      return item;
    },
    skewed: (length, skew) => Math.floor(length * next() ** skew),
  };
}
