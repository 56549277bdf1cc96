import { DomainError } from './errors.ts';

/** Lets so many through at once, so many wait, and turns the others away. */
export class Turnstile {
  #inside = 0;
  readonly #waiting: { readonly client: string | undefined; readonly enter: () => void }[] = [];

  public constructor(
    private readonly limits: {
      readonly atOnce: number;
      readonly waiting: number;
      readonly waitingPerClient: number;
    },
  ) {}

  /**
   * Resolves when it is one's turn; each turn must be given back with {@link leave}.
   *
   * @throws DomainError `store-busy` where too many wait already, `too-many-requests` where too many of this client do,
   * or the reason of the signal.
   */
  public async enter(signal: AbortSignal, client?: string): Promise<void> {
    if (this.#inside < this.limits.atOnce) {
      this.#inside += 1;
      return;
    }
    if (this.#waiting.length >= this.limits.waiting) {
      throw new DomainError('store-busy', 'Too many queries of this kind are waiting', {
        details: { retryAfterSeconds: 5, inFrench: 'Trop de requêtes de ce genre attendent' },
      });
    }
    const { waitingPerClient } = this.limits;
    if (client !== undefined && this.#waiting.filter((one) => one.client === client).length >= waitingPerClient) {
      throw new DomainError('too-many-requests', `${waitingPerClient} such queries of yours wait already`, {
        details: { retryAfterSeconds: 5, inFrench: `Déjà ${waitingPerClient} de vos requêtes de ce genre attendent` },
      });
    }
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(place), 1);
        reject(signal.reason as Error);
      };
      const place = {
        client,
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(place);
    });
  }

  public leave(): void {
    const next = this.#waiting.shift();
    if (next) {
      next.enter();
    } else {
      this.#inside -= 1;
    }
  }
}
