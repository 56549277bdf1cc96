import type { ErrorCode, ErrorDetails } from '../../core/errors.ts';
import type { ResultLimits } from '../../core/limits.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';
import type { ReplicaChange } from '../index/replica.ts';

/** What a replica needs to know at start. */
export interface ReplicaOptions {
  readonly stateDir: string;
  readonly baseIri: string;
  readonly union: boolean;
  readonly limits: ResultLimits;
}

/** What the thread of a replica is given. */
export interface ReplicaThreadData extends ReplicaOptions {
  /** Whether it asks itself what clients will ask, once it has loaded. */
  readonly warmUp: boolean;
  readonly signals: Signals;
}

/**
 * Two numbers that pool and thread share, 0 or 1: a thread that loads takes no messages.
 *
 * The pool says that the thread is unwanted before it looks whether it reads, and the thread says that it reads before it
 * looks whether it is unwanted, so that one of them knows.
 */
export type Signals = Int32Array;

/** Where in {@link Signals} it stands whether the thread is to end, and whether it has the file open. */
export const [unwanted, reading] = [0, 1];

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
