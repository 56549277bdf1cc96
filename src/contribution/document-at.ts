import type { Quad } from '@rdfjs/types';
import { keyOf, tripleKey } from '../core/rdf/dataset.ts';
import type { Store } from '../store/store.ts';

/**
 * A document as it was after a revision, found by taking back what was committed since.
 *
 * @returns Nothing where it did not exist then.
 */
export async function documentAt(store: Store, graph: Quad['graph'], revision: number): Promise<Quad[]> {
  const quads = new Map((await store.readGraph(graph)).map((quad) => [keyOfQuad(quad), quad]));
  for await (const { added, removed } of store.commits({ graph, from: revision + 1, newestFirst: true })) {
    added.forEach((quad) => quads.delete(keyOfQuad(quad)));
    removed.forEach((quad) => quads.set(keyOfQuad(quad), quad));
  }
  return [...quads.values()];
}

function keyOfQuad(quad: Quad): string {
  return `${tripleKey(quad)} ${keyOf(quad.graph)}`;
}
