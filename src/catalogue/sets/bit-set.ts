/** A set of the numbers below a size, one bit each: intersecting and counting thousands takes microseconds. */
export class BitSet {
  readonly #words: Uint32Array;

  public constructor(public readonly size: number) {
    this.#words = new Uint32Array(Math.ceil(size / 32));
  }

  /** The set of all the numbers below a size. */
  public static full(size: number): BitSet {
    const full = new BitSet(size);
    full.#words.fill(0xffff_ffff);
    const beyond = size % 32;
    if (beyond > 0) {
      full.#words[full.#words.length - 1] = 2 ** beyond - 1;
    }
    return full;
  }

  public add(index: number): void {
    const word = index >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (index & 31));
  }

  public has(index: number): boolean {
    return ((this.#words[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
  }

  /** What is in both. */
  public and(other: BitSet): BitSet {
    return this.#combine(other, (a, b) => a & b);
  }

  /** What is in one of them, or in both. */
  public or(other: BitSet): BitSet {
    return this.#combine(other, (a, b) => a | b);
  }

  /** What is in this one only. */
  public without(other: BitSet): BitSet {
    return this.#combine(other, (a, b) => a & ~b);
  }

  /** How many there are. */
  public count(): number {
    return this.countWith(this);
  }

  /** How many are in both. */
  public countWith(other: BitSet): number {
    const [mine, theirs] = [this.#words, other.#words];
    let count = 0;
    for (let index = 0; index < mine.length; index += 1) {
      count += ones((mine[index] ?? 0) & (theirs[index] ?? 0));
    }
    return count;
  }

  /** The numbers in it, the smallest first; as many of them as are wanted. */
  public numbers(most = Infinity): number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#words.length && found.length < most; index += 1) {
      for (let rest = this.#words[index] ?? 0; rest !== 0 && found.length < most; rest &= rest - 1) {
        found.push(index * 32 + 31 - Math.clz32(rest & -rest));
      }
    }
    return found;
  }

  public [Symbol.iterator](): IterableIterator<number> {
    return this.numbers().values();
  }

  #combine(other: BitSet, combine: (a: number, b: number) => number): BitSet {
    const combined = new BitSet(this.size);
    for (let index = 0; index < this.#words.length; index += 1) {
      combined.#words[index] = combine(this.#words[index] ?? 0, other.#words[index] ?? 0);
    }
    return combined;
  }
}

/** How many bits of a word are set. @see {@link https://en.wikipedia.org/wiki/Hamming_weight} */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
