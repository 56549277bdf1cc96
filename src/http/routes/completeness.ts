import type { FastifyInstance } from 'fastify';
import { collectionNames } from '../../catalogue/kinds.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { negotiate } from '../negotiation.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';
import { createThingFinder } from '../thing-finder.ts';
import { completenessOf } from '../thing-writes/completeness.ts';
import { contentTypeOf, reportOffers, reportToJson, reportToRdf } from '../validation-report.ts';

/** `GET` of what could still be told of each thing: `/fabriques/{slug}/completude`. */
export function completenessRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const find = createThingFinder(dependencies);
  const { context } = dependencies.vocabulary;
  for (const collection of collectionNames) {
    server.get(`/${collection}/:slug/completude`, async (request, reply) => {
      const { slug } = request.params as { slug: string };
      const { format } = request.query as Readonly<Record<string, string | undefined>>;
      const { offer } = negotiate({ format, accept: request.headers.accept }, reportOffers);
      const thing = await find(collection, slug);
      const reports = [['', await completenessOf(thing, dependencies)]] as const;
      const text =
        offer.name === 'json'
          ? `${JSON.stringify({ thing: thing.iri, ...reportToJson(reports, context) }, undefined, 2)}\n`
          : reportToRdf(reports, offer.mediaType);
      const representation = createRepresentation(text, contentTypeOf(offer.mediaType), { vary: 'Accept' });
      return sendRepresentation(request, reply, representation);
    });
  }
}
