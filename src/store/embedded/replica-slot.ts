import type { Worker } from 'node:worker_threads';
import { DomainError } from '../../core/errors.ts';
import { startWorker } from '../../core/start-worker.ts';
import type { QueryResult } from '../query-request.ts';
import type { QueryJob } from './query-job.ts';
import {
  type FromReplica,
  reading,
  type ReplicaOptions,
  type ReplicaThreadData,
  type Signals,
  type ToReplica,
  unwanted,
} from './replica-messages.ts';
import type { ReplicaChange } from '../index/replica.ts';

/** What a slot tells its pool. */
export interface SlotEvents {
  /** The replica can take a query; `revision` is what it has loaded. */
  readonly onLoaded: (slot: ReplicaSlot, revision: number) => void;
  /** The replica has finished a query and can take the next. */
  readonly onIdle: () => void;
  /** The replica could not load the documents. */
  readonly onLoadFailed: (message: string) => void;
}

/** The thread of one replica. */
interface Thread {
  readonly worker: Worker;
  readonly signals: Signals;
  /** That it has loaded, or cannot. */
  readonly settled: Promise<unknown>;
}

/** A place for one replica: ends its thread when a query must stop and starts a fresh one. */
export class ReplicaSlot {
  public state: 'loading' | 'idle' | 'running' | 'closed' = 'loading';
  public job: QueryJob | undefined;
  #thread: Thread;

  public constructor(
    private readonly options: ReplicaOptions,
    private readonly events: SlotEvents,
  ) {
    this.#thread = this.#start(true);
  }

  /** Hands a query to an idle replica. */
  public run(job: QueryJob): void {
    this.state = 'running';
    this.job = job;
    this.#post({ type: 'query', id: job.id, request: job.request });
  }

  /** Sends a commit; it is applied before any query sent later. */
  public apply(change: ReplicaChange): void {
    this.#post({ type: 'apply', change });
  }

  /** Stops whatever the replica does, at once, and loads a fresh one. */
  public restart(): QueryJob | undefined {
    const job = this.job;
    this.job = undefined;
    if (this.state !== 'closed') {
      this.state = 'loading';
      const ended = this.#thread;
      // The fresh replica starts once the old one has let go of its memory and its processor.
      void end(ended).then(() => {
        // Unless it was restarted twice meanwhile.
        if (this.state === 'loading' && this.#thread === ended) {
          this.#thread = this.#start(false);
        }
      });
    }
    return job;
  }

  public async close(): Promise<void> {
    this.state = 'closed';
    await end(this.#thread);
  }

  /** @param warmUp - Not where a replica was ended: it is to cost no more than it must. */
  #start(warmUp: boolean): Thread {
    const signals = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
    const workerData: ReplicaThreadData = { ...this.options, warmUp, signals };
    const worker = startWorker('./replica-worker', import.meta.url, { workerData, name: 'replica' });
    const whileWanted =
      <Event>(act: (event: Event) => void) =>
      (event: Event) => {
        if (Atomics.load(signals, unwanted) === 0) {
          act(event);
        }
      };
    worker.on(
      'message',
      whileWanted((message: FromReplica) => this.#receive(message)),
    );
    worker.on(
      'error',
      whileWanted((error: Error) => this.#fail(error.message)),
    );
    const settled = new Promise((resolve) => {
      ['message', 'error', 'exit'].forEach((event) => worker.once(event, resolve));
    });
    return { worker, signals, settled };
  }

  #post(message: ToReplica): void {
    this.#thread.worker.postMessage(message);
  }

  #receive(message: FromReplica): void {
    switch (message.type) {
      case 'loaded':
        this.state = 'idle';
        this.events.onLoaded(this, message.revision);
        break;
      case 'load-failed':
        this.events.onLoadFailed(message.message);
        break;
      case 'result':
        this.#finish((job) => job.resolve(toResult(message, job)));
        break;
      case 'refused':
        this.#finish((job) => job.reject(new DomainError(message.code, message.message, { details: message.details })));
        break;
      case 'broken':
        this.#fail(message.message);
        break;
    }
  }

  #finish(settle: (job: QueryJob) => void): void {
    const job = this.job;
    this.job = undefined;
    this.state = 'idle';
    if (job) {
      settle(job);
    }
    this.events.onIdle();
  }

  #fail(cause: string): void {
    if (this.state === 'loading') {
      this.events.onLoadFailed(cause);
      return;
    }
    this.restart()?.reject(
      new DomainError('query-too-complex', 'The query is too deep or too large for the engine.', { cause }),
    );
  }
}

/** Ends a thread. One that reads the file does so in native code, where to be ended ends the whole process. */
async function end({ worker, signals, settled }: Thread): Promise<void> {
  Atomics.store(signals, unwanted, 1);
  if (Atomics.load(signals, reading) !== 0) {
    await settled;
  }
  await worker.terminate();
}

function toResult({ mediaType, body }: Extract<FromReplica, { type: 'result' }>, job: QueryJob): QueryResult {
  return { mediaType, body, revision: job.revision };
}
