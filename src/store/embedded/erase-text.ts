import type { Erasure, TextPlaces } from '../erasure.ts';
import { createLineEraser, type LineEraser } from './line-eraser.ts';
import type { QuadCodec } from './quad-codec.ts';
import { entryOfLine, linesBeside, type LineEntry, linesIn } from './quad-table.ts';
import { changeRecords, writeRecords } from './record-table.ts';
import type { ReplicaChange } from '../index/replica.ts';
import { chainAfter, firstSeal, KeySum, type Seal } from './seal.ts';
import type { ChangeRecord, CommitRecord, StateFile } from './state-file.ts';

/** What the index must follow after an erasure, and the seal of the last commit. */
export interface ErasedText {
  readonly change: ReplicaChange;
  readonly chain: string;
}

/** Where a text stands. */
export function findText(state: StateFile, codec: QuadCodec, text: string): TextPlaces {
  const eraser = createLineEraser(text, '', codec);
  const revisions: number[] = [];
  const graphs = new Set<string>();
  for (const { key: revision, value } of state.commits.getRange({})) {
    const saying = readChanges(state, revision, value)
      .flatMap(({ added, removed }) => linesIn(added + removed))
      .filter((line) => eraser.inLine(line) !== line);
    saying.forEach((line) => graphs.add(entryOfLine(line).graphName));
    if (saying.length > 0 || [value.author, value.message].some((one) => eraser.inText(one) !== one)) {
      revisions.push(revision);
    }
  }
  let records = 0;
  changeRecords(state, (value) => {
    records += JSON.stringify(eraser.inJson(value)) === JSON.stringify(value) ? 0 : 1;
    return value;
  });
  return { revisions, graphs: [...graphs].map(codec.decodeGraph), records };
}

/**
 * Erases a text from the log, the documents and the records in one transaction. The seals are made anew from the first
 * revision that said it, so that the state proves whole again; the numbers of revisions stay.
 *
 * @param first - The first revision that says the text, where there is one.
 */
export function eraseText(
  state: StateFile,
  codec: QuadCodec,
  { text, replacement, records = [] }: Erasure,
  first: number | undefined,
): ErasedText {
  const eraser = createLineEraser(text, replacement, codec);
  const last = state.meta.get('revision') ?? 0;
  return state.root.transactionSync(() => {
    const moved = new Map<string, { readonly from: LineEntry; readonly to: LineEntry }>();
    let seal: Seal = state.commits.get((first ?? last + 1) - 1) ?? firstSeal;
    for (let revision = first ?? last + 1; revision <= last; revision += 1) {
      seal = eraseFromCommit(state, revision, seal, eraser, (before, after) => {
        const from = entryOfLine(before);
        if (state.quads.doesExist(from.key)) {
          moved.set(before, { from, to: entryOfLine(after) });
        }
      });
    }
    for (const { from, to } of moved.values()) {
      state.quads.removeSync(from.key);
      state.quads.putSync(to.key, to.triple);
    }
    changeRecords(state, eraser.inJson);
    writeRecords(state, records);
    const lines = (side: 'from' | 'to') => [...moved.values()].map((one) => one[side].line).join('');
    return {
      chain: seal.chain,
      change: {
        added: codec.expandLines(lines('to')),
        removed: codec.expandLines(lines('from')),
        kept: codec.expandLines(
          linesBeside(
            state,
            [...moved.values()].map(({ from }) => from),
          ),
        ),
      },
    };
  });
}

/** Writes a commit anew on top of the one before. @returns Its seal. */
function eraseFromCommit(
  state: StateFile,
  revision: number,
  before: Seal,
  eraser: LineEraser,
  onChange: (before: string, after: string) => void,
): Seal {
  const record = state.commits.get(revision);
  if (!record) {
    return before;
  }
  const sum = new KeySum(before.contents);
  const erase = (lines: string): string =>
    linesIn(lines)
      .map((line) => {
        const after = eraser.inLine(line);
        sum.toggle(entryOfLine(after).key);
        if (after !== line) {
          onChange(line, after);
        }
        return after;
      })
      .join('');
  const changes = readChanges(state, revision, record).map(({ added, removed }) => ({
    added: erase(added),
    removed: erase(removed),
  }));
  changes.forEach((change, portion) => state.changes.putSync([revision, portion], change));
  const [author, message] = [record.author, record.message].map(eraser.inText) as [string, string];
  const chain = chainAfter(before.chain, { revision, time: record.time, author, message, changes });
  const seal = { contents: sum.toString(), chain };
  state.commits.putSync(revision, { ...record, author, message, ...seal });
  return seal;
}

function readChanges(state: StateFile, revision: number, { portions }: CommitRecord): ChangeRecord[] {
  return Array.from({ length: portions }, (_, portion) => state.changes.get([revision, portion])).filter(
    (change) => change !== undefined,
  );
}
