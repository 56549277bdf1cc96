import type { FastifyInstance } from 'fastify';
import type { RouteDependencies } from '../dependencies.ts';

/** What an operator watches, in the text format of Prometheus; for everybody, an administrator, or nobody. */
export function metricsRoutes(server: FastifyInstance, { access, configuration, metrics }: RouteDependencies): void {
  if (configuration.metrics === 'off') {
    return;
  }
  server.get('/metrics', async (request, reply) => {
    if (configuration.metrics === 'token') {
      await access.requireAdministrator(request);
    }
    const { contentType, text } = await metrics.expose();
    return reply.header('cache-control', 'no-store').type(contentType).send(text);
  });
}
