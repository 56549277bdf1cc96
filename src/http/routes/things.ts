import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectionNames, isOfPlaces, thingIri } from '../../catalogue/kinds.ts';
import { surroundingParameters } from '../../catalogue/portal/surroundings.ts';
import { publishedMemento, publishedThing } from '../../catalogue/published-thing.ts';
import { createContactReaders, forItsReader, hasCredentials } from '../contact-readers.ts';
import { geoJsonOffer, offersOf, splitSuffix } from '../data-offers.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { createWishReader, wishKey } from '../data-wish.ts';
import { asMemento, readMemento, revisionIn, sendToMemento } from '../history/memento.ts';
import { createRenderings } from '../publishing/renderings.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { sendRepresentation } from '../representation.ts';
import { createThingFinder } from '../thing-finder.ts';
import { createThingWriter } from '../thing-writer.ts';

/** `GET` for each thing, in every format, by suffix, `?format=` or `Accept`. */
export function thingRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { configuration, store, pages } = dependencies;
  const find = createThingFinder(dependencies);
  const cache = createRepresentationCache(store);
  const write = createThingWriter(dependencies);
  const renderings = createRenderings(dependencies);
  const readsContacts = createContactReaders(dependencies);

  for (const collection of collectionNames) {
    const offers = offersOf(isOfPlaces(collection) ? [geoJsonOffer] : [], pages !== undefined);
    const readWish = createWishReader(offers);
    server.get(`/${collection}/:slug`, async (request, reply) => {
      // As it was sent: in an IRI, what is escaped differs from what is not.
      const [path = ''] = request.url.slice(collection.length + 2).split('?', 1);
      const { path: slug, suffix } = splitSuffix(path, offers);
      const iri = thingIri(configuration.baseIri, collection, slug);
      const rendered = {
        iri,
        suffix,
        key: iri,
        find: async () => ({ modified: (await find(collection, slug)).modified }),
      };
      if (await renderings.send(request, reply, 'thing', rendered)) {
        return reply;
      }
      const wish = readWish(request, suffix);
      const revision = revisionIn(request);
      if (revision !== undefined) {
        const whole = await readMemento(iri, revision, dependencies);
        const shown = await publishedMemento(whole, store);
        const isWhole = shown !== whole && (await readsContacts(request, iri));
        const memento = asMemento(await write(isWhole ? whole : shown, wish, offers), whole);
        return sendRepresentation(request, reply, isWhole ? forItsReader(memento) : memento);
      }
      if (await sendToMemento(iri, request, reply, dependencies)) {
        return reply;
      }
      const narrowing = collection === 'actions' && wish.offer.name === 'html' ? narrowingOf(request) : [];
      if (hasCredentials(request)) {
        const whole = await find(collection, slug);
        if (publishedThing(whole) !== whole && (await readsContacts(request, whole.iri))) {
          const representation = forItsReader(await write(whole, wish, offers, narrowing));
          return sendRepresentation(request, reply, representation);
        }
      }
      const key = `${collection}/${slug} ${wishKey(wish)} ${JSON.stringify(narrowing)}`;
      const representation = await cache.get(key, async () =>
        write(publishedThing(await find(collection, slug)), wish, offers, narrowing),
      );
      return sendRepresentation(request, reply, representation);
    });
  }
}

function narrowingOf({ url }: FastifyRequest): [string, string][] {
  const parameters = new URLSearchParams(url.split(/\?(.*)/su, 2)[1]);
  return [...parameters].filter(([name, value]) => surroundingParameters.includes(name) && value !== '');
}
