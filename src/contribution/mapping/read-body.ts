import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { parseRdf } from '../../core/rdf/parse.ts';
import type { ContextDocument } from '../../vocabulary/context.ts';
import { knownContexts, ownContextAddresses } from './known-contexts.ts';
import { fromPlainJson } from './plain-json.ts';

/** A body as it was sent. */
export interface Body {
  readonly text: string;
  /** A media type, with or without parameters. */
  readonly contentType: string;
  /** The language of plain texts, French unless told otherwise. */
  readonly language?: string;
}

/** Where a body belongs. */
export interface BodyTarget {
  /** The thing it is about, against which relative IRIs resolve. */
  readonly thing: string;
  /** The graph it may name: the thing's own document. */
  readonly graph: string;
  readonly baseIri: string;
  readonly context: ContextDocument;
}

/**
 * The triples of a body in any format: JSON with or without `@context`, or any RDF syntax.
 *
 * @throws DomainError `bad-request` that names what is not understood, `malformed-rdf`, `unsupported-media-type`.
 */
export async function readBody(body: Body, target: BodyTarget): Promise<Quad[]> {
  const { text, contentType, language = 'fr' } = body;
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  const isJson = mediaType === 'application/json' || mediaType === 'application/ld+json';
  const quads = await parseRdf(isJson ? jsonLdOf(text, target, language) : text, isJson ? jsonLd : contentType, {
    baseIri: target.thing,
    contexts: knownContexts(target.baseIri, target.context, language),
    strict: true,
    blankNodePrefix: 'body-',
  });
  return quads.map((quad) => withoutGraph(quad, target.graph));
}

const jsonLd = 'application/ld+json';

/** The JSON-LD of a JSON body: made from plain JSON where the body brings no context but ours. */
function jsonLdOf(text: string, { thing, baseIri, context }: BodyTarget, language: string): string {
  const document = parseObject(text);
  if (document === undefined) {
    return text; // a list of nodes, or what the JSON-LD parser will refuse with its place
  }
  const given = [document['@context'] ?? []].flat();
  const own = ownContextAddresses(baseIri);
  if (!given.every((one) => typeof one === 'string' && own.includes(one))) {
    return text;
  }
  const plain = fromPlainJson(document, context, language);
  const id = plain['id'] ?? plain['@id'] ?? thing;
  if (typeof id !== 'string') {
    throw new DomainError('bad-request', 'id: here stands an address', {
      details: { inFrench: 'id : ici se met une adresse', keys: ['id'] },
    });
  }
  delete plain['@id'];
  return JSON.stringify({ '@context': own[0], ...plain, id });
}

function parseObject(text: string): JsonObject | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      return undefined;
    }
    throw new DomainError('malformed-rdf', `This is not valid JSON: ${messageOf(cause)}`, { cause });
  }
  return typeof document === 'object' && document !== null && !Array.isArray(document)
    ? (document as JsonObject)
    : undefined;
}

function withoutGraph({ subject, predicate, object, graph }: Quad, own: string): Quad {
  if (graph.termType !== 'DefaultGraph' && graph.value !== own) {
    throw new DomainError('bad-request', `The body speaks of another graph: <${graph.value}>`, {
      details: { inFrench: `Le corps parle d’un autre graphe : <${graph.value}>` },
    });
  }
  return DataFactory.quad(subject, predicate, object);
}
