/** What is wrong with a state, in words that complete "The state cannot be read: …". */
export class Fault extends Error {}

/** Goes on only where a condition holds. */
export function expect(condition: boolean, describe: () => string): asserts condition {
  if (!condition) {
    throw new Fault(describe());
  }
}
