import { Readable } from 'node:stream';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { DomainError, messageOf } from '../errors.ts';
import { rdfFormatOf, type RdfFormat } from './formats.ts';
import { findEntityFault } from './check-entities.ts';
import { jsonLdToQuads, type ContextDocuments } from './json-ld.ts';

/** How a text is to be read. */
export interface ParseOptions {
  /** Against which relative IRIs resolve; without one, a relative IRI is an error. */
  readonly baseIri?: string;
  /** JSON-LD contexts that may be referred to by address; every other address is an error. */
  readonly contexts?: ContextDocuments;
  /** JSON-LD: whether a key that means nothing is an error rather than left out. */
  readonly strict?: boolean;
  /** With what the labels of blank nodes begin, so that two texts never share one. */
  readonly blankNodePrefix?: string;
}

/**
 * Reads RDF in any of the syntaxes of `formats.ts`.
 *
 * @param contentType - A media type, with or without parameters.
 * @throws DomainError `unsupported-media-type`, or `malformed-rdf` with `line` and `column` where they are known.
 */
export async function parseRdf(text: string, contentType: string, options: ParseOptions = {}): Promise<Quad[]> {
  const format = rdfFormatOf(contentType);
  if (!format) {
    throw new DomainError('unsupported-media-type', `"${contentType}" is none of the RDF formats that are understood`, {
      details: { inFrench: `« ${contentType} » n’est pas un format RDF compris ici` },
    });
  }
  if (format.name === 'jsonld') {
    return checked(await jsonLdToQuads(text, options), format);
  }
  return format.name === 'rdf-xml'
    ? checked(await parseRdfXml(text, format, options), format)
    : parseText(text, format, options);
}

/**
 * Reads Turtle, TriG, N-Triples or N-Quads, at once.
 *
 * @throws DomainError `malformed-rdf` with the `line`.
 */
export function parseText(text: string, format: RdfFormat, options: ParseOptions = {}): Quad[] {
  const parser = new Parser({ format: format.mediaType, ...baseOf(options), ...blankNodesOf(options) });
  let quads: Quad[];
  try {
    quads = parser.parse(text);
  } catch (cause) {
    const line = (cause as { context?: { line?: number } }).context?.line;
    throw malformed(format, messageOf(cause), cause, line === undefined ? {} : { line });
  }
  return checked(quads, format);
}

async function parseRdfXml(text: string, format: RdfFormat, options: ParseOptions): Promise<Quad[]> {
  const fault = findEntityFault(text);
  if (fault !== undefined) {
    throw malformed(format, fault, undefined);
  }
  const parser = new RdfXmlParser({
    dataFactory: DataFactory,
    trackPosition: true,
    ...(options.baseIri !== undefined && { baseIRI: options.baseIri }),
  });
  const quads: Quad[] = [];
  try {
    for await (const quad of Readable.from([text]).pipe(parser)) {
      quads.push(quad as Quad);
    }
  } catch (cause) {
    const [, line, column] = /(?:Line |^)(\d+)(?: column |:)(\d+)/u.exec(messageOf(cause)) ?? [];
    throw malformed(format, messageOf(cause), cause, line ? { line: Number(line), column: Number(column) } : {});
  }
  return quads;
}

/** Refuses what a parser lets through and RDF 1.1 does not know: triples as terms, relative or broken IRIs. */
function checked(quads: Quad[], format: RdfFormat): Quad[] {
  for (const quad of quads) {
    for (const term of [quad.subject, quad.predicate, quad.object, quad.graph]) {
      checkTerm(term, format);
    }
  }
  return quads;
}

function checkTerm(term: Term, format: RdfFormat): void {
  if (term.termType === 'NamedNode' && !/^[a-z][a-z0-9+.-]*:[^\p{Cc}\s<>"{}|\\^`]*$/iu.test(term.value)) {
    throw malformed(format, `<${term.value}> is not an absolute IRI`);
  }
  if (term.termType === 'Literal') {
    checkTerm(term.datatype, format);
  }
  if (term.termType === 'Quad' || term.termType === 'Variable') {
    throw malformed(format, 'triples and variables cannot be terms in RDF 1.1');
  }
}

function malformed(format: RdfFormat, problem: string, cause?: unknown, position: object = {}): DomainError {
  return new DomainError('malformed-rdf', `This is not valid ${format.label}: ${problem}`, {
    cause,
    details: { inFrench: `Ceci n’est pas du ${format.label} valide : ${problem}`, ...position },
  });
}

function baseOf({ baseIri }: ParseOptions): { baseIRI?: string } {
  return baseIri === undefined ? {} : { baseIRI: baseIri };
}

function blankNodesOf({ blankNodePrefix }: ParseOptions): { blankNodePrefix?: string } {
  return blankNodePrefix === undefined ? {} : { blankNodePrefix };
}
