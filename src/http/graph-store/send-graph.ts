import type { Quad } from '@rdfjs/types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataFactory } from 'n3';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import type { GraphDescription, Store } from '../../store/store.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { publishable } from '../../vocabulary/publishable.ts';
import { negotiate } from '../negotiation.ts';
import { sendRepresentation } from '../representation.ts';
import { graphOffers } from '../sparql/offers.ts';
import { type GraphTarget, noSuchGraph } from './graph-target.ts';
import { tagOfGraph } from './preconditions.ts';

const sd = 'http://www.w3.org/ns/sparql-service-description#';

/**
 * Answers with the triples of one graph, as written.
 *
 * @param seesAll - Whether the reader sees contacts that nobody agreed to publish; asked where there are such.
 */
export async function sendGraph(
  graph: Quad['graph'],
  target: GraphTarget,
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
  seesAll: () => Promise<boolean>,
): Promise<FastifyReply> {
  const known = await store.describeGraph(graph);
  if (!known) {
    throw noSuchGraph(graph);
  }
  const { offer } = negotiate({ format: target.format, accept: request.headers.accept }, graphOffers);
  const whole = await store.readGraph(graph);
  const published = publishable(whole);
  const isPartial = published.length < whole.length && !(await seesAll());
  const text = serialiseRdf(isPartial ? [...published] : whole, offer.mediaType, { prefixes });
  // Nobody writes on the ground of what they do not see whole.
  const tag = tagOfGraph(known, offer.name);
  return send(request, reply, offer, text, isPartial ? tag.replace('"', '"partial-') : tag, known.modified);
}

/** Answers with the list of all graphs, described as those of a SPARQL dataset. */
export async function sendGraphList(
  target: GraphTarget,
  request: FastifyRequest,
  reply: FastifyReply,
  store: Store,
): Promise<FastifyReply> {
  const { offer } = negotiate({ format: target.format, accept: request.headers.accept }, graphOffers);
  const revision = await store.revision();
  const dataset = DataFactory.namedNode(target.baseIri);
  const quads: Quad[] = [DataFactory.quad(dataset, iri(prefixes.rdf, 'type'), iri(sd, 'Dataset'))];
  for await (const description of store.listGraphs()) {
    quads.push(...listed(dataset, description));
  }
  const text = serialiseRdf(quads, offer.mediaType, { prefixes: { ...prefixes, sd } });
  return send(request, reply, offer, text, `"${revision}-${offer.name}"`);
}

function listed(dataset: Quad['subject'], { graph, size, modified }: GraphDescription): Quad[] {
  const named = graph.termType !== 'DefaultGraph';
  const node = DataFactory.blankNode();
  const about = DataFactory.blankNode();
  const date = DataFactory.literal(modified.toISOString(), iri(prefixes.xsd, 'dateTime'));
  return [
    DataFactory.quad(dataset, iri(sd, named ? 'namedGraph' : 'defaultGraph'), named ? node : about),
    ...(named && graph.termType === 'NamedNode'
      ? [
          DataFactory.quad(node, iri(sd, 'name'), DataFactory.namedNode(graph.value)),
          DataFactory.quad(node, iri(sd, 'graph'), about),
        ]
      : []),
    DataFactory.quad(about, iri(prefixes.rdf, 'type'), iri(sd, 'Graph')),
    DataFactory.quad(about, iri(prefixes.void, 'triples'), DataFactory.literal(size)),
    DataFactory.quad(about, iri(prefixes.dcterms, 'modified'), date),
  ];
}

function iri(namespace: string, name: string) {
  return DataFactory.namedNode(namespace + name);
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { mediaType }: { readonly mediaType: string },
  text: string,
  etag: string,
  lastModified?: Date,
): FastifyReply {
  const contentType = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
  return sendRepresentation(request, reply, {
    body: Buffer.from(text),
    contentType,
    etag,
    headers: {
      vary: 'Accept',
      etag,
      'cache-control': 'no-cache',
      ...(lastModified && { 'last-modified': lastModified.toUTCString() }),
    },
    ...(lastModified && { lastModified }),
  });
}
