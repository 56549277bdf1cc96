import type { Query } from '@traqula/rules-sparql-1-1';
import { LRUCache } from 'lru-cache';
import { measure, type Observer } from '../core/observer.ts';
import { parseQuery } from '../core/sparql/parse-sparql.ts';
import { isStreamed, type QueryResult, type StreamedResult } from '../store/query-request.ts';
import type { Store } from '../store/store.ts';
import { ClientTurns } from './client-turns.ts';
import { checkLength, checkShape, defaultQueryLimits, type QueryLimits } from './limits.ts';
import type { FederatedEngine, FederatedRequest, FederatedResult } from './federated/federated-engine.ts';
import { hasService } from './federated/variables.ts';
import { ResultCache } from './result-cache.ts';
import { isVolatile } from './volatile.ts';

/** What a query gives: solutions, a boolean, or a graph. */
export type QueryForm = Query['subType'];

/** A query that was read and found to be within the limits. */
export interface PreparedQuery {
  readonly text: string;
  readonly form: QueryForm;
  readonly tree: Query;
  /** Whether two evaluations over the same data may differ: `NOW()`, `RAND()`, `SERVICE` … */
  readonly volatile: boolean;
}

/** Evaluates the SPARQL queries of clients. */
export interface QueryEngine {
  readonly limits: QueryLimits;

  /**
   * Reads a query without evaluating it.
   *
   * @throws DomainError `malformed-query` with `line` and `column`, `query-too-complex`.
   */
  readonly prepare: (text: string) => PreparedQuery;

  /**
   * Evaluates a query over the current data, or gives the answer that the same query had over the same data. With
   * `sources` it is answered from those too, and the result says what came of each.
   *
   * @throws DomainError as {@link Store.query}, and `too-many-requests`.
   */
  readonly evaluate: (
    query: PreparedQuery,
    options: Omit<FederatedRequest, 'baseIri'>,
    signal?: AbortSignal,
  ) => Promise<FederatedResult>;

  /** As {@link QueryEngine.evaluate}, for whoever sends the answer on: a large one may come as the store makes it. */
  readonly stream: (
    query: PreparedQuery,
    options: Omit<FederatedRequest, 'baseIri'>,
    signal?: AbortSignal,
  ) => Promise<FederatedResult | StreamedResult>;
}

/** What the engine needs; `baseIri` is that against which relative IRIs of queries resolve. */
export interface QueryEngineOptions {
  readonly store: Store;
  readonly baseIri: string;
  readonly limits?: QueryLimits;
  /** Evaluates what says `SERVICE`; without it the store is asked, which refuses that. */
  readonly federation?: Pick<FederatedEngine, 'query'>;
  /** Bounds what one client asks at once. */
  readonly turns?: ClientTurns;
  /** Is told of federated queries; the store tells of those that are its own. */
  readonly observer?: Pick<Observer, 'queryEnded'>;
}

/** Makes the engine in front of a store: reading, classifying and bounding. */
export function createQueryEngine({
  store,
  baseIri,
  limits = defaultQueryLimits,
  federation,
  turns = new ClientTurns(Infinity),
  observer,
}: QueryEngineOptions): QueryEngine {
  const prepared = new LRUCache<string, PreparedQuery>({
    max: 256,
    maxSize: 2_000_000,
    sizeCalculation: ({ text }) => text.length + 1,
  });
  const answers = new ResultCache();
  const prepare = (text: string): PreparedQuery => {
    checkLength(text, limits);
    const tree = parseQuery(text, baseIri);
    checkShape(tree, limits);
    return { text, form: tree.subType, tree, volatile: isVolatile(tree) };
  };
  const evaluate: QueryEngine['evaluate'] = async ({ text, tree, volatile }, options, signal) => {
    if (federation && (options.sources || hasService(tree))) {
      const { requestId } = options;
      const ask = async () => federation.query(tree, { ...options, baseIri }, signal);
      return turns.take(options.client, async () =>
        measure(ask, (outcome, milliseconds) =>
          observer?.queryEnded({
            lane: 'federated',
            outcome,
            milliseconds,
            text,
            ...(requestId !== undefined && { requestId }),
          }),
        ),
      );
    }
    const request = { ...options, text, baseIri };
    const known = volatile ? undefined : answers.get(request, await store.revision());
    if (known) {
      return known;
    }
    const result = await turns.take(options.client, async () => store.query(request, signal));
    if (!volatile) {
      answers.set(request, result);
    }
    return result;
  };
  return {
    limits,
    prepare: (text) => {
      const known = prepared.get(text) ?? prepare(text);
      prepared.set(text, known);
      return known;
    },
    evaluate,
    stream: async (query, options, signal) => {
      const { text, tree, volatile } = query;
      if (!store.stream || (federation && (options.sources || hasService(tree)))) {
        return evaluate(query, options, signal);
      }
      const request = { ...options, text, baseIri };
      const known = volatile ? undefined : answers.get(request, await store.revision());
      if (known) {
        return known;
      }
      const leave = turns.enter(options.client);
      let result: QueryResult | StreamedResult;
      try {
        result = await store.stream(request, signal);
      } catch (error) {
        leave();
        throw error;
      }
      if (isStreamed(result)) {
        result.body.once('close', leave);
        return result;
      }
      leave();
      if (!volatile) {
        answers.set(request, result);
      }
      return result;
    },
  };
}
