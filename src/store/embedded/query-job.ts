import type { DomainError } from '../../core/errors.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';

/** A query on its way through the pool. */
export interface QueryJob {
  readonly id: number;
  readonly request: QueryRequest;
  /** The revision that the answer will be of. */
  revision: number;
  /** Has run for long already, so that it may only run where that leaves a replica free. */
  long: boolean;
  /** Nobody waits for the answer any more. */
  unwanted?: boolean;
  readonly resolve: (result: QueryResult) => void;
  readonly reject: (error: DomainError) => void;
}
