import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { ServerDependencies } from './dependencies.ts';
import { chooseLanguage } from './language.ts';
import { problemCatalogue } from './problem-catalogue.ts';

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

/**
 * Makes every known address answer every method: 405 with `Allow` where Fastify would say 404, and `OPTIONS`.
 * To be called before any route is registered; what it returns, after all of them are.
 */
export function watchMethods(server: FastifyInstance, dependencies: ServerDependencies): () => void {
  const methodsByUrl = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const methods = methodsByUrl.get(url) ?? new Set<string>();
    for (const one of [method].flat()) {
      methods.add(one);
    }
    methodsByUrl.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...methodsByUrl]) {
      completeMethods(server, url, methods, dependencies);
    }
  };
}

function completeMethods(
  server: FastifyInstance,
  url: string,
  known: ReadonlySet<string>,
  dependencies: ServerDependencies,
): void {
  const allow = [...new Set([...known, 'OPTIONS', ...(known.has('GET') ? ['HEAD'] : [])])].sort().join(', ');
  if (!known.has('OPTIONS')) {
    server.options(url, (request, reply) => answerOptions(request, reply, allow));
  }
  const missing: HTTPMethods[] = everyMethod.filter(
    (method) => method !== 'OPTIONS' && !allow.split(', ').includes(method),
  );
  if (missing.length > 0) {
    server.route({
      method: missing,
      url,
      // Before the body is parsed: its media type does not matter where no body is wanted.
      onRequest: async (request, reply) => refuseMethod(request, reply, allow, dependencies),
      handler: (_request, reply) => reply,
    });
  }
}

/** @see {@link https://fetch.spec.whatwg.org/#cors-preflight-fetch} */
async function answerOptions(request: FastifyRequest, reply: FastifyReply, allow: string): Promise<FastifyReply> {
  void reply.code(204).header('allow', allow);
  if (request.headers['access-control-request-method'] !== undefined) {
    void reply.headers({
      'access-control-allow-methods': allow,
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '86400',
    });
  }
  return reply.send();
}

function refuseMethod(
  request: FastifyRequest,
  reply: FastifyReply,
  allow: string,
  { configuration }: ServerDependencies,
): FastifyReply {
  const { language } = chooseLanguage(undefined, request.headers['accept-language']);
  const [status, title] = problemCatalogue['method-not-allowed'];
  const detail = {
    fr: `${request.method} n’est pas permis ici ; ${allow} le sont`,
    en: `${request.method} is not allowed here; ${allow} are`,
  };
  const problem = {
    type: `${configuration.baseIri}docs/problems#method-not-allowed`,
    title: title[language],
    status,
    detail: detail[language],
    allow: allow.split(', '),
  };
  void reply.code(status).headers({ allow, vary: 'Accept-Language', 'content-language': language });
  return reply.type('application/problem+json; charset=utf-8').send(`${JSON.stringify(problem, undefined, 2)}\n`);
}
