import type { NamedNode, Quad } from '@rdfjs/types';
import { groupBy, keyOf } from '../core/rdf/dataset.ts';
import { foaf } from '../vocabulary/terms.ts';

/**
 * What a document contributes to the description of a thing: all of it where the thing is its only topic;
 * otherwise what it says of the thing, of the parts of the thing (`{thing}#…`, blank nodes) and of itself.
 * So a bulk document about hundreds of things does not stand whole in the description of each.
 */
export function contributionOf(document: readonly Quad[], thing: NamedNode): Quad[] {
  const graph = document[0]?.graph;
  const topics = document.filter((quad) => quad.predicate.equals(foaf.primaryTopic) && quad.subject.equals(graph));
  if (!graph || (topics.length === 1 && topics[0]?.object.equals(thing))) {
    return [...document];
  }
  const bySubject = groupBy(document, (quad) => keyOf(quad.subject));
  const wanted = new Set([keyOf(thing), keyOf(graph)]);
  // Sets are iterated in the order of insertion, what is added on the way included.
  for (const key of wanted) {
    for (const { object } of bySubject.get(key) ?? []) {
      if (object.termType === 'BlankNode' || object.value.startsWith(`${thing.value}#`)) {
        wanted.add(keyOf(object));
      }
    }
  }
  return document.filter((quad) => wanted.has(keyOf(quad.subject)));
}
