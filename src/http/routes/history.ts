import type { FastifyInstance } from 'fastify';
import { historyOf } from '../../catalogue/history.ts';
import { publishedHistory } from '../../catalogue/published-thing.ts';
import { collectionNames, thingIri } from '../../catalogue/kinds.ts';
import { DomainError } from '../../core/errors.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { createContactReaders, readerHeaders } from '../contact-readers.ts';
import { htmlOffer } from '../data-offers.ts';
import { historyToJson, historyToQuads } from '../history/describe-history.ts';
import { createHistoryPageSender } from '../history/send-history-page.ts';
import { writeLinks } from '../links.ts';
import { negotiate } from '../negotiation.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';
import { contentTypeOf, reportOffers } from '../validation-report.ts';

/** The revisions of each thing with their differences, also of what was taken away: `/fabriques/{slug}/historique`. */
export function historyRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, portal } = dependencies;
  const { baseIri } = dependencies.configuration;
  const offers = portal ? [...reportOffers, htmlOffer] : reportOffers;
  const readsContacts = createContactReaders(dependencies);
  const sendPage = createHistoryPageSender(dependencies);
  for (const collection of collectionNames) {
    server.get(`/${collection}/:slug/historique`, async (request, reply) => {
      const slug = request.url.slice(collection.length + 2).split('/', 1)[0] ?? '';
      const { format } = request.query as Readonly<Record<string, string | undefined>>;
      const { offer } = negotiate({ format, accept: request.headers.accept }, offers);
      const iri = thingIri(baseIri, collection, slug);
      const whole = await historyOf(store, baseIri, iri);
      const revisions = (await readsContacts(request, iri)) ? whole : await publishedHistory(whole, store);
      if (revisions.length === 0) {
        throw new DomainError('not-found', `Nothing is known of <${iri}>`, {
          details: { inFrench: `On ne sait rien de <${iri}>` },
        });
      }
      if (offer.name === 'html') {
        return sendPage(request, reply, { iri, collection, revisions });
      }
      const text =
        offer.name === 'json'
          ? `${JSON.stringify(historyToJson(iri, revisions), undefined, 2)}\n`
          : serialiseRdf(historyToQuads(iri, revisions, baseIri), offer.mediaType, { prefixes });
      const link = writeLinks([{ href: iri, rel: 'original' }]);
      const representation = createRepresentation(
        text,
        contentTypeOf(offer.mediaType),
        { vary: `Accept, ${readerHeaders}`, link },
        revisions[0]?.time,
      );
      return sendRepresentation(request, reply, representation);
    });
  }
}
