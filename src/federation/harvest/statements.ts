import type { Quad } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';

/** What a document says, as N-Triples in a lasting order. */
export function toStatements(quads: readonly Quad[]): string {
  return [
    ...new Set(quads.map(({ subject, predicate, object }) => toNTriples(DataFactory.quad(subject, predicate, object)))),
  ]
    .sort(compareStrings)
    .join('\n');
}

/** The quads of a document that was written by {@link toStatements}. */
export function fromStatements(statements: string, graph: string): Quad[] {
  const name = DataFactory.namedNode(graph);
  return new Parser({ format: 'application/n-triples', blankNodePrefix: '' })
    .parse(statements)
    .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, name));
}
