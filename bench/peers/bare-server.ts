// A Fastify server that does nothing but send bytes: what any server on it could at most do.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';

const [port, file = ''] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
const things = new Map(Object.entries(texts).map(([slug, text]) => [slug, Buffer.from(text)]));
const server = fastify({ logger: false });
server.get<{ Params: { slug: string } }>('/fabriques/:slug', async (request, reply) =>
  reply.type('application/ld+json').send(things.get(request.params.slug)),
);
await server.listen({ port: Number(port), host: '127.0.0.1' });
