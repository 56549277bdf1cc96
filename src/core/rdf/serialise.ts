import type { Quad } from '@rdfjs/types';
import { DomainError } from '../errors.ts';
import { compareStrings, distinctQuads, distinctTriples } from './dataset.ts';
import { rdfFormatOf, type RdfFormatName } from './formats.ts';
import { termToText, type Prefixes } from './terms-as-text.ts';
import { writeJsonLd } from './write-json-ld.ts';
import { writeRdfXml } from './write-rdf-xml.ts';
import { writeTrig, writeTurtle } from './write-turtle.ts';

/** How RDF is to be written. */
export interface SerialiseOptions {
  /** Namespaces to abbreviate; only those that are used are declared. */
  readonly prefixes?: Prefixes;
}

const writers: Readonly<Record<RdfFormatName, (quads: Iterable<Quad>, prefixes: Prefixes) => string>> = {
  jsonld: writeJsonLd,
  turtle: writeTurtle,
  trig: writeTrig,
  'n-triples': (quads) => lines(distinctTriples(quads).map((quad) => tripleText(quad))),
  'n-quads': (quads) => lines(distinctQuads(quads).map(quadText)),
  'rdf-xml': writeRdfXml,
};

/**
 * Writes RDF in any of the syntaxes of `formats.ts`. The same quads give the same text, in whatever order they come;
 * a syntax without graphs gives the set of their triples.
 *
 * @throws DomainError `unsupported-media-type`, or `not-acceptable` where RDF/XML cannot express a triple.
 */
export function serialiseRdf(quads: Iterable<Quad>, mediaType: string, options: SerialiseOptions = {}): string {
  const format = rdfFormatOf(mediaType);
  if (!format) {
    throw new DomainError('unsupported-media-type', `"${mediaType}" is none of the RDF formats that are written`);
  }
  return writers[format.name]([...quads], options.prefixes ?? {});
}

function tripleText({ subject, predicate, object }: Quad): string {
  return `${termToText(subject)} ${termToText(predicate)} ${termToText(object)} .\n`;
}

function quadText({ subject, predicate, object, graph }: Quad): string {
  const name = graph.termType === 'DefaultGraph' ? '' : `${termToText(graph)} `;
  return `${termToText(subject)} ${termToText(predicate)} ${termToText(object)} ${name}.\n`;
}

function lines(texts: readonly string[]): string {
  return [...texts].sort(compareStrings).join('');
}
