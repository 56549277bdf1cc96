import { expect } from './fault.ts';

/** Which pages of a file are spoken for, so that none serves twice. */
export class PageClaims {
  readonly #claimed: Uint8Array;

  /** @param lastPage - The last page that may be claimed; the first two are the heads of the file. */
  public constructor(lastPage: number) {
    this.#claimed = new Uint8Array(lastPage + 1);
    this.#claimed.fill(1, 0, 2);
  }

  /** @throws Fault when a page is claimed already or does not exist. */
  public claim(page: number, count = 1): void {
    const possible = Number.isSafeInteger(page) && count >= 1 && page >= 2 && page + count <= this.#claimed.length;
    expect(possible, () => `it refers to page ${page}, which it cannot have`);
    for (let next = page; next < page + count; next += 1) {
      expect(this.#claimed[next] === 0, () => `page ${next} is used twice`);
      this.#claimed[next] = 1;
    }
  }
}
