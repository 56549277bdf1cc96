import type { Worker } from 'node:worker_threads';
import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { startWorker } from '../../core/start-worker.ts';
import type { ValidationReport } from '../report.ts';
import { type FromValidator, fromPlainReport, writeDocument } from './messages.ts';

/** How much is asked of the thread at most. */
export interface ValidationThreadLimits {
  readonly timeoutMs: number;
  /** Documents that wait. */
  readonly queueLength: number;
}

interface Pending {
  readonly resolve: (report: ValidationReport) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Judges documents in a thread of its own, which is started when it is first needed: 28,000 triples take a second,
 * in which the server would answer nobody.
 */
export class ValidationThread {
  readonly #limits: ValidationThreadLimits;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #last = 0;

  public constructor(limits: ValidationThreadLimits = { timeoutMs: 30_000, queueLength: 16 }) {
    this.#limits = limits;
  }

  /** @throws DomainError `store-busy` when too many wait, `query-timeout` when it takes too long. */
  public async validate(
    document: Iterable<Quad>,
    references: ReadonlyMap<string, readonly string[]>,
  ): Promise<ValidationReport> {
    if (this.#pending.size >= this.#limits.queueLength) {
      throw new DomainError('store-busy', 'Too many documents are being validated', {
        details: { inFrench: 'Trop de documents sont en cours de vérification' },
      });
    }
    const worker = (this.#worker ??= this.#start());
    const id = (this.#last += 1);
    return new Promise<ValidationReport>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#end(
          new DomainError('query-timeout', 'The validation takes too long', {
            details: { inFrench: 'La vérification prend trop de temps' },
          }),
        );
      }, this.#limits.timeoutMs);
      this.#pending.set(id, { resolve, reject, timer });
      worker.postMessage({ id, document: writeDocument(document), references });
    });
  }

  public async close(): Promise<void> {
    const worker = this.#worker;
    this.#end(new DomainError('store-unavailable', 'The server is stopping'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = startWorker('./validation-worker', import.meta.url, { name: 'validation' });
    // A thread that waits for work keeps no process alive.
    worker.unref();
    worker.on('message', (message: FromValidator) => {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      clearTimeout(pending?.timer);
      if ('error' in message) {
        pending?.reject(new Error(message.error));
      } else {
        pending?.resolve(fromPlainReport(message));
      }
    });
    worker.on('error', (error) => this.#end(error));
    return worker;
  }

  /** Ends the thread and whatever it was asked; the next document gets a new one. */
  #end(error: unknown): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    void this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject, timer } of pending) {
      clearTimeout(timer);
      reject(error);
    }
  }
}
