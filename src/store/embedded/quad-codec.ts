import { hash } from 'node:crypto';
import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';

/**
 * How quads are written in the state: as lines of N-Quads, in which the instance's own IRIs are
 * relative to a placeholder, so that the same state serves under any base IRI.
 */
export interface QuadCodec {
  encodeTerm: (term: Term) => string;
  /** Whether an IRI is an address of the instance. */
  isOwn: (iri: string) => boolean;
  /** One triple as `subject predicate object`, without the graph. */
  encodeTriple: (quad: Quad) => string;
  /** The name of a graph as kept in the state; empty for the default graph. */
  encodeGraph: (graph: Quad['graph']) => string;
  decodeGraph: (name: string) => Quad['graph'];
  /** N-Quads lines of the state as quads. */
  decodeLines: (lines: string) => Quad[];
  /** N-Quads lines of the state as N-Quads with the instance's own IRIs. */
  expandLines: (lines: string) => string;
}

/** Stands for the base IRI in the state. Not a registered scheme, so nobody's data begins with it. */
const placeholder = 'x-fabriques-base:';

/** Makes the codec of an instance whose addresses begin with the base IRI. */
export function createQuadCodec(baseIri: string): QuadCodec {
  const expandLines = (lines: string) => lines.replaceAll(`<${placeholder}`, `<${baseIri}`);
  const encodeTerm = (term: Term): string => {
    if (term.termType === 'NamedNode') {
      return `<${term.value.startsWith(baseIri) ? placeholder + term.value.slice(baseIri.length) : term.value}>`;
    }
    // A literal that happens to contain the placeholder must survive the expansion.
    return toNTriples(term).replaceAll(`<${placeholder}`, `\\u003C${placeholder}`);
  };
  return {
    encodeTerm,
    isOwn: (iri) => iri.startsWith(baseIri),
    encodeTriple: ({ subject, predicate, object }) =>
      `${encodeTerm(subject)} ${encodeTerm(predicate)} ${encodeTerm(object)}`,
    encodeGraph: (graph) => (graph.termType === 'DefaultGraph' ? '' : encodeTerm(graph)),
    decodeGraph: (name) =>
      name === ''
        ? DataFactory.defaultGraph()
        : name.startsWith('_:')
          ? DataFactory.blankNode(name.slice(2))
          : DataFactory.namedNode(expandLines(name).slice(1, -1)),
    decodeLines: (lines) =>
      new Parser({ format: 'application/n-quads', blankNodePrefix: '' }).parse(expandLines(lines)),
    expandLines,
  };
}

/** Completes a triple of the state to a line of N-Quads. */
export function toLine(triple: string, graphName: string): string {
  return graphName === '' ? `${triple} .\n` : `${triple} ${graphName} .\n`;
}

/** A digest of fixed length, for keys: IRIs may be longer than a key of the database can be. */
export function digest(text: string, bytes: number): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, bytes);
}
