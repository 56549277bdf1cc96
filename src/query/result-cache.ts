import { LRUCache } from 'lru-cache';
import type { QueryRequest, QueryResult } from '../store/query-request.ts';

/** What an answer depends on besides the data. */
export type CachedRequest = Omit<
  QueryRequest,
  'timeoutMs' | 'lane' | 'asWritten' | 'assuming' | 'client' | 'requestId'
>;

/** How much is kept. */
export interface ResultCacheOptions {
  /** Bytes of all answers together. */
  readonly totalBytes: number;
  /** Bytes of one answer; a larger one is not kept, so that one query cannot drive out all others. */
  readonly answerBytes: number;
}

const defaults: ResultCacheOptions = { totalBytes: 64 * 1_048_576, answerBytes: 8 * 1_048_576 };

/**
 * Answers to queries that were asked before, of the current revision of the data only: the first commit after an
 * answer makes it worthless.
 */
export class ResultCache {
  readonly #answers: LRUCache<string, QueryResult>;
  readonly #answerBytes: number;
  #revision = -1;

  public constructor({ totalBytes, answerBytes }: ResultCacheOptions = defaults) {
    this.#answerBytes = answerBytes;
    this.#answers = new LRUCache({
      maxSize: totalBytes,
      sizeCalculation: ({ body }, key) => body.byteLength + key.length + 1,
    });
  }

  /** The answer that the same request had over this revision. */
  public get(request: CachedRequest, revision: number): QueryResult | undefined {
    return revision === this.#revision ? this.#answers.get(keyOf(request)) : undefined;
  }

  /** Keeps an answer, unless a newer revision has been answered meanwhile. */
  public set(request: CachedRequest, result: QueryResult): void {
    if (result.revision > this.#revision) {
      this.#answers.clear();
      this.#revision = result.revision;
    }
    if (result.revision === this.#revision && result.body.byteLength <= this.#answerBytes) {
      this.#answers.set(keyOf(request), result);
    }
  }
}

function keyOf({ text, resultsMediaType, baseIri, defaultGraphs, namedGraphs }: CachedRequest): string {
  return JSON.stringify([text, resultsMediaType, baseIri, defaultGraphs, namedGraphs]);
}
