import type { TellProgress } from '../../state-keeper.ts';
import { entryOfLine, linesIn } from '../quad-table.ts';
import type { StateFile } from '../state-file.ts';
import { expect } from './fault.ts';

/**
 * Makes the documents again from the log, commit by commit, and compares.
 *
 * @param state - A state whose contents are sound: the log is complete.
 * @throws Fault when a commit takes away what is not there or adds what is, or the outcome is another.
 */
export function checkReplay(state: StateFile, tell?: TellProgress): void {
  const total = state.meta.get('revision') ?? 0;
  const keys = new Set<string>();
  for (const { key, value } of state.changes.getRange({})) {
    const [revision] = key;
    for (const line of linesIn(value.removed)) {
      expect(keys.delete(keyOf(line)), () => `revision ${revision} removes what is not there: ${line}`);
    }
    for (const line of linesIn(value.added)) {
      const added = keyOf(line);
      expect(!keys.has(added), () => `revision ${revision} adds what is there: ${line}`);
      keys.add(added);
    }
    tell?.({ step: 'replay', done: revision, total });
  }
  let standing = 0;
  for (const key of state.quads.getKeys({})) {
    expect(keys.has(key.toString('latin1')), () => 'a document has a triple that the log does not make');
    standing += 1;
  }
  expect(standing === keys.size, () => `the log makes ${keys.size} triples, but ${standing} are there`);
}

function keyOf(line: string): string {
  return entryOfLine(line).key.toString('latin1');
}
