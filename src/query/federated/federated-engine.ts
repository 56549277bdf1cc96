import type { Query } from '@traqula/rules-sparql-1-1';
import { DomainError } from '../../core/errors.ts';
import { defaultLimits } from '../../core/limits.ts';
import type { Outbound } from '../../core/net/outbound.ts';
import { Turnstile } from '../../core/turnstile.ts';
import type { QueryRequest, QueryResult } from '../../store/query-request.ts';
import { Answerer, type QueryableStore, timeIsUp } from './answerer.ts';
import { FederationThread, type ThreadResult } from './federation-thread.ts';
import { rewriteQuery } from './rewrite-query.ts';
import type { SourceReport, SourceSelection } from './sources.ts';
import { spreadOverSources } from './spread-over-sources.ts';

/** How much federated queries may cost. */
export interface FederationLimits {
  /** Milliseconds for a query, its waiting included. */
  readonly timeoutMs: number;
  /** Queries that run at once, each in a thread of its own. */
  readonly atOnce: number;
  readonly waiting: number;
  /** How many queries of one client may wait. */
  readonly waitingPerClient: number;
  readonly resultBytes: number;
  /** Solutions or triples of a result. */
  readonly resultRows: number;
  /** Bytes of one answer of another server. */
  readonly answerBytes: number;
  /** Solutions held between two steps. */
  readonly solutions: number;
  /** Heap of a thread. */
  readonly memoryMb: number;
  /** Milliseconds after which a thread that has nothing to do is ended. */
  readonly idleMs: number;
}

/** What is allowed unless the operator says otherwise. */
export const defaultFederationLimits: FederationLimits = {
  timeoutMs: 30_000,
  atOnce: 2,
  waiting: 16,
  waitingPerClient: 4,
  resultBytes: defaultLimits.resultBytes,
  resultRows: defaultLimits.resultRows,
  answerBytes: 16 * 1_048_576,
  solutions: 500_000,
  memoryMb: 512,
  idleMs: 300_000,
};

/** What the engine needs. */
export interface FederatedEngineOptions {
  readonly store: QueryableStore;
  /** Through which other endpoints are asked. */
  readonly outbound: Outbound;
  readonly limits?: Partial<FederationLimits>;
  /** The endpoints of the peers by their own addresses, undefined for one without; nobody where nothing is said. */
  readonly peers?: () => Promise<ReadonlyMap<string, string | undefined>>;
}

/** A request of a query, and the other sources that it is to be answered from. */
export type FederatedRequest = Omit<QueryRequest, 'text'> & { readonly sources?: SourceSelection };

/** The result of a query over several sources says what came of each. */
export type FederatedResult = QueryResult & { readonly sources?: readonly SourceReport[] };

/** Evaluates queries that say `SERVICE`, or are to be answered from several sources. */
export interface FederatedEngine {
  /**
   * @param tree - The query with absolute IRIs, within the limits of shape.
   * @throws DomainError as {@link Store.query}, and `remote-refused`, `remote-failed`, `remote-timeout`.
   */
  readonly query: (tree: Query, request: FederatedRequest, signal?: AbortSignal) => Promise<FederatedResult>;
  /** Has a thread ready before the first query. */
  readonly warmUp: () => void;
  readonly close: () => Promise<void>;
}

/** Makes the engine; nothing is started before the first query. */
export function createFederatedEngine(options: FederatedEngineOptions): FederatedEngine {
  const { store, outbound, limits: given, peers = async () => Promise.resolve(new Map()) } = options;
  const limits = { ...defaultFederationLimits, ...given };
  const turnstile = new Turnstile(limits);
  const threads = new IdleThreads(limits);

  async function run(tree: Query, given: FederatedRequest, bounds: Bounds): Promise<FederatedResult> {
    const { sources, ...request } = given;
    const query = rewriteQuery(sources ? spreadOverSources(tree) : tree);
    const { baseIri = '', resultsMediaType = 'application/sparql-results+json' } = request;
    const over = new AbortController();
    const answerer = new Answerer({
      store,
      outbound,
      request,
      endpoints: [...new Set([...query.endpoints, ...(sources?.endpoints ?? [])])],
      peers: await peers(),
      timeoutMs: bounds.timeoutMs,
      maxAnswerBytes: limits.answerBytes,
      signal: AbortSignal.any([bounds.signal, over.signal]),
    });
    const revision = await store.revision();
    const thread = threads.take();
    const notePending = () => (bounds.pending = answerer.pending);
    bounds.signal.addEventListener('abort', notePending, { once: true });
    try {
      const { resultBytes: maxResultBytes, resultRows: maxResultRows, solutions: maxSolutions } = limits;
      const job = { query, sources, baseIri, resultsMediaType, maxResultBytes, maxResultRows, maxSolutions };
      const result = await thread.run(job, async (question) => answerer.answer(question), bounds.signal);
      return result.type === 'described'
        ? await describe(store, result, request, query.dataset, bounds.signal)
        : { mediaType: result.mediaType, body: result.body, revision, ...(sources && { sources: result.sources }) };
    } finally {
      // Whatever is still being asked is asked for nothing.
      over.abort();
      bounds.signal.removeEventListener('abort', notePending);
      threads.giveBack(thread);
    }
  }

  return {
    query: async (tree, request, signal) => {
      const timeoutMs = Math.min(request.timeoutMs ?? limits.timeoutMs, limits.timeoutMs);
      const deadline = AbortSignal.timeout(timeoutMs);
      const bounds: Bounds = {
        timeoutMs,
        signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
        pending: [],
      };
      try {
        await turnstile.enter(bounds.signal, request.client);
        try {
          return await run(tree, { ...request, timeoutMs }, bounds);
        } finally {
          turnstile.leave();
        }
      } catch (error) {
        if (signal?.aborted) {
          throw new DomainError('client-gone', 'The client has gone away', { cause: error });
        }
        throw deadline.aborted ? timeIsUp(timeoutMs, bounds.pending) : error;
      }
    },
    warmUp: () => threads.giveBack(threads.take()),
    close: async () => threads.close(),
  };
}

interface Bounds {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** The endpoints that were waited for when time was up. */
  pending: readonly string[];
}

async function describe(
  store: QueryableStore,
  { iris }: Extract<ThreadResult, { type: 'described' }>,
  request: Omit<QueryRequest, 'text'>,
  dataset: string,
  signal: AbortSignal,
): Promise<QueryResult> {
  const things = iris.map((iri) => `<${iri}>`).join(' ');
  // Without anything to describe the answer is an empty graph.
  const text = iris.length > 0 ? `DESCRIBE ${things} ${dataset}` : 'CONSTRUCT {} WHERE {}';
  return store.query({ ...request, text }, signal);
}

/** Threads that wait for the next query, since starting one takes about a second. */
class IdleThreads {
  readonly #idle: FederationThread[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  public constructor(private readonly limits: Pick<FederationLimits, 'memoryMb' | 'idleMs'>) {}

  public take(): FederationThread {
    clearTimeout(this.#timer);
    const thread = this.#idle.pop();
    return thread?.isAlive ? thread : new FederationThread(this.limits.memoryMb);
  }

  public giveBack(thread: FederationThread): void {
    if (!thread.isAlive) {
      return;
    }
    if (this.#closed) {
      void thread.end();
      return;
    }
    this.#idle.push(thread);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#endAll(), this.limits.idleMs).unref();
  }

  public async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#endAll();
  }

  async #endAll(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(async (thread) => thread.end()));
  }
}
