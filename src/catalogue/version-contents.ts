import type { Quad } from '@rdfjs/types';
import { keyOf, tripleKey } from '../core/rdf/dataset.ts';
import type { Store } from '../store/store.ts';
import type { ChangeLog, History, Version } from './change-log.ts';
import { agreedContacts, publishable } from '../vocabulary/publishable.ts';

/** A version with what its document said then, as it leaves the house. */
export interface VersionWithContents extends Version {
  readonly quads: readonly Quad[];
}

/**
 * Reads what documents said in some versions that follow each other. What has been committed since is taken back step
 * by step, each commit read once.
 *
 * @param choose - Which versions of the history, from the first to the one after the last.
 */
export async function readContents(
  store: Store,
  log: ChangeLog,
  choose: (history: History) => readonly [from: number, to: number],
): Promise<readonly VersionWithContents[]> {
  for (;;) {
    const history = await log.read();
    const [from, to] = choose(history);
    const chosen = history.versions.slice(from, to);
    const documents = new Map<string, Quad[]>();
    for (const { graph } of chosen) {
      if (!documents.has(graph.value)) {
        documents.set(graph.value, await store.readGraph(graph));
      }
    }
    // Whatever was written meanwhile would be taken for old.
    if ((await store.revision()) === history.revision) {
      return takeBack(store, chosen, history.versions.slice(from), documents);
    }
  }
}

async function takeBack(
  store: Store,
  chosen: readonly Version[],
  since: readonly Version[],
  documents: ReadonlyMap<string, readonly Quad[]>,
): Promise<VersionWithContents[]> {
  const states = new Map(
    [...documents].map(([name, quads]) => [name, new Map(quads.map((quad) => [tripleKey(quad), quad]))]),
  );
  const agreed = new Map([...documents].map(([name, quads]) => [name, agreedContacts(quads)]));
  const contents = new Map<string, readonly Quad[]>();
  const wanted = new Set(chosen.map(nameOf));
  const steps = since.filter(({ graph }) => documents.has(graph.value));
  for (const revision of [...new Set(steps.map((version) => version.revision))].reverse()) {
    const changed = steps.filter((version) => version.revision === revision);
    for (const version of changed.filter((one) => wanted.has(nameOf(one)))) {
      const { value } = version.graph;
      const isAgreed = agreed.get(value) ?? new Set();
      const quads = [...(states.get(value)?.values() ?? [])];
      contents.set(
        nameOf(version),
        publishable(quads, (contact) => isAgreed.has(keyOf(contact))),
      );
    }
    for await (const { added, removed } of store.commits({ from: revision, to: revision })) {
      added.forEach((quad) => states.get(quad.graph.value)?.delete(tripleKey(quad)));
      removed.forEach((quad) => states.get(quad.graph.value)?.set(tripleKey(quad), quad));
    }
  }
  return chosen.map((version) => ({ ...version, quads: contents.get(nameOf(version)) ?? [] }));
}

function nameOf({ revision, graph }: Version): string {
  return `${revision} ${graph.value}`;
}
