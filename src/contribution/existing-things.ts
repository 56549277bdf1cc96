import { DataFactory, type NamedNode } from 'n3';
import type { Store } from '../store/store.ts';
import { type References, referencesFrom } from '../validation/references.ts';
import type { Documents } from './contributor.ts';

/**
 * The things to which documents point and that exist, with their classes, so that a document can
 * be judged by itself and a reference to nothing is still noticed.
 *
 * @param iris - What the documents refer to.
 * @param documents - Documents that are about to change: they count as they will be, an empty one not at all.
 */
export async function existingThings(store: Store, iris: Iterable<string>, documents: Documents): Promise<References> {
  const things = referencesFrom([...documents.values()].flat());
  for (const iri of iris) {
    const thing: NamedNode = DataFactory.namedNode(iri);
    for (const { graph } of await store.graphsAbout(thing)) {
      if (!documents.has(graph.value)) {
        const quads = await store.readGraph(graph);
        const classes = referencesFrom(quads.filter(({ subject }) => subject.equals(thing))).get(iri) ?? [];
        things.set(iri, new Set([...(things.get(iri) ?? []), ...classes]));
      }
    }
  }
  return things;
}
