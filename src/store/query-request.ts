import type { Readable } from 'node:stream';

/** Media types in which solutions (SELECT) and booleans (ASK) are written. */
export type ResultsMediaType =
  'application/sparql-results+json' | 'application/sparql-results+xml' | 'text/csv' | 'text/tab-separated-values';

/** A SPARQL query with its dataset and its bounds. */
export interface QueryRequest {
  /** A SPARQL 1.1 query. */
  readonly text: string;
  /** How solutions or a boolean are to be written, JSON unless told; graphs always come as N-Triples. */
  readonly resultsMediaType?: ResultsMediaType;
  /** Against which relative IRIs of the text resolve. */
  readonly baseIri?: string;
  /** Graphs whose merge is the default graph, instead of the one of the store and of `FROM`. */
  readonly defaultGraphs?: readonly string[];
  /** Graphs that `GRAPH` can name, instead of all and of `FROM NAMED`. */
  readonly namedGraphs?: readonly string[];
  /** Milliseconds of evaluation after which the query is ended; the store's own limit otherwise. */
  readonly timeoutMs?: number;
  /** Whether literals must be as the documents have them, and compared as such, in a store that rewrites them too. */
  readonly asWritten?: boolean;
  /** N-Quads as if they were committed for this one query, which they are not. */
  readonly assuming?: { readonly added: string; readonly removed: string };
  /** `portal` queries are the server's own and never wait behind those of clients. */
  readonly lane?: 'client' | 'portal';
  /** Who asks; queries of several clients take turns. */
  readonly client?: string;
  /** The request that asks, for logs. */
  readonly requestId?: string;
}

/** A serialised result. */
export interface QueryResult {
  /** What the body is: solutions or a boolean in the media type asked for, or N-Triples. */
  readonly mediaType: ResultsMediaType | 'application/n-triples';
  /** UTF-8. */
  readonly body: Uint8Array;
  /** The revision of the data that was asked. */
  readonly revision: number;
}

/** A result that is sent on as it is made, for one reader. */
export interface StreamedResult extends Omit<QueryResult, 'body'> {
  /** UTF-8. It ends with an error where the rest does not come: what was read until then is not the result. */
  readonly body: Readable;
}

/** Whether a result is sent on as it is made. */
export function isStreamed(result: QueryResult | StreamedResult): result is StreamedResult {
  return !(result.body instanceof Uint8Array);
}
