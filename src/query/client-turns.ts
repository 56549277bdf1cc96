import { DomainError } from '../core/errors.ts';

/** Seconds after which a client that asked too much at once may try again. */
const retryAfterSeconds = 2;

/** Bounds how much one client asks at once, so that it cannot take all the places there are to wait. */
export class ClientTurns {
  readonly #inside = new Map<string, number>();

  /** @param most - What one client may have running or waiting. */
  public constructor(private readonly most: number) {}

  /**
   * Does something for a client.
   *
   * @throws DomainError `too-many-requests`, or whatever `act` throws.
   */
  public async take<T>(client: string | undefined, act: () => Promise<T>): Promise<T> {
    const leave = this.enter(client);
    try {
      return await act();
    } finally {
      leave();
    }
  }

  /**
   * Counts something that a client asks, until what it returns is called.
   *
   * @param client - Undefined for the server itself, which is not counted.
   * @throws DomainError `too-many-requests`.
   */
  public enter(client: string | undefined): () => void {
    if (client === undefined) {
      return () => undefined;
    }
    const inside = this.#inside.get(client) ?? 0;
    if (inside >= this.most) {
      throw new DomainError('too-many-requests', `${inside} queries of yours run or wait already`, {
        details: {
          limit: 'queriesPerClient',
          allowed: this.most,
          retryAfterSeconds,
          inFrench: `Déjà ${inside} de vos requêtes s’exécutent ou attendent`,
        },
      });
    }
    this.#inside.set(client, inside + 1);
    return () => this.#leave(client);
  }

  #leave(client: string): void {
    const left = (this.#inside.get(client) ?? 1) - 1;
    if (left > 0) {
      this.#inside.set(client, left);
    } else {
      this.#inside.delete(client);
    }
  }
}
