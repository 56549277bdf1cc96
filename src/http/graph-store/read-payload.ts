import type { Quad } from '@rdfjs/types';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { rdfFormatOf } from '../../core/rdf/formats.ts';
import type { ContextDocuments } from '../../core/rdf/json-ld.ts';
import { parseRdf } from '../../core/rdf/parse.ts';
import { DomainError } from '../../core/errors.ts';
import { inGraph } from '../../query/update/workspace.ts';

/** The quads of a body, and whether its format could have named graphs. */
export interface Payload {
  readonly quads: readonly Quad[];
  readonly carriesGraphs: boolean;
}

/**
 * Reads the RDF of a request. Its blank nodes get labels that no document has.
 *
 * @throws DomainError `malformed-rdf`, `unsupported-media-type`.
 */
export async function readPayload(
  request: FastifyRequest,
  baseIri: string,
  contexts: ContextDocuments,
): Promise<Payload> {
  const contentType = request.headers['content-type'] ?? '';
  const text = typeof request.body === 'string' ? request.body : '';
  const blankNodePrefix = `g${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const quads = await parseRdf(text, contentType, { baseIri, contexts, blankNodePrefix });
  return { quads, carriesGraphs: rdfFormatOf(contentType)?.carriesGraphs ?? false };
}

/**
 * The triples of a body that is for one graph.
 *
 * @throws DomainError `bad-request` when the body names another graph.
 */
export function triplesFor(graph: Quad['graph'], { quads }: Payload): Quad[] {
  const other = quads.find((quad) => quad.graph.termType !== 'DefaultGraph' && !quad.graph.equals(graph));
  if (other) {
    throw new DomainError('bad-request', `The body speaks of another graph: <${other.graph.value}>`, {
      details: { inFrench: `Le corps parle d’un autre graphe : <${other.graph.value}>` },
    });
  }
  return quads.map((quad) => inGraph(quad, graph));
}
