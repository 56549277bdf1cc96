import type { FastifyInstance } from 'fastify';
import { createDeparted } from '../../catalogue/departed.ts';
import { collectionNames, thingIri, type CollectionName } from '../../catalogue/kinds.ts';
import { createSummaries } from '../../catalogue/summaries.ts';
import { readThing, type Thing } from '../../catalogue/thing.ts';
import { DomainError } from '../../core/errors.ts';
import { geoJsonOffer, offersOf, splitSuffix } from '../data-offers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { createWishReader, wishKey } from '../data-wish.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { sendRepresentation } from '../representation.ts';
import { createThingWriter } from '../thing-writer.ts';

/** `GET` for each thing, in every format, by suffix, `?format=` or `Accept`. */
export function thingRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const { store, configuration, pages } = dependencies;
  const { baseIri } = configuration;
  const summaries = createSummaries(store);
  const departed = createDeparted(store);
  const cache = createRepresentationCache(store);
  const write = createThingWriter(dependencies);

  const find = async (collection: CollectionName, slug: string): Promise<Thing> => {
    for (const spelling of new Set([slug, decodeSafely(slug)])) {
      const thing = await readThing(store, summaries, baseIri, thingIri(baseIri, collection, spelling));
      if (thing) {
        return thing;
      }
    }
    const iri = thingIri(baseIri, collection, slug);
    throw (await departed.has(iri)) ? goneError(iri) : missingError(iri);
  };

  for (const collection of collectionNames) {
    const offers = offersOf(collection === 'fabriques' ? [geoJsonOffer] : [], pages !== undefined);
    const readWish = createWishReader(offers);
    server.get(`/${collection}/:slug`, async (request, reply) => {
      // As it was sent: in an IRI, what is escaped differs from what is not.
      const [path = ''] = request.url.slice(collection.length + 2).split('?', 1);
      const { path: slug, suffix } = splitSuffix(path, offers);
      const wish = readWish(request, suffix);
      const representation = await cache.get(`${collection}/${slug} ${wishKey(wish)}`, async () =>
        write(await find(collection, slug), wish, offers),
      );
      return sendRepresentation(request, reply, representation);
    });
  }
}

function decodeSafely(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

function goneError(iri: string): DomainError {
  return new DomainError('gone', `<${iri}> was here and has been taken away`, {
    details: { inFrench: `<${iri}> a existé et a été retiré` },
  });
}

function missingError(iri: string): DomainError {
  return new DomainError('not-found', `Nothing is known of <${iri}>`, {
    details: { inFrench: `On ne sait rien de <${iri}>` },
  });
}
