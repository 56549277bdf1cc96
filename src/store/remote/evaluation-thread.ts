import type { ErrorCode, ErrorDetails } from '../../core/errors.ts';
import type { ResultLimits } from '../../core/limits.ts';
import type { QueryRequest } from '../query-request.ts';

/** What a thread that evaluates one query is given. */
export interface EvaluationData {
  readonly request: QueryRequest;
  /** The documents in N-Quads, as written. */
  readonly documents: readonly string[];
  /** Whether the default graph is the union of all documents. */
  readonly union: boolean;
  readonly limits: ResultLimits;
}

/** What it answers. */
export type EvaluationAnswer =
  | { readonly type: 'result'; readonly body: Uint8Array }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly message: string; readonly details: ErrorDetails };
