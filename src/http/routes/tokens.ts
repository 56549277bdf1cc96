import type { FastifyInstance } from 'fastify';
import { readAudit } from '../../contribution/audit.ts';
import { readTokenRequest } from '../../contribution/token-request.ts';
import type { RouteDependencies } from '../dependencies.ts';

/** How many entries of the audit trail are told at once. */
const mostEntries = 500;

/** The tokens of writers and the audit trail, for administrators: what `fabriques token` asks a running server. */
export function tokenRoutes(server: FastifyInstance, { access, store, configuration }: RouteDependencies): void {
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });

  server.get('/tokens', async (request) => {
    await access.requireAdministrator(request);
    return { tokens: await access.tokens.list() };
  });

  server.post('/tokens', { bodyLimit: 10_000 }, async (request, reply) => {
    const { name } = await access.requireAdministrator(request);
    const created = await access.tokens.create(readTokenRequest(request.body), name);
    return reply.code(201).header('location', `/tokens/${created.description.id}`).send(created);
  });

  server.delete('/tokens/:id', async (request) => {
    const { name } = await access.requireAdministrator(request);
    const { id } = request.params as { id: string };
    return access.tokens.revoke(id, name);
  });

  server.post('/tokens/:id/link', async (request, reply) => {
    const { name } = await access.requireAdministrator(request);
    const { id } = request.params as { id: string };
    const { secret, ends } = await access.links.create(id, name);
    return reply.code(201).send({ link: `${configuration.baseIri}connexion#${secret}`, ends });
  });

  server.get('/audit', async (request) => {
    await access.requireAdministrator(request);
    const entries = [];
    for await (const entry of readAudit(store.records)) {
      if (entries.length >= mostEntries) {
        break;
      }
      entries.push(entry);
    }
    return { entries };
  });
}
