import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import { rdfFormatOf } from '../../core/rdf/formats.ts';
import { parseText } from '../../core/rdf/parse.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import type { QueryEngine } from '../../query/query-engine.ts';
import { isStreamed, type QueryResult } from '../../store/query-request.ts';
import type { Store } from '../../store/store.ts';
import type { PeerRegistry } from '../../federation/peers/peer-registry.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { networkOf } from '../attempt-limiter.ts';
import { negotiate } from '../negotiation.ts';
import { untilClientGone } from '../until-client-gone.ts';
import { matchesAny } from './entity-tags.ts';
import { offersFor, pointsOffer, type SparqlOffer } from './offers.ts';
import type { SparqlOperation } from './operation.ts';
import { findSources, nameReports, sourcesField, sourcesHeader } from './peer-sources.ts';
import { readResult } from './read-result.ts';
import { pointsAsGeoJson, readPoints, type ResultPoint } from './result-points.ts';
import type { SparqlResult } from './workbench-model.ts';

/** What answering a query needs. */
export interface QueryAnswering {
  readonly engine: QueryEngine;
  readonly store: Store;
  readonly registry: PeerRegistry;
}

/** Evaluates the query of a request and answers with its result. */
export async function sendQueryAnswer(
  operation: SparqlOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, store, registry }: QueryAnswering,
): Promise<FastifyReply> {
  const query = engine.prepare(operation.text);
  const { offer } = negotiate(
    { format: operation.format, accept: request.headers.accept },
    offersFor(query.form, false),
  );
  const sources = await findSources(operation, registry);
  const cacheable = request.method !== 'POST' && !query.volatile && !sources;
  void reply.header('vary', 'Accept').header('cache-control', cacheable ? 'no-cache' : 'no-store');
  if (cacheable && matchesAny(request.headers['if-none-match'], tagOf(await store.revision(), offer))) {
    return reply
      .code(304)
      .header('etag', tagOf(await store.revision(), offer))
      .send();
  }
  const result = await (mayStream(request, offer) ? engine.stream : engine.evaluate)(
    query,
    {
      ...requestOf(operation, offer),
      ...(sources && { sources: sources.selection }),
      client: networkOf(request.ip),
      requestId: request.id,
    },
    untilClientGone(reply),
  );
  if (cacheable) {
    void reply.header('etag', tagOf(result.revision, offer));
  }
  const text = offer.mediaType.startsWith('text/') || offer.mediaType === 'application/n-triples';
  const parameters = text ? '; charset=utf-8' : '';
  void reply.type(`${offer.mediaType}${parameters}`);
  if (isStreamed(result)) {
    return reply.send(result.body);
  }
  if (sources && result.sources) {
    void reply.header(sourcesHeader, sourcesField(nameReports(result.sources, sources)));
  }
  return reply.send(represent(result, offer));
}

/** The syntaxes of graphs in which N-Triples stand as they are. */
const asNTriples = ['application/n-triples', 'application/n-quads', 'text/turtle', 'application/trig'];

/**
 * Whether an answer can be sent on as the store makes it. That it broke off is seen by the transfer, which ends in the
 * middle; HTTP/1.0 knows no such end, and `HEAD` wants to know how long all of it is.
 */
function mayStream({ method, raw }: FastifyRequest, offer: SparqlOffer): boolean {
  const isPassedOn = offer.results ? offer !== pointsOffer : asNTriples.includes(offer.mediaType);
  return isPassedOn && method !== 'HEAD' && raw.httpVersion !== '1.0';
}

/** The dataset of the protocol replaces the one of the text, as a whole. */
function requestOf({ defaultGraphs, namedGraphs, timeoutMs }: SparqlOperation, offer: SparqlOffer) {
  return {
    ...(offer.results && { resultsMediaType: offer.results }),
    ...(defaultGraphs.length + namedGraphs.length > 0 && { defaultGraphs, namedGraphs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

function represent(result: QueryResult, offer: SparqlOffer): Uint8Array | string {
  if (offer === pointsOffer) {
    return `${JSON.stringify(pointsAsGeoJson(pointsOf(readResult(result))))}\n`;
  }
  const source = rdfFormatOf(result.mediaType);
  if (offer.results || !source || offer.mediaType === result.mediaType) {
    return result.body;
  }
  const quads = parseText(new TextDecoder().decode(result.body), source);
  return serialiseRdf(quads, offer.mediaType, { prefixes });
}

function pointsOf(result: SparqlResult): readonly ResultPoint[] {
  const points = result.kind === 'solutions' ? readPoints(result) : undefined;
  if (!points) {
    throw new DomainError('bad-request', 'For GeoJSON a query selects ?lat and ?long, in degrees', {
      details: { parameter: 'query', inFrench: 'Pour du GeoJSON, une question choisit ?lat et ?long, en degrés' },
    });
  }
  return points;
}

/** Weak: the order of solutions may change between two evaluations. */
function tagOf(revision: number, offer: SparqlOffer): string {
  return `W/"${revision}-${offer.name}"`;
}
