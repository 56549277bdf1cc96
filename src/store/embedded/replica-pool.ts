import { DomainError } from '../../core/errors.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';
import type { StoreStatus } from '../store.ts';
import type { QueryJob } from './query-job.ts';
import type { ReplicaOptions } from './replica-messages.ts';
import { QueryQueue } from './query-queue.ts';
import { ReplicaSlot } from './replica-slot.ts';
import type { ReplicaChange } from '../index/replica.ts';

/** The bounds of a pool. */
export interface PoolOptions {
  readonly replica: ReplicaOptions;
  /** How many queries may run for long at the same time; one more replica stays free for short ones. */
  readonly longRunning: number;
  /** How many queries may wait. */
  readonly queueLength: number;
  readonly timeoutMs: number;
  /** The changes between two revisions, for a replica that was loading while they were made. */
  readonly changesSince: (revision: number) => Iterable<ReplicaChange>;
  readonly currentRevision: () => number;
}

/** From how many milliseconds on a query counts as running for long. */
const longAfterMs = 200;

/**
 * The replicas of the query index, each in a thread, and the queue before them.
 *
 * A query past its deadline is ended with its thread. All replicas are alike, but the last free
 * one is never left to a long query: it is ended there and waits for its turn, so that short
 * queries and the portal go on being answered whatever runs. Clients take turns.
 */
export class ReplicaPool {
  readonly #options: PoolOptions;
  readonly #slots: ReplicaSlot[];
  readonly #queue = new QueryQueue();
  readonly #waitingForReady: { resolve: () => void; reject: (error: DomainError) => void }[] = [];
  #lastId = 0;
  #closed = false;
  #failure: DomainError | undefined;

  public constructor(options: PoolOptions) {
    this.#options = options;
    this.#slots = [this.#openSlot()];
  }

  /** Resolves when a replica can answer. */
  public async ready(): Promise<void> {
    if (this.#failure) {
      throw this.#failure;
    }
    if (!this.#slots.some(({ state }) => state === 'idle' || state === 'running')) {
      await new Promise<void>((resolve, reject) => this.#waitingForReady.push({ resolve, reject }));
    }
  }

  /** Evaluates a query on the next free replica. */
  public async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult> {
    if (this.#closed || this.#failure) {
      throw this.#failure ?? new DomainError('store-unavailable', 'The store is closed.');
    }
    signal?.throwIfAborted();
    if (this.#queue.length >= this.#options.queueLength) {
      throw new DomainError('store-busy', 'Too many queries are waiting', {
        details: { retryAfterSeconds: 2, inFrench: 'Trop de requêtes attendent' },
      });
    }
    const timeoutMs = Math.min(request.timeoutMs ?? this.#options.timeoutMs, this.#options.timeoutMs);
    return new Promise<QueryResult>((resolve, reject) => {
      this.#lastId += 1;
      const settle =
        <T>(act: (value: T) => void) =>
        (value: T) => {
          clearTimeout(deadline);
          signal?.removeEventListener('abort', abort);
          act(value);
        };
      const job: QueryJob = {
        id: this.#lastId,
        request,
        revision: this.#options.currentRevision(),
        long: false,
        resolve: settle(resolve),
        reject: settle(reject),
      };
      const abort = () => this.#end(job, new DomainError('client-gone', 'The client has gone away.'));
      const deadline = setTimeout(
        () => this.#end(job, new DomainError('query-timeout', `The query took longer than ${timeoutMs} ms.`)),
        timeoutMs,
      );
      signal?.addEventListener('abort', abort, { once: true });
      this.#enqueue(job);
    });
  }

  /** Has every replica follow a commit. */
  public apply(change: ReplicaChange): void {
    for (const slot of this.#slots) {
      // One that is loading catches up by itself when it has loaded.
      if (slot.state === 'idle' || slot.state === 'running') {
        slot.apply(change);
      }
    }
  }

  /** Has every replica follow a change that is none of a revision: one that is loading might have read what was before. */
  public applyWithoutRevision(change: ReplicaChange): void {
    this.apply(change);
    this.#slots.filter(({ state }) => state === 'loading').forEach((slot) => slot.restart());
  }

  public status(): Omit<StoreStatus, 'state'> {
    const ready = this.#slots.filter(({ state }) => state === 'idle' || state === 'running').length;
    const running = this.#slots.filter(({ state }) => state === 'running').length;
    return {
      replicas: { ready, wanted: this.#options.longRunning + 1 },
      queries: { running, waiting: this.#queue.length },
    };
  }

  public async close(): Promise<void> {
    this.#closed = true;
    const closed = new DomainError('store-unavailable', 'The store is closing.');
    this.#queue.takeAll().forEach((job) => job.reject(closed));
    this.#slots.forEach(({ job }) => job?.reject(closed));
    this.#waitingForReady.splice(0).forEach(({ reject }) => reject(closed));
    await Promise.all(this.#slots.map(async (slot) => slot.close()));
  }

  #openSlot(): ReplicaSlot {
    return new ReplicaSlot(this.#options.replica, {
      onLoaded: (slot, revision) => this.#admit(slot, revision),
      onIdle: () => this.#dispatch(),
      onLoadFailed: (message) => this.#failLoading(message),
    });
  }

  #admit(slot: ReplicaSlot, revision: number): void {
    for (const change of this.#options.changesSince(revision)) {
      slot.apply(change);
    }
    this.#waitingForReady.splice(0).forEach(({ resolve }) => resolve());
    // The next replica loads when this one has, so that the first answer does not wait for all.
    if (!this.#closed && this.#slots.length < this.#options.longRunning + 1) {
      this.#slots.push(this.#openSlot());
    }
    this.#dispatch();
  }

  #failLoading(message: string): void {
    this.#failure = new DomainError('store-unavailable', 'The query index could not be loaded.', { cause: message });
    for (const job of this.#queue.takeAll()) {
      job.reject(this.#failure);
    }
    this.#waitingForReady.splice(0).forEach(({ reject }) => reject(this.#failure as DomainError));
  }

  #enqueue(job: QueryJob): void {
    this.#queue.add(job);
    this.#dispatch();
  }

  #dispatch(): void {
    for (const slot of this.#slots.filter(({ state }) => state === 'idle')) {
      const job = this.#queue.take(this.#runningJobs(), this.#options.longRunning);
      if (!job) {
        return;
      }
      job.revision = this.#options.currentRevision();
      slot.run(job);
      if (!job.long) {
        setTimeout(() => this.#onLong(slot, job), longAfterMs);
      }
    }
  }

  #onLong(slot: ReplicaSlot, job: QueryJob): void {
    if (slot.job !== job) {
      return;
    }
    const mayStay = job.request.lane === 'portal' || this.#mayRunLong();
    job.long = true;
    if (job.unwanted) {
      slot.restart();
    } else if (!mayStay) {
      slot.restart();
      this.#enqueue(job);
    }
  }

  #mayRunLong(): boolean {
    return this.#runningJobs().filter(({ long }) => long).length < this.#options.longRunning;
  }

  #runningJobs(): QueryJob[] {
    return this.#slots.flatMap(({ job }) => job ?? []);
  }

  /**
   * Ends a query wherever it is. One that has only just begun may finish unheard: to load a replica anew costs far
   * more, and clients that leave in haste, or ask for no time at all, could keep every replica loading.
   */
  #end(job: QueryJob, error: DomainError): void {
    this.#queue.remove(job);
    job.unwanted = true;
    if (job.long) {
      this.#slots.find((slot) => slot.job === job)?.restart();
    }
    job.reject(error);
  }
}
