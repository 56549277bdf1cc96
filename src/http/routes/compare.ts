import type { FastifyInstance } from 'fastify';
import { compare, mostCompared } from '../../catalogue/comparison/compare.ts';
import { createPracticeIndex } from '../../catalogue/practices/practice-index.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { comparePage } from '../pages/compare-page.tsx';
import { conceptNames } from '../pages/concept-name.ts';
import { contentSecurityPolicy } from '../pages/render-page.tsx';
import { createRepresentationCache } from '../representation-cache.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';
import { pageRequest } from '../send-page.ts';

/** Fabriques that a search offers to add. */
const mostFound = 10;

/** `GET /comparer?f=…&f=…`: fabriques side by side, as a page. */
export function compareRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, tables, search, vocabulary, configuration, portal } = dependencies;
  const practices = createPracticeIndex(store, tables);
  const cache = createRepresentationCache(store);
  if (!portal) {
    return;
  }
  server.get('/comparer', async (request, reply) => {
    const asked = pageRequest(request, dependencies);
    const parameters = [...new URLSearchParams(request.url.split(/\?(.*)/su, 2)[1])];
    const slugs = parameters
      .filter(([name]) => name === 'f')
      .flatMap(([, value]) => value.split(','))
      .map((slug) => slug.trim().slice(0, 200))
      .filter((slug) => slug !== '')
      .slice(0, 10 * mostCompared);
    const q =
      parameters
        .find(([name]) => name === 'q')?.[1]
        .trim()
        .slice(0, 200) ?? '';
    const representation = await cache.get(JSON.stringify([slugs, q, asked.choice]), async () => {
      const [comparison, fabriques, categories] = await Promise.all([
        compare(slugs, configuration.baseIri, tables, await practices()),
        tables.of('fabriques'),
        tables.of('categories'),
      ]);
      const compared = new Set(comparison.compared.map(({ member }) => member.iri));
      const { exact, alike } = await search.find(q);
      const found = [...exact, ...alike].flatMap(({ id }) => fabriques.get(id) ?? []);
      const model = {
        comparison,
        q,
        found: found.filter(({ iri }) => !compared.has(iri)).slice(0, mostFound),
        nameOf: conceptNames(vocabulary, asked.choice.language, categories),
      };
      const html = portal.render((context) => comparePage(model, context), asked);
      return createRepresentation(html, 'text/html; charset=utf-8', {
        vary: asked.choice.explicit ? undefined : 'Accept-Language',
        'content-language': asked.choice.language,
        'content-security-policy': contentSecurityPolicy,
      });
    });
    return sendRepresentation(request, reply, representation);
  });
}
