import type { Quad } from '@rdfjs/types';
import { toNTriples } from '../core/rdf/to-ntriples.ts';
import type { Store } from '../store/store.ts';

/** What a change makes of one document; an empty document does not exist. */
export interface DocumentChange {
  readonly graph: Quad['graph'];
  readonly before: readonly Quad[];
  readonly after: readonly Quad[];
}

/** What a change makes of each document that it touches. */
export async function documentChanges(
  store: Store,
  change: { readonly added: readonly Quad[]; readonly removed: readonly Quad[] },
): Promise<DocumentChange[]> {
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
  const changes: DocumentChange[] = [];
  for (const { graph, added, removed } of touched.values()) {
    const before = await store.readGraph(graph);
    const staying = removed.size > 0 ? before.filter((quad) => !removed.has(toNTriples(quad))) : before;
    changes.push({ graph, before, after: [...staying, ...added] });
  }
  return changes;
}
