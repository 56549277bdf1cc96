import { randomUUID } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import type { Changeset, Commit } from '../commit.ts';
import type { GraphDescription } from '../store.ts';
import { changeContents, changeUnion, type GraphChange, type IndexChange } from './change-contents.ts';
import { Delta } from './delta.ts';
import { type DocumentReader, graphIri, type Head } from './document-reader.ts';
import { chunkLines, linesOf, toRecordLine } from './document-text.ts';
import { is } from './layout.ts';
import { head as headIri, systemGraphs, systemIri } from './system-graphs.ts';

/** What a commit changes in the store, worked out over one revision of it. */
export interface CommitPlan {
  readonly commit: Commit;
  readonly delta: Delta;
}

/** The name of a commit in the log. */
export function commitIri(revision: number): string {
  return systemIri(`commit:${revision}`);
}

/**
 * Works out a commit over what the store holds. Nothing is written; the plan is worth something as long as the store
 * is at the same turn.
 */
export async function planCommit(
  reader: DocumentReader,
  head: Head,
  changeset: Changeset,
  { union }: { readonly union: boolean },
): Promise<CommitPlan> {
  const changes = changesByGraph(changeset);
  const documents = await reader.read([...changes.keys()]);
  for (const [name, change] of changes) {
    const there = new Set(linesOf(documents.get(name)?.parts ?? []));
    keepOnly(change.added, (line) => !there.has(line));
    keepOnly(change.removed, (line) => there.has(line));
    if (change.added.size + change.removed.size === 0) {
      changes.delete(name);
    }
  }
  const time = changeset.time ?? new Date();
  const revision = changes.size > 0 ? head.revision + 1 : head.revision;
  const { author, message } = changeset;
  const quadsOf = (side: 'added' | 'removed') => [...changes.values()].flatMap((change) => [...change[side].values()]);
  const commit: Commit = { revision, time, author, message, added: quadsOf('added'), removed: quadsOf('removed') };
  const delta = new Delta();
  if (changes.size > 0) {
    const indexed = new Map<string, IndexChange>();
    for (const [name, change] of changes) {
      const { description, parts = [] } = documents.get(name) ?? {};
      indexed.set(name, changeContents(delta, name, parts, change));
      describeAnew(delta, name, description, change, commit);
    }
    if (union) {
      await changeUnion(delta, reader, indexed);
    }
    logCommit(delta, commit, changes);
    delta.deleteFacts(systemGraphs.head, headIri, { [is.revision]: head.revision, [is.turn]: head.turn });
    delta.insertFacts(systemGraphs.head, headIri, { [is.revision]: revision, [is.turn]: randomUUID() });
  }
  return { commit, delta };
}

function changesByGraph({ added, removed }: Changeset): Map<string, GraphChange> {
  const changes = new Map<string, GraphChange>();
  const changeOf = (quad: Quad): GraphChange => {
    const name = graphIri(quad.graph);
    const change = changes.get(name) ?? { graph: quad.graph, added: new Map(), removed: new Map() };
    changes.set(name, change);
    return change;
  };
  for (const quad of added) {
    changeOf(quad).added.set(toRecordLine(quad), quad);
  }
  for (const quad of removed) {
    const change = changeOf(quad);
    const line = toRecordLine(quad);
    // What is both removed and added stays as it is.
    if (!change.added.has(line)) {
      change.removed.set(line, quad);
    }
  }
  return changes;
}

function describeAnew(
  delta: Delta,
  name: string,
  known: GraphDescription | undefined,
  { added, removed }: GraphChange,
  { revision, time }: Commit,
): void {
  if (known) {
    delta.deleteFacts(systemGraphs.graphs, name, {
      [is.size]: known.size,
      [is.revision]: known.revision,
      [is.modified]: known.modified.toISOString(),
    });
  }
  const size = (known?.size ?? 0) + added.size - removed.size;
  if (size > 0) {
    delta.insertFacts(systemGraphs.graphs, name, {
      [is.size]: size,
      [is.revision]: revision,
      [is.modified]: time.toISOString(),
    });
  }
}

/** The entry of the log; what changed in each graph stands by itself, so that the history of one is short to read. */
function logCommit(delta: Delta, commit: Commit, changes: ReadonlyMap<string, GraphChange>): void {
  const name = commitIri(commit.revision);
  let index = 0;
  for (const [graph, change] of changes) {
    for (const [predicate, lines] of [
      [is.removed, change.removed],
      [is.added, change.added],
    ] as const) {
      for (const text of chunkLines([...lines.keys()])) {
        delta.insertFacts(systemGraphs.log, `${name}:${index}`, {
          [is.of]: { iri: name },
          [is.index]: index,
          [is.graph]: { iri: graph },
          [predicate]: text,
        });
        index += 1;
      }
    }
  }
  delta.insertFacts(systemGraphs.log, name, {
    [is.revision]: commit.revision,
    [is.time]: commit.time.toISOString(),
    [is.author]: commit.author,
    [is.message]: commit.message,
    [is.changes]: index,
  });
}

function keepOnly(quads: Map<string, Quad>, test: (line: string) => boolean): void {
  for (const line of quads.keys()) {
    if (!test(line)) {
      quads.delete(line);
    }
  }
}
