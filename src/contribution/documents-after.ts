import type { Quad } from '@rdfjs/types';
import { toNTriples } from '../core/rdf/to-ntriples.ts';
import type { Store } from '../store/store.ts';
import type { Documents } from './contributor.ts';

/** The documents that a change touches, as they will be after it; those that it leaves empty are left out. */
export async function documentsAfter(
  store: Store,
  change: { readonly added: readonly Quad[]; readonly removed: readonly Quad[] },
): Promise<Documents> {
  const touched = new Map<string, { graph: Quad['graph']; added: Quad[]; removed: Set<string> }>();
  const at = ({ graph }: Quad) => {
    const known = touched.get(graph.value) ?? { graph, added: [], removed: new Set<string>() };
    touched.set(graph.value, known);
    return known;
  };
  for (const quad of change.added) {
    at(quad).added.push(quad);
  }
  for (const quad of change.removed) {
    at(quad).removed.add(toNTriples(quad));
  }
  const documents = new Map<string, readonly Quad[]>();
  for (const [name, { graph, added, removed }] of touched) {
    const before = await store.readGraph(graph);
    const staying = removed.size > 0 ? before.filter((quad) => !removed.has(toNTriples(quad))) : before;
    if (staying.length + added.length > 0) {
      documents.set(name, [...staying, ...added]);
    }
  }
  return documents;
}
