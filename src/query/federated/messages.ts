import type { ErrorCode, ErrorDetails } from '../../core/errors.ts';
import type { QueryResult, ResultsMediaType } from '../../store/query-request.ts';
import type { FederatedQuery } from './plan.ts';
import type { SourceReport, SourceSelection } from './sources.ts';

/** A query as the thread needs it. */
export interface FederatedJob {
  readonly query: FederatedQuery;
  /** Whom the parts are asked that all sources are; nobody where the query is not one over several. */
  readonly sources: SourceSelection | undefined;
  readonly baseIri: string;
  /** How solutions or a boolean are to be written. */
  readonly resultsMediaType: ResultsMediaType;
  /** Bytes of the result beyond which there is none. */
  readonly maxResultBytes: number;
  /** Solutions or triples of the result beyond which there is none. */
  readonly maxResultRows: number;
  /** Solutions held at any step beyond which there is no result. */
  readonly maxSolutions: number;
}

/** An error on its way between threads. */
export interface ErrorMessage {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

/** A SPARQL query for this server (`iri` undefined) or for an endpoint. */
export interface Question {
  readonly iri: string | undefined;
  readonly text: string;
}

/** What the thread is told. */
export type ToFederation =
  | { readonly type: 'run'; readonly job: FederatedJob }
  /** SPARQL results in JSON. */
  | { readonly type: 'answer'; readonly id: number; readonly body: Uint8Array }
  | { readonly type: 'failure'; readonly id: number; readonly error: ErrorMessage };

/** What the thread says. */
export type FromFederation =
  /** The engine is loaded. */
  | { readonly type: 'ready' }
  | ({ readonly type: 'ask'; readonly id: number } & Question)
  | ({ readonly type: 'result'; readonly sources: readonly SourceReport[] } & Omit<QueryResult, 'revision'>)
  /** The IRIs that a `DESCRIBE` turned out to be about. */
  | { readonly type: 'described'; readonly iris: readonly string[] }
  | { readonly type: 'failed'; readonly error: ErrorMessage };
