import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import type { ServerDependencies } from '../dependencies.ts';

/** Seconds after which a client that came while the server was loading may try again. */
const retryAfterSeconds = 2;

/** What a server that is loading still answers. */
const answeredWhileLoading = /^\/(?:health|assets)(?:[/?]|$)/u;

/** Holds every request off until the data are loaded, except those that ask how far it has come. */
export function holdUntilReady(server: FastifyInstance, { readiness }: ServerDependencies): void {
  server.addHook('onRequest', async (request) => {
    if (readiness && !readiness.isReady() && !answeredWhileLoading.test(request.url)) {
      throw new DomainError('store-loading', 'The data are being loaded. Try again in a moment.', {
        details: { retryAfterSeconds },
      });
    }
  });
}

/** Whether the process lives (`/health/live`) and whether it can answer (`/health`, `/health/ready`). */
export function healthRoutes(server: FastifyInstance, { store, readiness }: ServerDependencies): void {
  server.get('/health/live', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );

  for (const path of ['/health', '/health/ready']) {
    server.get(path, async (_request, reply) => {
      const ready = readiness?.isReady() ?? true;
      const { replicas, queries } = store.status();
      if (!ready) {
        void reply.code(503).header('retry-after', retryAfterSeconds);
      }
      return reply.header('cache-control', 'no-store').send({
        status: ready ? 'ready' : 'loading',
        revision: await store.revision(),
        replicas,
        queries,
        ...(readiness && !ready && { progress: readiness.progress() }),
      });
    });
  }
}
