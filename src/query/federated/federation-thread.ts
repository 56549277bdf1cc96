import type { Worker } from 'node:worker_threads';
import { DomainError, messageOf } from '../../core/errors.ts';
import { startWorker } from '../../core/start-worker.ts';
import type { FederatedJob, FromFederation, Question, ToFederation } from './messages.ts';

/** The end of a job: its result, or what a `DESCRIBE` is about. */
export type ThreadResult = Exclude<FromFederation, { type: 'ready' | 'ask' | 'failed' }>;

/** One thread with Comunica in it; runs one query at a time, and ends with one that must stop. */
export class FederationThread {
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #reject: ((error: DomainError) => void) | undefined;
  #ended = false;

  public constructor(maxMemoryMb: number) {
    this.#worker = startWorker('./federation-worker', import.meta.url, {
      name: 'federation',
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
    });
    this.#worker.unref();
    this.#worker.on('error', (error) => this.#die(error));
    this.#worker.on('exit', () => this.#die(undefined));
    // The first thing it says is that it is ready.
    this.#ready = new Promise((resolve) => this.#worker.once('message', () => resolve()));
  }

  /** Whether it can take another query. */
  public get isAlive(): boolean {
    return !this.#ended;
  }

  /**
   * Runs a query.
   *
   * @param answer - Gives the answers to its questions.
   * @param signal - Ends the query, and with it the thread unless that has not begun it yet.
   * @throws DomainError, or the reason of the signal.
   */
  public async run(
    job: FederatedJob,
    answer: (question: Question) => Promise<Uint8Array>,
    signal: AbortSignal,
  ): Promise<ThreadResult> {
    await this.#untilReady(signal);
    return new Promise<ThreadResult>((resolve, reject) => {
      const stop = () => {
        void this.end();
        settle(() => reject(signal.reason as Error));
      };
      const settle = (act: () => void) => {
        signal.removeEventListener('abort', stop);
        this.#worker.off('message', receive);
        this.#reject = undefined;
        act();
      };
      const receive = (message: FromFederation) => {
        switch (message.type) {
          case 'ask':
            void this.#answer(message, answer);
            break;
          case 'ready':
            break;
          case 'failed': {
            const { code, message: text, details } = message.error;
            settle(() => reject(new DomainError(code, text, { details })));
            break;
          }
          case 'result':
          case 'described':
            settle(() => resolve(message));
            break;
        }
      };
      this.#reject = (error) => settle(() => reject(error));
      signal.addEventListener('abort', stop, { once: true });
      this.#worker.on('message', receive);
      this.#post({ type: 'run', job });
    });
  }

  /** Ends the thread and whatever it does, at once. */
  public async end(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  /** Loading the engine takes about a second, which is not thrown away with a query that cannot wait. */
  async #untilReady(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => reject(signal.reason as Error);
      this.#reject = reject;
      signal.addEventListener('abort', giveUp, { once: true });
      void this.#ready.then(() => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      });
    });
    signal.throwIfAborted();
  }

  async #answer(
    { id, ...question }: Extract<FromFederation, { type: 'ask' }>,
    answer: (question: Question) => Promise<Uint8Array>,
  ): Promise<void> {
    try {
      this.#post({ type: 'answer', id, body: await answer(question) });
    } catch (error) {
      const { code, message, details } =
        error instanceof DomainError ? error : new DomainError('store-unavailable', messageOf(error));
      this.#post({ type: 'failure', id, error: { code, message, details } });
    }
  }

  #post(message: ToFederation): void {
    if (!this.#ended) {
      this.#worker.postMessage(message);
    }
  }

  #die(cause: Error | undefined): void {
    this.#ended = true;
    this.#reject?.(
      new DomainError('query-too-complex', 'The query needs more memory or depth than it may have', {
        cause,
        details: { inFrench: 'La requête demande plus de mémoire ou de profondeur qu’il n’est permis' },
      }),
    );
  }
}
