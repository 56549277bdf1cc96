import { DomainError } from '../errors.ts';
import { ForbiddenAddressError } from './checked-lookup.ts';
import type { OutboundRequest } from './outbound.ts';
import { refusedAddress } from './outbound-policy.ts';
import { UnacceptableBodyError } from './read-bounded.ts';

/** What to tell of a fetch that gave no answer; names the other server, never the addresses behind it. */
export function toRemoteError(cause: unknown, request: OutboundRequest, deadline: AbortSignal): DomainError {
  if (cause instanceof DomainError) {
    return cause;
  }
  const remote = new URL(request.url).origin;
  const forbidden = [cause, ...nestedErrors(cause)].find((error) => error instanceof ForbiddenAddressError);
  if (forbidden) {
    return refusedAddress(remote);
  }
  if (request.signal?.aborted) {
    return new DomainError('client-gone', 'The request was given up', { cause });
  }
  if (deadline.aborted) {
    return new DomainError('remote-timeout', `${remote} did not answer within ${request.timeoutMs} ms`, {
      cause,
      details: { remote, inFrench: `${remote} n’a pas répondu en ${request.timeoutMs} ms` },
    });
  }
  const because = cause instanceof UnacceptableBodyError ? cause.message : 'cannot be reached or broke off';
  return new DomainError('remote-failed', `${remote} ${because}`, {
    cause,
    details: { remote, inFrench: `${remote} est injoignable ou s’est interrompu` },
  });
}

function nestedErrors(error: unknown): unknown[] {
  const { cause, errors } = (error ?? {}) as { cause?: unknown; errors?: unknown };
  return [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
}
