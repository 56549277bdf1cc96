import { createHash } from 'node:crypto';
import { quadKeyLength } from './quad-table.ts';
import type { ChangeRecord } from './state-file.ts';

/**
 * What each commit says of everything up to it, so that a state can be proved whole at a start
 * without making it again from its log.
 */
export interface Seal {
  /** All keys of `quads` after the commit, combined by exclusive or; in hexadecimal. */
  readonly contents: string;
  /** A digest over the chain of the commit before and over this commit; in hexadecimal. */
  readonly chain: string;
}

/** The seal before the first commit. */
export const firstSeal: Seal = { contents: '00'.repeat(quadKeyLength), chain: '' };

/** What a commit says of itself. */
export interface SealedCommit {
  readonly revision: number;
  readonly time: number;
  readonly author: string;
  readonly message: string;
  readonly changes: Iterable<ChangeRecord>;
}

/** The chain after a commit. */
export function chainAfter(chain: string, { revision, time, author, message, changes }: SealedCommit): string {
  const hash = createHash('sha256');
  hash.update([chain, revision, time, author.length, author, message].join(' '));
  for (const { added, removed } of changes) {
    hash.update(`\n+${added}`);
    hash.update(`\n-${removed}`);
  }
  return hash.digest('hex').slice(0, 32);
}

/** A set of keys of `quads`, of which only the combination is kept: adding one twice takes it away. */
export class KeySum {
  readonly #sum: Buffer;

  /** @param start - A sum in hexadecimal. */
  public constructor(start: string = firstSeal.contents) {
    this.#sum = Buffer.from(start, 'hex');
  }

  public toggle(key: Uint8Array): void {
    for (let index = 0; index < quadKeyLength; index += 1) {
      this.#sum[index] = (this.#sum[index] ?? 0) ^ (key[index] ?? 0);
    }
  }

  public toString(): string {
    return this.#sum.toString('hex');
  }
}
