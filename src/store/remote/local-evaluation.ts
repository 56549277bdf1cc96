import { once } from 'node:events';
import { DomainError } from '../../core/errors.ts';
import type { ResultLimits } from '../../core/limits.ts';
import { startWorker } from '../../core/start-worker.ts';
import { Turnstile } from '../../core/turnstile.ts';
import type { QueryRequest } from '../query-request.ts';
import type { AdaptedQuery } from './adapt-query.ts';
import { readConcerned } from './concerned-documents.ts';
import type { Deadline } from './deadline.ts';
import type { Endpoint } from './endpoint.ts';
import type { EvaluationAnswer, EvaluationData } from './evaluation-thread.ts';

/** How many queries are evaluated here at once: each holds the documents that it is about. */
const atOnce = 2;

/** How many may wait for that; the deadline of each goes on meanwhile. */
const mostWaiting = 50;

/** What an evaluation needs. */
export interface LocalEvaluationContext {
  readonly endpoint: Endpoint;
  readonly deadline: Deadline;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
  readonly limits: ResultLimits;
}

/**
 * Evaluates queries that the store cannot, over the documents that they are about: those are read as written, at one
 * revision, into an index in a thread that ends with the query.
 */
export class LocalEvaluation {
  readonly #turnstile = new Turnstile({ atOnce, waiting: mostWaiting, waitingPerClient: mostWaiting });

  public constructor(private readonly options: { readonly union: boolean }) {}

  /**
   * Gives the result in the media type of the request.
   *
   * @throws DomainError as {@link readConcerned} and the index; `store-busy` where too many
   * wait, `query-timeout`, `client-gone`.
   */
  public async evaluate(
    request: QueryRequest,
    query: Pick<AdaptedQuery, 'parsed' | 'dataset'>,
    { endpoint, deadline, signal, limits }: LocalEvaluationContext,
  ): Promise<Uint8Array> {
    const ending = AbortSignal.any([signal, deadline.signal]);
    try {
      await this.#turnstile.enter(ending);
      try {
        const documents = await readConcerned(endpoint, query, request.assuming, ending);
        return await evaluate({ request, documents, limits, union: this.options.union }, ending);
      } finally {
        this.#turnstile.leave();
      }
    } catch (cause) {
      if (signal.aborted) {
        throw new DomainError('client-gone', 'The client has gone.', { cause });
      }
      throw deadline.signal.aborted ? (deadline.signal.reason as Error) : cause;
    }
  }
}

async function evaluate(workerData: EvaluationData, ending: AbortSignal): Promise<Uint8Array> {
  ending.throwIfAborted();
  const worker = startWorker('./evaluation-worker', import.meta.url, { workerData, name: 'evaluation' });
  try {
    const [answer] = (await once(worker, 'message', { signal: ending })) as [EvaluationAnswer];
    if (answer.type === 'result') {
      return answer.body;
    }
    throw new DomainError(answer.code, answer.message, { details: answer.details });
  } catch (cause) {
    if (cause instanceof DomainError || ending.aborted) {
      throw cause;
    }
    throw new DomainError('query-too-complex', 'The query is too deep or too large for the engine.', { cause });
  } finally {
    await worker.terminate();
  }
}
