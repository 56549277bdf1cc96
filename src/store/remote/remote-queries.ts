import { DomainError } from '../../core/errors.ts';
import { defaultLimits, type Limits, type ResultLimits } from '../../core/limits.ts';
import { isStreamed, type QueryRequest, type QueryResult, type StreamedResult } from '../query-request.ts';
import type { StoreStatus } from '../store.ts';
import { readOrStream, readWhole } from './answer-stream.ts';
import { Deadline } from './deadline.ts';
import type { Endpoint } from './endpoint.ts';
import { type Evaluated, evaluateQuery } from './evaluate-query.ts';
import { LocalEvaluation } from './local-evaluation.ts';
import { systemGraphs } from './system-graphs.ts';

/** What queries need. */
export interface RemoteQueriesOptions {
  readonly queryTimeoutMs: number;
  readonly connections: number;
  readonly defaultGraph: 'union' | 'separate';
  readonly limits?: ResultLimits & Pick<Limits, 'queueLength'>;
}

/** The queries that run, and those that wait for a connection. */
export class RemoteQueries {
  readonly #options: RemoteQueriesOptions;
  readonly #open: () => Promise<Endpoint>;
  readonly #revision: () => Promise<number>;
  readonly #running = new Set<Deadline>();
  readonly #local: LocalEvaluation;

  public constructor(
    options: RemoteQueriesOptions,
    store: { readonly open: () => Promise<Endpoint>; readonly revision: () => Promise<number> },
  ) {
    this.#options = options;
    this.#open = store.open;
    this.#revision = store.revision;
    this.#local = new LocalEvaluation({ union: options.defaultGraph === 'union' });
  }

  /** How many run and wait. */
  public get counts(): StoreStatus['queries'] {
    const { size } = this.#running;
    const { connections } = this.#options;
    return { running: Math.min(size, connections), waiting: Math.max(size - connections, 0) };
  }

  /** Evaluates a query and gives its answer whole. */
  public async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult> {
    // Read whole, it is no stream.
    return (await this.#run(request, signal, async ({ pieces }) => readWhole(pieces))) as QueryResult;
  }

  /** Evaluates a query and gives its answer whole where it is small, or else as it comes. */
  public async stream(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult | StreamedResult> {
    return this.#run(request, signal, async ({ pieces }, deadline, end) => readOrStream(pieces, deadline, end));
  }

  async #run(
    request: QueryRequest,
    signal: AbortSignal | undefined,
    read: (evaluated: Evaluated, deadline: Deadline, end: () => void) => Promise<StreamedResult['body'] | Buffer>,
  ): Promise<QueryResult | StreamedResult> {
    this.#check(request, signal);
    const { limits = defaultLimits, queryTimeoutMs, defaultGraph } = this.#options;
    const timeoutMs = Math.min(request.timeoutMs ?? queryTimeoutMs, queryTimeoutMs);
    const deadline = new Deadline(timeoutMs);
    const leaving = new AbortController();
    const end = () => {
      deadline.end();
      leaving.abort();
      this.#running.delete(deadline);
    };
    this.#running.add(deadline);
    this.#hurryReaders();
    try {
      const endpoint = await this.#open();
      const revision = await this.#revision();
      const evaluated = evaluateQuery(request, {
        endpoint,
        defaultGraph: defaultGraph === 'union' ? systemGraphs.union : systemGraphs.separate,
        timeoutMs,
        deadline,
        limits,
        signal: signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal,
        local: this.#local,
      });
      const { mediaType } = evaluated;
      const result = { mediaType, revision, body: await read(evaluated, deadline, end) } as
        QueryResult | StreamedResult;
      if (!isStreamed(result)) {
        end();
      }
      return result;
    } catch (error) {
      end();
      throw error;
    }
  }

  /** Whoever reads slowly holds a connection for which others may wait. */
  #hurryReaders(): void {
    if (this.#running.size > this.#options.connections) {
      this.#running.forEach((deadline) => deadline.hurry());
    }
  }

  #check({ lane }: QueryRequest, signal: AbortSignal | undefined): void {
    if (signal?.aborted) {
      throw new DomainError('client-gone', 'The client has gone.');
    }
    const { connections, limits = defaultLimits } = this.#options;
    if (lane !== 'portal' && this.#running.size >= connections + limits.queueLength) {
      throw new DomainError('store-busy', 'Too many queries are waiting', {
        details: { retryAfterSeconds: 2, inFrench: 'Trop de requêtes attendent' },
      });
    }
  }
}
