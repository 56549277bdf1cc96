import type { Changeset, Commit } from '../commit.ts';
import { type QuadCodec, toLine } from './quad-codec.ts';
import { linesBeside, type QuadEntry, toEntries } from './quad-table.ts';
import type { ReplicaChange } from './replica.ts';
import type { StateFile } from './state-file.ts';

/** Quads in one portion of a commit; keeps single values of the database small. */
const portionSize = 5000;

/**
 * Writes a commit in one transaction, flushed to disk when this returns.
 *
 * Quads that change nothing are left out, and where none is left nothing is written; a quad that
 * is both removed and added stays as it is.
 */
export function writeCommit(
  state: StateFile,
  codec: QuadCodec,
  changeset: Changeset,
  lastRevision: number,
): { commit: Commit; change: ReplicaChange } {
  const adding = toEntries(changeset.added, codec);
  const removing = toEntries(changeset.removed, codec);
  for (const key of adding.keys()) {
    removing.delete(key);
  }
  const { author, message } = changeset;
  const time = new Date();
  return state.root.transactionSync(() => {
    const removed = [...removing.values()].filter(({ key }) => state.quads.doesExist(key));
    const added = [...adding.values()].filter(({ key }) => !state.quads.doesExist(key));
    const changes = removed.length + added.length > 0;
    const revision = changes ? lastRevision + 1 : lastRevision;
    if (changes) {
      removed.forEach((entry) => changeQuad(state, entry, -1));
      added.forEach((entry) => changeQuad(state, entry, 1));
      updateGraphs(state, removed, added, revision, time.getTime());
      const portions = writeChanges(state, revision, removed, added);
      state.commits.put(revision, { time: time.getTime(), author, message, portions });
      state.meta.put('revision', revision);
    }
    return {
      commit: { revision, time, author, message, added: added.map(toQuad), removed: removed.map(toQuad) },
      change: {
        added: codec.expandLines(toLines(added)),
        removed: codec.expandLines(toLines(removed)),
        kept: codec.expandLines(linesBeside(state, removed)),
      },
    };
  });
}

function changeQuad(state: StateFile, { key, triple, subjectKey }: QuadEntry, step: 1 | -1): void {
  if (step > 0) {
    state.quads.put(key, triple);
  } else {
    state.quads.remove(key);
  }
  const count = (state.subjects.get(subjectKey) ?? 0) + step;
  if (count > 0) {
    state.subjects.put(subjectKey, count);
  } else {
    state.subjects.remove(subjectKey);
  }
}

function updateGraphs(
  state: StateFile,
  removed: readonly QuadEntry[],
  added: readonly QuadEntry[],
  revision: number,
  modified: number,
): void {
  const growth = new Map<string, { graphKey: Buffer; by: number }>();
  const count = (entries: readonly QuadEntry[], step: number) => {
    for (const { graphName, graphKey } of entries) {
      growth.set(graphName, { graphKey, by: (growth.get(graphName)?.by ?? 0) + step });
    }
  };
  count(removed, -1);
  count(added, 1);
  for (const [name, { graphKey, by }] of growth) {
    const size = (state.graphs.get(graphKey)?.size ?? 0) + by;
    if (size > 0) {
      state.graphs.put(graphKey, { name, size, revision, modified });
    } else {
      state.graphs.remove(graphKey);
    }
  }
}

function writeChanges(
  state: StateFile,
  revision: number,
  removed: readonly QuadEntry[],
  added: readonly QuadEntry[],
): number {
  const portions = Math.max(1, Math.ceil(Math.max(removed.length, added.length) / portionSize));
  for (let portion = 0; portion < portions; portion += 1) {
    const slice = (entries: readonly QuadEntry[]) =>
      toLines(entries.slice(portion * portionSize, (portion + 1) * portionSize));
    state.changes.put([revision, portion], { added: slice(added), removed: slice(removed) });
  }
  return portions;
}

function toLines(entries: readonly QuadEntry[]): string {
  return entries.map(({ triple, graphName }) => toLine(triple, graphName)).join('');
}

function toQuad({ quad }: QuadEntry) {
  return quad;
}
