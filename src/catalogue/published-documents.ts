import type { Quad } from '@rdfjs/types';
import { documentAt } from '../contribution/document-at.ts';
import type { GraphDescription, Store } from '../store/store.ts';
import { publishable } from '../vocabulary/publishable.ts';

const documentsAtOnce = 50;

/** A document as it leaves the house. */
export interface PublishedDocument {
  readonly graph: Quad['graph'];
  readonly quads: readonly Quad[];
}

/** Everything that is published, as of one revision. */
export interface Snapshot {
  readonly revision: number;
  /** When that revision was made; undefined in an empty instance. */
  readonly modified: Date | undefined;
  /** One document after the other: only a few of them are in memory, whatever is written meanwhile. */
  readonly documents: () => AsyncIterable<PublishedDocument>;
}

/** Looks at what a store publishes now. */
export async function takeSnapshot(store: Store): Promise<Snapshot> {
  const revision = await store.revision();
  return { revision, modified: await timeOf(store, revision), documents: () => readDocuments(store, revision) };
}

async function* readDocuments(store: Store, revision: number): AsyncIterable<PublishedDocument> {
  for await (const document of readPublished(await graphsAt(store, revision), async (graph) => {
    const quads = await store.readGraph(graph);
    const now = await store.describeGraph(graph);
    const isUnchanged = now !== undefined && now.revision <= revision;
    return isUnchanged ? quads : documentAt(store, graph, revision);
  })) {
    if (document.quads.length > 0) {
      yield document;
    }
  }
}

/** Documents as they leave the house, a few at once: a store that somebody else runs gives them in one answer. */
export async function* readPublished(
  graphs: readonly Quad['graph'][],
  read: (graph: Quad['graph']) => Promise<readonly Quad[]>,
): AsyncIterable<PublishedDocument> {
  for (let start = 0; start < graphs.length; start += documentsAtOnce) {
    const some = graphs.slice(start, start + documentsAtOnce);
    yield* await Promise.all(some.map(async (graph) => ({ graph, quads: publishable(await read(graph)) })));
  }
}

/** The graphs that there are now, and those that were there at the revision and have gone since. */
async function graphsAt(store: Store, revision: number): Promise<Quad['graph'][]> {
  const graphs = new Map<string, Quad['graph']>();
  const add = ({ graph }: Pick<GraphDescription, 'graph'>) => graphs.set(graph.value, graph);
  for await (const description of store.listGraphs()) {
    add(description);
  }
  for await (const { removed } of store.commits({ from: revision + 1 })) {
    removed.forEach(add);
  }
  return [...graphs.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
}

async function timeOf(store: Store, revision: number): Promise<Date | undefined> {
  for await (const { time } of store.commits({ from: revision, to: revision })) {
    return time;
  }
  return undefined;
}
