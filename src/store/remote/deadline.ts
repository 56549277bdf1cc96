import { DomainError } from '../../core/errors.ts';

/** How long whoever receives an answer may take for it, while nobody else waits to be served. */
const patienceMs = 600_000;

/**
 * The time that a query may take. It stands still while the store waits for the client; the client has a time of its
 * own, which is that of the query as soon as others wait for their turn.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #left: Record<'store' | 'client', number>;
  #timer: NodeJS.Timeout | undefined;
  #turn: 'store' | 'client' = 'store';
  #since = 0;
  #isHurried = false;

  public constructor(private readonly timeoutMs: number) {
    this.#left = { store: timeoutMs, client: Math.max(patienceMs, timeoutMs) };
    this.#arm();
  }

  /** Aborts, with the error as its reason, when the time of either is over. */
  public get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Has the time of the one or the other run. */
  public waitFor(whom: 'store' | 'client'): void {
    this.#disarm();
    this.#turn = whom;
    this.#arm();
  }

  /** Others wait: the client has no more time from now on than the query itself. */
  public hurry(): void {
    if (!this.#isHurried) {
      this.#isHurried = true;
      this.#disarm();
      this.#left.client = Math.min(this.#left.client, this.timeoutMs);
      this.#arm();
    }
  }

  /** Lets no more time run. */
  public end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
    this.#since = performance.now();
    const turn = this.#turn;
    this.#timer = setTimeout(() => this.#controller.abort(this.#tooLate(turn)), this.#left[turn]).unref();
  }

  #disarm(): void {
    this.end();
    this.#left[this.#turn] = Math.max(0, this.#left[this.#turn] - (performance.now() - this.#since));
  }

  #tooLate(turn: 'store' | 'client'): DomainError {
    return turn === 'store'
      ? timedOut(this.timeoutMs)
      : new DomainError('client-gone', 'The client took too long to receive the answer.');
  }
}

/** That a query took longer than it may. */
export function timedOut(timeoutMs: number, cause?: unknown): DomainError {
  return new DomainError('query-timeout', `The query was ended after ${timeoutMs} ms.`, { cause });
}
