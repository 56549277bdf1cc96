import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContents } from '../../../src/store/embedded/integrity/check-contents.ts';
import { checkReplay } from '../../../src/store/embedded/integrity/check-replay.ts';
import { createRecordTable } from '../../../src/store/embedded/record-table.ts';
import { openStateFile, type StateFile } from '../../../src/store/embedded/state-file.ts';
import { makeSampleState, openDocuments } from '../../support/sample-state.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fabriques-tampering-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function first<K, V>(entries: Iterable<{ key: K; value: V }>): { key: K; value: V } {
  for (const entry of entries) {
    return entry;
  }
  throw new Error('There is nothing to tamper with');
}

/** Changes that leave every page of the file sound, and what is said of them. */
const changes: Readonly<Record<string, readonly [change: (state: StateFile) => void, says: RegExp]>> = {
  'a triple taken away': [(state) => state.quads.removeSync(first(state.quads.getRange({})).key), /triples, not/u],
  'a triple changed': [
    (state) => state.quads.putSync(first(state.quads.getRange({})).key, '<a> <b> "c"'),
    /a triple is not as it was written/u,
  ],
  'a document forgotten': [
    (state) => state.graphs.removeSync(first(state.graphs.getRange({})).key),
    /triples have lost their document/u,
  ],
  'a document of another size': [
    (state) => {
      const { key, value } = first(state.graphs.getRange({}));
      state.graphs.putSync(key, { ...value, size: value.size + 1 });
    },
    /triples, not/u,
  ],
  'a document changed at another time': [
    (state) => {
      const { key, value } = first(state.graphs.getRange({}));
      state.graphs.putSync(key, { ...value, modified: 0 });
    },
    /was not changed when it says/u,
  ],
  'a subject miscounted': [
    (state) => {
      const { key, value } = first(state.subjects.getRange({}));
      state.subjects.putSync(key, value + 1);
    },
    /says \d+ things of/u,
  ],
  'a subject too many': [(state) => state.subjects.putSync(Buffer.alloc(32, 7), 1), /a subject has lost its triples/u],
  'a commit taken out of the log': [(state) => state.commits.removeSync(3), /revision 3 is missing/u],
  'the last commit taken back': [
    (state) => {
      state.commits.removeSync(8);
      state.changes.removeSync([8, 0]);
      state.meta.putSync('revision', 7);
    },
    /was not changed when it says|not what the log makes/u,
  ],
  'the author of a commit changed': [
    (state) => {
      const record = state.commits.get(4);
      if (record) {
        state.commits.putSync(4, { ...record, author: 'somebody else' });
      }
    },
    /revision 4 of the log is not as it was written/u,
  ],
  'the difference of a commit changed': [
    (state) => state.changes.putSync([5, 0], { added: '', removed: '' }),
    /revision 5 of the log is not as it was written/u,
  ],
  'the difference of a commit lost': [(state) => state.changes.removeSync([2, 0]), /portion 0 of revision 2/u],
  'a difference without a commit': [
    (state) => state.changes.putSync([99, 0], { added: '', removed: '' }),
    /changes without a commit/u,
  ],
  'a record changed': [
    (state) => {
      const { key, value } = first(state.records.getRange({}));
      state.records.putSync(key, { ...value, value: '"other"' });
    },
    /the record tokens a is not as it was written/u,
  ],
};

describe('A state with sound pages and', () => {
  let sound: string;
  beforeAll(async () => {
    sound = newFolder();
    await makeSampleState(sound, 8);
    const { opened } = openDocuments(sound);
    await createRecordTable(opened.state).write([{ collection: 'tokens', key: 'a', value: 'one' }]);
    await opened.close();
  });

  it.each(Object.keys(changes))('%s is refused', async (kind) => {
    const [change, says] = changes[kind] ?? [() => undefined, /never/u];
    const folder = newFolder();
    cpSync(sound, folder, { recursive: true });
    const state = openStateFile(folder);
    change(state);
    await state.root.close();
    expect(() => openDocuments(folder)).toThrow(says);
    expect(() => openDocuments(folder)).toThrow(/fabriques restore/u);
  });

  it('nothing wrong is what its log makes of it', async () => {
    const { opened } = openDocuments(sound);
    expect(checkContents(opened.state)).toMatchObject({ revision: 8 });
    expect(() => checkReplay(opened.state)).not.toThrow();
    await opened.close();
  });

  it('a log that does not make its documents is found by replaying it', async () => {
    const folder = newFolder();
    cpSync(sound, folder, { recursive: true });
    const state = openStateFile(folder);
    const again = state.changes.get([1, 0]);
    state.changes.putSync([9, 0], again ?? { added: '', removed: '' });
    expect(() => checkReplay(state)).toThrow(/adds what is there/u);
    state.changes.putSync([9, 0], { added: '<a> <b> "a > b \u2028 <c> ."@fr <g> .\n', removed: '' });
    expect(() => checkReplay(state)).toThrow(/the log makes/u);
    await state.root.close();
  });
});
