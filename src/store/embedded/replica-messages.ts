import type { ErrorCode, ErrorDetails } from '../../core/errors.ts';
import type { ResultLimits } from '../../core/limits.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';
import type { ReplicaChange } from './replica.ts';

/** What a replica needs to know at start. */
export interface ReplicaOptions {
  readonly stateDir: string;
  readonly baseIri: string;
  readonly union: boolean;
  /** Whether it asks itself what clients will ask, once it has loaded. */
  readonly warmUp?: boolean;
  readonly limits: ResultLimits;
}

/** What the pool says to a replica. Messages are handled in order, one at a time. */
export type ToReplica =
  | { readonly type: 'apply'; readonly change: ReplicaChange }
  | { readonly type: 'query'; readonly id: number; readonly request: QueryRequest };

/** What a replica answers. */
export type FromReplica =
  | { readonly type: 'loaded'; readonly revision: number }
  | { readonly type: 'load-failed'; readonly message: string }
  | {
      readonly type: 'result';
      readonly id: number;
      readonly mediaType: QueryResult['mediaType'];
      readonly body: Uint8Array;
    }
  | {
      readonly type: 'refused';
      readonly id: number;
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails;
    }
  /** The engine's memory can no longer be trusted; the replica ends itself after this. */
  | { readonly type: 'broken'; readonly id: number | undefined; readonly message: string };
