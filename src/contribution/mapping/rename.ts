import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { keyOf } from '../../core/rdf/dataset.ts';

/** The triples with some of their subjects and objects replaced, by key. */
export function rename(quads: readonly Quad[], names: ReadonlyMap<string, NamedNode>): Quad[] {
  const renamed = <T extends Term>(term: T): T | NamedNode => names.get(keyOf(term)) ?? term;
  return names.size === 0
    ? [...quads]
    : quads.map((quad) => DataFactory.quad(renamed(quad.subject), quad.predicate, renamed(quad.object), quad.graph));
}
