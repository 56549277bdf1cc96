/**
 * What can go wrong in the domain, by name. None of these knows about HTTP:
 * the mapping from a code to a status lives in `src/http/problem-details.ts`.
 */
export type ErrorCode =
  | 'bad-request'
  | 'client-gone'
  | 'conflict'
  | 'configuration-invalid'
  | 'forbidden'
  | 'gone'
  | 'graph-not-found'
  | 'key-reused'
  | 'malformed-query'
  | 'malformed-rdf'
  | 'moved'
  | 'not-acceptable'
  | 'not-found'
  | 'precondition-required'
  | 'query-too-complex'
  | 'query-timeout'
  | 'record-conflict'
  | 'remote-failed'
  | 'remote-refused'
  | 'remote-timeout'
  | 'result-too-large'
  | 'revision-conflict'
  | 'state-corrupt'
  | 'state-in-use'
  | 'state-incompatible'
  | 'stopping'
  | 'storage-full'
  | 'store-busy'
  | 'store-loading'
  | 'store-unavailable'
  | 'too-large'
  | 'too-many-attempts'
  | 'too-many-requests'
  | 'unauthorized'
  | 'unsupported-media-type'
  | 'validation-failed';

/** Facts about an error that a client may see, such as the position of a syntax error. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** Base class of every error that a caller is expected to handle. */
export class DomainError extends Error {
  public override readonly name = 'DomainError';

  /** Facts that a client may see beside the message. */
  public readonly details: ErrorDetails;

  /**
   * @param code - Stable, machine-readable identifier of the problem.
   * @param message - One sentence that a client may see; never contains internals.
   * @param options - The underlying `cause`, logged but never sent, and `details`, which are sent.
   */
  public constructor(
    public readonly code: ErrorCode,
    message: string,
    options: ErrorOptions & { details?: ErrorDetails } = {},
  ) {
    super(message, options);
    this.details = options.details ?? {};
  }
}

/** The message of anything thrown, for logs and for wrapping. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
