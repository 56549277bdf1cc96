import type { FastifyReply } from 'fastify';

/**
 * A signal that aborts when the client leaves before it has its answer.
 *
 * Fastify's `request.signal` aborts at the `close` of the request, which for a request with a body
 * comes as soon as that is read.
 */
export function untilClientGone({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) {
      controller.abort();
    }
  });
  return controller.signal;
}
