import type { FastifyInstance } from 'fastify';
import { readCompletions } from '../../catalogue/portal/completions.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { chooseLanguage } from '../language.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';

/** What the editor of the workbench proposes: prefixes, terms and concepts of this instance. */
export function sparqlCompletionRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, tables, vocabulary, configuration } = dependencies;
  const { baseIri } = configuration;
  const cache = createRepresentationCache(store);

  server.get<{ Querystring: { lang?: unknown } }>('/sparql/completion.json', async (request, reply) => {
    const { language } = chooseLanguage(request.query.lang, request.headers['accept-language']);
    const representation = await cache.get(language, async () => {
      const actions = await tables.of('actions');
      const proposals = readCompletions(vocabulary, actions.values(), baseIri, language);
      const headers = { vary: 'Accept-Language', 'content-language': language };
      return createRepresentation(JSON.stringify(proposals), 'application/json; charset=utf-8', headers);
    });
    return sendRepresentation(request, reply, representation);
  });
}
