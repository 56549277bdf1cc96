import type { FastifyInstance } from 'fastify';
import type { ServerDependencies } from '../dependencies.ts';
import { retryAfterSeconds } from '../service-state.ts';

/** Whether the process lives (`/health/live`) and whether it can answer (`/health`, `/health/ready`). */
export function healthRoutes(server: FastifyInstance, { store, readiness }: ServerDependencies): void {
  server.get('/health/live', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'live' }),
  );

  for (const path of ['/health', '/health/ready']) {
    server.get(path, async (_request, reply) => {
      const loaded = readiness?.isReady() ?? true;
      const status = readiness?.isStopping() ? 'stopping' : loaded ? 'ready' : 'loading';
      const { replicas, queries } = store.status();
      if (status !== 'ready') {
        void reply.code(503).header('retry-after', retryAfterSeconds);
      }
      return reply.header('cache-control', 'no-store').send({
        status,
        revision: await store.revision(),
        replicas,
        queries,
        ...(readiness && (loaded ? { warm: readiness.isWarm() } : { progress: readiness.progress() })),
      });
    });
  }
}
