import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createCollections } from '../../catalogue/collections.ts';
import { collectionNames, isOfPlaces } from '../../catalogue/kinds.ts';
import { resolveNames } from '../../catalogue/nearby/resolve-names.ts';
import { readCollectionRequest, type Parameters } from '../../catalogue/read-filters.ts';
import { createCollectionWriter } from '../collection-writer.ts';
import { csvOffer, geoJsonOffer, offersOf, wikiOffer, xlsxOffer } from '../data-offers.ts';
import { createWishReader, wishKey } from '../data-wish.ts';
import { createCollectionViews } from '../collection-views/collection-views.ts';
import { queryOf, representView } from '../collection-views/collection-view.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { createRenderings } from '../publishing/renderings.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { sendRepresentation } from '../representation.ts';

/** `GET` for each collection, narrowed by its filters, in every format. */
export function collectionRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, configuration, pages, tables } = dependencies;
  const collections = createCollections(store, configuration.baseIri, tables);
  const cache = createRepresentationCache(store);
  const root = new URL(configuration.baseIri).pathname;
  const write = createCollectionWriter(dependencies);
  const views = createCollectionViews(dependencies, collections);
  const renderings = createRenderings(dependencies);

  const resolved = async (request: FastifyRequest) => {
    const parameters = parametersOf(request);
    const namesStructure = parameters.some(([name]) => name === 'structure');
    return resolveNames(parameters, namesStructure ? await tables.of('structures') : new Map());
  };

  for (const collection of collectionNames) {
    const offers = offersOf(
      isOfPlaces(collection) ? [csvOffer, xlsxOffer, geoJsonOffer, wikiOffer] : [csvOffer, xlsxOffer],
      pages !== undefined,
    );
    const readWish = createWishReader(offers);
    for (const suffix of [undefined, ...offers.map((offer) => offer.suffix)]) {
      server.get(`/${collection}${suffix === undefined ? '' : `.${suffix}`}`, async (request, reply) => {
        const rendered = {
          iri: `${configuration.baseIri}${collection}`,
          suffix,
          key: request.url.split('?')[1] ?? '',
          find: async () => {
            const wanted = readCollectionRequest(collection, (await resolved(request)).parameters);
            const { members } = await (asksForPage(request) ? collections.page(wanted) : collections.all(wanted));
            return { members, modified: await collections.modified() };
          },
        };
        if (await renderings.send(request, reply, isOfPlaces(collection) ? 'places' : 'collection', rendered)) {
          return reply;
        }
        const wish = readWish(request, suffix);
        const clean = withoutEmpty(parametersOf(request));
        if (wish.offer.name === 'html' && clean !== undefined) {
          // A form sends every field; the address that people share says only what narrows the set.
          return await reply
            .header('cache-control', 'no-cache')
            .header('vary', 'Accept')
            .redirect(root + (request.url.slice(1).split('?', 1)[0] ?? '') + queryOf(clean), 302);
        }
        const own = wish.offer.name === 'html' ? views[collection] : undefined;
        if (own) {
          const page = await representView(collection, own, request, wish, offers, cache, dependencies);
          return sendRepresentation(request, reply, page);
        }
        const { parameters: named, place } = await resolved(request);
        const asked = readCollectionRequest(collection, named);
        // A table or a map to take away holds everything, unless a page of it is asked for.
        const isPage = wish.offer.name === 'html';
        const isWhole =
          (['csv', 'xlsx', 'geojson', 'wiki'].includes(wish.offer.name) && !asksForPage(request)) ||
          (isPage && !['liste', 'table'].includes(asked.view));
        const { filters, page, perPage, parameters, view } = asked;
        const shown = isPage ? view : undefined;
        const key = JSON.stringify([
          collection,
          filters,
          page,
          perPage,
          parameters,
          isWhole,
          shown,
          place?.typed,
          wishKey(wish),
        ]);
        const representation = await cache.get(key, async () => {
          // Others may wait for the same: a client that goes away does not end it.
          const found = await (isWhole ? collections.all(asked) : collections.page(asked));
          const facets = isPage && isOfPlaces(collection) ? await collections.facets(asked) : undefined;
          return write(
            { ...found, ...(facets && { facets }), ...(place && { place }) },
            wish,
            offers,
            await collections.modified(),
          );
        });
        if (isPage && asked.view === 'integrer') {
          reply.removeHeader('x-frame-options'); // the policy of the page says who may
        }
        return sendRepresentation(request, reply, representation);
      });
    }
  }
}

function parametersOf(request: FastifyRequest): [string, string][] {
  return [...new URLSearchParams(request.url.split('?').slice(1).join('?'))];
}

/** The parameters without those that say nothing; undefined where all of them say something. */
function withoutEmpty(parameters: Parameters): Parameters | undefined {
  const saying = parameters.filter(([, value]) => value.trim() !== '');
  const isAround = saying.some(([name]) => name === 'pres' || name === 'lieu');
  const kept = saying.filter(([name]) => isAround || name !== 'rayon');
  return saying.length < parameters.length ? kept : undefined;
}

function asksForPage(request: FastifyRequest): boolean {
  return parametersOf(request).some(([name, value]) => ['page', 'parPage'].includes(name) && value !== '');
}
