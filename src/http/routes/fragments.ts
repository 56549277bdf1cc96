import type { FastifyInstance } from 'fastify';
import { createTriplePatterns } from '../../catalogue/triple-patterns.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { exchangePrefixes } from '../../federation/publishing/exchange-terms.ts';
import { describeFragment, triplesPerPage } from '../../federation/publishing/fragment-quads.ts';
import { networkOf } from '../attempt-limiter.ts';
import { rdfOffers } from '../data-offers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { negotiate } from '../negotiation.ts';
import { readPage, readPattern } from '../publishing/read-pattern.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';
import { untilClientGone } from '../until-client-gone.ts';

/** Formats that keep what is said of the page apart come first: TriG is what clients of fragments ask for. */
const order = ['trig', 'jsonld', 'n-quads', 'turtle', 'n-triples', 'rdf-xml'];
const offers = [...rdfOffers].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
/** A client that joins asks for the same again and again: what it has may be a minute old. */
const briefly = 'public, max-age=60';

/** Triple pattern fragments, over which clients join on their side at little cost to this one. */
export function fragmentRoutes(server: FastifyInstance, { store, configuration }: ServerDependencies): void {
  const { baseIri } = configuration;
  const patterns = createTriplePatterns(store);
  const cache = createRepresentationCache(store);

  server.get('/fragments', async (request, reply) => {
    const [, query = ''] = request.url.split(/\?(.*)/su, 2);
    const parameters = new URLSearchParams(query);
    const { offer, negotiated } = negotiate(
      { format: parameters.get('format') ?? undefined, accept: request.headers.accept },
      offers,
    );
    const [pattern, page] = [readPattern(parameters, baseIri), readPage(parameters)];
    const self = `${baseIri}${request.url.slice(1)}`;
    const kept = query.split('&').filter((part) => part !== '' && !part.startsWith('page='));
    const fragment = `${baseIri}fragments${kept.length > 0 ? `?${kept.join('&')}` : ''}`;
    const signal = untilClientGone(reply);
    const representation = await cache.get(`${self} ${offer.name} ${negotiated}`, async () => {
      const found = await patterns.find(
        pattern,
        { offset: (page - 1) * triplesPerPage, limit: triplesPerPage },
        { client: networkOf(request.ip), signal },
      );
      const quads = describeFragment(found, { baseIri, fragment, self, page });
      const contentType = offer.mediaType.startsWith('text/') ? `${offer.mediaType}; charset=utf-8` : offer.mediaType;
      const made = createRepresentation(
        serialiseRdf(quads, offer.mediaType, { prefixes: exchangePrefixes }),
        contentType,
        {
          vary: negotiated ? 'Accept' : undefined,
        },
      );
      return { ...made, headers: { ...made.headers, 'cache-control': briefly } };
    });
    return sendRepresentation(request, reply, representation);
  });
}
