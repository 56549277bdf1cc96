import { closeSync, constants, copyFileSync, fsyncSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entryOfLine, linesIn } from './quad-table.ts';
import { chainAfter, firstSeal, KeySum, type Seal } from './seal.ts';
import { openStateAt, type StateFile, stateFormat } from './state-file.ts';

/** What makes the next format of each older one, in the transaction it is called in. */
const upgrades: ReadonlyMap<number, (state: StateFile) => void> = new Map([[1, sealCommits]]);

/** Whether a state of this format can be brought up to that of this version. */
export function isUpgradable(format: unknown): format is number {
  return typeof format === 'number' && format < stateFormat && upgrades.has(format);
}

/** Copies a state that nobody writes to beside it, on disk for good, before it is upgraded. Gives the copy. */
export function backUpBeforeUpgrade(path: string, format: number): string {
  const time = new Date().toISOString().replaceAll(/[:.]/gu, '-');
  const copy = join(dirname(path), `before-upgrade-of-format-${format}-${time}.mdb`);
  copyFileSync(path, copy, constants.COPYFILE_EXCL);
  const file = openSync(copy, 'r');
  fsyncSync(file);
  closeSync(file);
  return copy;
}

/** Brings a copy that nobody else has open up to the format of this version. */
export async function upgradeCopy(path: string, from: number): Promise<void> {
  const state = openStateAt(path, { upgrade: () => (older) => upgradeState(older, from) });
  await state.root.close();
}

/** Brings a state up to the format of this version, all steps in one transaction. */
export function upgradeState(state: StateFile, from: number): void {
  state.root.transactionSync(() => {
    for (let format = from; format < stateFormat; format += 1) {
      upgrades.get(format)?.(state);
      state.meta.putSync('format', format + 1);
    }
  });
}

/** Format 2 seals each commit, so that a state can be proved whole. */
function sealCommits(state: StateFile): void {
  let seal: Seal = firstSeal;
  const last = state.meta.get('revision') ?? 0;
  for (let revision = 1; revision <= last; revision += 1) {
    const commit = state.commits.get(revision);
    if (!commit) {
      return; // the check that follows says what is missing
    }
    const { time, author, message, portions } = commit;
    const changes = Array.from({ length: portions }, (_, portion) => state.changes.get([revision, portion])).flatMap(
      (change) => change ?? [],
    );
    const sum = new KeySum(seal.contents);
    changes
      .flatMap(({ added, removed }) => linesIn(added + removed))
      .forEach((line) => sum.toggle(entryOfLine(line).key));
    const chain = chainAfter(seal.chain, { revision, time, author, message, changes });
    seal = { contents: sum.toString(), chain };
    state.commits.putSync(revision, { time, author, message, portions, ...seal });
  }
}
