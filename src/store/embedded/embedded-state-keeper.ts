import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../core/errors.ts';
import { wholly } from '../../core/interruption.ts';
import { copy, flush, makeWhole, newFile } from '../../core/whole-files.ts';
import type { StateKeeper, StateReport, TellProgress } from '../state-keeper.ts';
import { AcknowledgedFile } from './acknowledged.ts';
import { whileGrowing, withBackup } from './backup-file.ts';
import { inspectCopy, inspectState } from './inspect-state.ts';
import { createQuadCodec, toLine } from './quad-codec.ts';
import { rangeUnder } from './quad-table.ts';
import { readState } from './read-state.ts';
import { openStateAt, stateFilePath, stateFormat } from './state-file.ts';
import { lockState } from './state-lock.ts';

/** Characters of a dump that are handed over at once. */
const chunkLength = 64 * 1024;

/** {@link StateKeeper} of the embedded store: copies are files of the same format as the state. */
export function createEmbeddedStateKeeper({ stateDir, baseIri }: { stateDir: string; baseIri: string }): StateKeeper {
  return {
    check: async (backup, tell) =>
      backup === undefined
        ? checkState(stateDir, tell)
        : withBackup(backup, async (file) => ({ ...(await inspectCopy(file, tell)).report, path: backup })),
    backup: async (target, tell) => backUp(stateDir, target, tell),
    restore: async (backup, { force }, tell) =>
      wholly(async () => withBackup(backup, async (file) => restore(stateDir, file, { force, tell }))),
    compact: async (tell) => wholly(async () => compact(stateDir, tell)),
    dump: () => dump(stateDir, baseIri),
  };
}

async function checkState(stateDir: string, tell?: TellProgress): Promise<StateReport> {
  const { state, isInUse, close } = readState(stateDir);
  if (!isInUse) {
    await close();
    const lock = lockState(stateDir);
    try {
      return (await inspectState(stateFilePath(stateDir), tell)).report;
    } finally {
      lock.release();
    }
  }
  // Pages cannot be looked at while they are written to: a copy can.
  const folder = await mkdtemp(join(tmpdir(), 'fabriques-check-'));
  try {
    const snapshot = join(folder, 'state.mdb');
    await state.root.backup(snapshot, false);
    const { report } = await inspectState(snapshot, tell);
    return { ...report, path: stateFilePath(stateDir) };
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function backUp(stateDir: string, target: string, tell?: TellProgress): Promise<StateReport> {
  const { state, close } = readState(stateDir);
  try {
    const time = new Date().toISOString().slice(0, 19).replaceAll(':', '');
    const path = await newFile(target, `fabriques-${time}-r${state.meta.get('revision') ?? 0}.mdb`);
    return await makeWhole(path, async (unfinished) => {
      // Not compacted: page by page it is a copy of one revision, free pages included.
      await whileGrowing({ path: unfinished, total: statSync(state.path).size }, tell, async () =>
        state.root.backup(unfinished, false),
      );
      return { ...(await inspectCopy(unfinished, tell)).report, path };
    });
  } finally {
    await close();
  }
}

async function restore(
  stateDir: string,
  backup: string,
  { force, tell }: { readonly force: boolean; readonly tell: TellProgress | undefined },
): Promise<StateReport & { aside?: string }> {
  const { report, contents } = await inspectCopy(backup, tell);
  const lock = lockState(stateDir);
  const acknowledged = new AcknowledgedFile(stateDir);
  const path = stateFilePath(stateDir);
  try {
    const held = existsSync(path) && statSync(path).size > 0;
    if (held && !force) {
      throw new DomainError(
        'bad-request',
        `${stateDir} holds data already: say --force to put the backup in their place; they are kept aside.`,
        {
          details: {
            inFrench: `${stateDir} contient déjà des données : --force les remplace par la sauvegarde ; elles sont gardées à côté.`,
          },
        },
      );
    }
    const aside = held ? await makeAside(stateDir) : undefined;
    await makeWhole(path, async (unfinished) => {
      await copy(backup, unfinished);
      if (aside !== undefined) {
        await rename(path, join(aside, 'state.mdb'));
      }
    });
    // Until this is written, what is acknowledged belongs to the old state, and a start is refused.
    acknowledged.writeThrough(contents);
    await flush(stateDir);
    return { ...report, path, ...(aside !== undefined && { aside }) };
  } finally {
    acknowledged.close();
    lock.release();
  }
}

/** The copy is looked at in full before it takes the place of the file. */
async function compact(stateDir: string, tell?: TellProgress): Promise<StateReport & { bytesBefore: number }> {
  const { state, isInUse, close } = readState(stateDir);
  const { path } = state;
  try {
    if (isInUse) {
      lockState(stateDir); // says by whom
    }
    const bytesBefore = statSync(path).size;
    return await makeWhole(path, async (unfinished) => {
      await whileGrowing({ path: unfinished, total: bytesBefore }, tell, async () =>
        state.root.backup(unfinished, true),
      );
      await renewHeads(unfinished);
      const { report } = await inspectCopy(unfinished, tell);
      return { ...report, path, bytesBefore };
    });
  } finally {
    await close();
  }
}

/** A compacted copy has one head; after a write it has two, the older of which is the copy. */
async function renewHeads(path: string): Promise<void> {
  const copied = openStateAt(path);
  copied.meta.putSync('format', stateFormat);
  await copied.root.close();
  await rm(`${path}-lock`, { force: true });
}

/** A folder for what is replaced, with a copy of what was acknowledged of it. */
async function makeAside(stateDir: string): Promise<string> {
  const aside = join(stateDir, `before-restore-${new Date().toISOString().replaceAll(/[:.]/gu, '-')}`);
  await mkdir(aside);
  const head = join(stateDir, 'state.head');
  if (existsSync(head)) {
    await copy(head, join(aside, 'state.head'));
  }
  return aside;
}

async function* dump(stateDir: string, baseIri: string): AsyncIterable<string> {
  const { state, close } = readState(stateDir);
  const codec = createQuadCodec(baseIri);
  const transaction = state.root.useReadTransaction();
  try {
    let lines = '';
    for (const { key, value: graph } of state.graphs.getRange({ transaction })) {
      for (const { value: triple } of state.quads.getRange({ ...rangeUnder(Buffer.from(key)), transaction })) {
        lines += toLine(triple, graph.name);
        if (lines.length > chunkLength) {
          yield codec.expandLines(lines);
          lines = '';
        }
      }
    }
    yield codec.expandLines(lines);
  } finally {
    transaction.done();
    await close();
  }
}
