import type { Head } from './document-reader.ts';

/**
 * Asks the store at which revision it is, once for everybody who asks at the same time. Who comes while a question is
 * under way waits for the next one: the answer to the first may be older than what was acknowledged since.
 */
export class Revisions {
  #current: Promise<Head> | undefined;
  #next: Promise<Head> | undefined;

  public constructor(private readonly ask: () => Promise<Head>) {}

  public async read(): Promise<Head> {
    if (!this.#current) {
      return this.#start();
    }
    this.#next ??= this.#current
      .catch(() => undefined)
      .then(async () => {
        this.#next = undefined;
        return this.#start();
      });
    return this.#next;
  }

  async #start(): Promise<Head> {
    const asked = this.ask().finally(() => {
      if (this.#current === asked) {
        this.#current = undefined;
      }
    });
    this.#current = asked;
    return asked;
  }
}
