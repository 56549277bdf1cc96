import type { Changeset, Commit } from '../commit.ts';
import { type QuadCodec, toLine } from './quad-codec.ts';
import { linesBeside, type QuadEntry, toEntries } from './quad-table.ts';
import { writeRecords } from './record-table.ts';
import type { ReplicaChange } from '../index/replica.ts';
import { chainAfter, firstSeal, KeySum, type Seal, type SealedCommit } from './seal.ts';
import type { ChangeRecord, StateFile } from './state-file.ts';

/** Quads in one portion of a commit: who asks for the history of one document reads those in which it is said. */
const portionSize = 250;

/** A commit that is on disk. */
export interface WrittenCommit {
  readonly commit: Commit;
  readonly change: ReplicaChange;
  /** What was written to the log. */
  readonly portions: readonly ChangeRecord[];
  readonly chain: string;
}

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
): WrittenCommit {
  const adding = toEntries(changeset.added, codec);
  const removing = toEntries(changeset.removed, codec);
  for (const key of adding.keys()) {
    removing.delete(key);
  }
  const { author, message } = changeset;
  const time = changeset.time ?? new Date();
  return state.root.transactionSync(() => {
    if (changeset.records) {
      writeRecords(state, changeset.records);
    }
    let seal: Seal = state.commits.get(lastRevision) ?? firstSeal;
    const removed = [...removing.values()].filter(({ key }) => state.quads.doesExist(key));
    const added = [...adding.values()].filter(({ key }) => !state.quads.doesExist(key));
    const isChange = removed.length + added.length > 0;
    const revision = isChange ? lastRevision + 1 : lastRevision;
    const portions = isChange ? toPortions(removed, added) : [];
    if (isChange) {
      removed.forEach((entry) => changeQuad(state, entry, -1));
      added.forEach((entry) => changeQuad(state, entry, 1));
      updateGraphs(state, removed, added, revision, time.getTime());
      portions.forEach((portion, index) => state.changes.putSync([revision, index], portion));
      const head = { time: time.getTime(), author, message };
      seal = sealAfter(seal, { ...head, revision, changes: portions }, [...removed, ...added]);
      state.commits.putSync(revision, { ...head, portions: portions.length, ...seal });
      state.meta.putSync('revision', revision);
    }
    return {
      commit: { revision, time, author, message, added: added.map(toQuad), removed: removed.map(toQuad) },
      change: {
        added: codec.expandLines(toLines(added)),
        removed: codec.expandLines(toLines(removed)),
        kept: codec.expandLines(linesBeside(state, removed)),
      },
      portions,
      chain: seal.chain,
    };
  });
}

function changeQuad(state: StateFile, { key, triple, subjectKey }: QuadEntry, step: 1 | -1): void {
  if (step > 0) {
    state.quads.putSync(key, triple);
  } else {
    state.quads.removeSync(key);
  }
  const count = (state.subjects.get(subjectKey) ?? 0) + step;
  if (count > 0) {
    state.subjects.putSync(subjectKey, count);
  } else {
    state.subjects.removeSync(subjectKey);
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
      state.graphs.putSync(graphKey, { name, size, revision, modified });
    } else {
      state.graphs.removeSync(graphKey);
    }
  }
}

/** The difference in portions. */
function toPortions(removed: readonly QuadEntry[], added: readonly QuadEntry[]): ChangeRecord[] {
  const count = Math.ceil(Math.max(removed.length, added.length) / portionSize);
  return Array.from({ length: count }, (_, portion) => {
    const slice = (entries: readonly QuadEntry[]) =>
      toLines(entries.slice(portion * portionSize, (portion + 1) * portionSize));
    return { added: slice(added), removed: slice(removed) };
  });
}

function sealAfter({ contents, chain }: Seal, commit: SealedCommit, changed: readonly QuadEntry[]): Seal {
  const sum = new KeySum(contents);
  changed.forEach(({ key }) => sum.toggle(key));
  return { contents: sum.toString(), chain: chainAfter(chain, commit) };
}

function toLines(entries: readonly QuadEntry[]): string {
  return entries.map(({ triple, graphName }) => toLine(triple, graphName)).join('');
}

function toQuad({ quad }: QuadEntry) {
  return quad;
}
