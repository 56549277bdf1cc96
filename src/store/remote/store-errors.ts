import { DomainError, messageOf } from '../../core/errors.ts';

/** Seconds after which it is worth asking again. */
const retryAfterSeconds = 5;

/** That the store cannot be used for now. */
export function unavailable(message: string, cause?: unknown): DomainError {
  return new DomainError('store-unavailable', `${message}.`, {
    cause,
    details: { retryAfterSeconds, inFrench: 'La base de données ne répond pas pour l’instant.' },
  });
}

/** A refusal that the store took back itself: the transaction was given up, and may be tried again. */
class GivenUpError extends Error {}

/** What it means that a store answers with an error. */
export function refusalOf(kind: 'query' | 'update', status: number, said: string): Error {
  const first = said.trim().split('\n', 1)[0]?.slice(0, 300) ?? '';
  // Virtuoso: a deadlock, or a lock that was waited for in vain; 409 is how others say it.
  if (/\b40001\b|deadlock/iu.test(said) || status === 409 || status === 412) {
    return new GivenUpError(first);
  }
  if (status === 401 || status === 403) {
    return unavailable(`The store refuses its credentials (${status})`, new Error(first));
  }
  if (/S1T00|query ?timed? ?out|timeout/iu.test(said)) {
    return new DomainError('query-timeout', 'The store ended the query at its time limit.', {
      cause: new Error(first),
    });
  }
  if (status === 429 || status === 503) {
    return new DomainError('store-busy', 'The store has too much to do.', {
      cause: new Error(first),
      details: { retryAfterSeconds },
    });
  }
  // Every query was understood before it was sent. Virtuoso says 500 to some that it does not compile or compute.
  const isRefused = status < 500 || /\bVirtuoso (?:37000|42\w{3}|22\w{3}) Error\b/u.test(said);
  return kind === 'query' && isRefused
    ? new DomainError('malformed-query', `The store does not take this query: ${first || status}`, {
        details: { inFrench: `La base de données refuse cette requête : ${first || status}` },
      })
    : unavailable(`The store answers ${status} to a ${kind}`, new Error(first));
}

/** Whether what went wrong may go right at once: a connection that was closed, a transaction that was given up. */
export function isTransient(error: unknown): boolean {
  if (error instanceof GivenUpError) {
    return true;
  }
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return (
    !(error instanceof DomainError) &&
    (['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(code)) || /other side closed/u.test(messageOf(error)))
  );
}
