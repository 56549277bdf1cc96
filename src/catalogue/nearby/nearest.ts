/** One of several, and how many kilometres away it is: Infinity where nobody knows. */
export interface Near<One> {
  readonly one: One;
  readonly kilometres: number;
}

/**
 * The nearest of some, from the nearest on, without putting all of them in order; of those equally far the ones that
 * come first.
 *
 * @param most - How many, at most.
 * @param farOf - How far one is, or Infinity where it is known to be `limit` away or more.
 */
export function nearestOf<One>(
  all: Iterable<One>,
  most: number,
  farOf: (one: One, limit: number) => number,
): readonly Near<One>[] {
  const found: Near<One>[] = [];
  let limit = Infinity;
  for (const one of all) {
    const kilometres = farOf(one, limit);
    if (found.length < most || kilometres < limit) {
      const before = found.findIndex((other) => other.kilometres > kilometres);
      found.splice(before < 0 ? found.length : before, 0, { one, kilometres });
      found.length = Math.min(found.length, most);
      limit = found.length < most ? Infinity : (found.at(-1)?.kilometres ?? Infinity);
    }
  }
  return found;
}
