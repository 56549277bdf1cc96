import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openState } from '../../../src/store/embedded/open-state.ts';
import { type CommitRecord, openStateAt, stateFormat } from '../../../src/store/embedded/state-file.ts';
import { createEmbeddedStateKeeper } from '../../../src/store/embedded/embedded-state-keeper.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import { everythingOf, makeSampleState, openDocuments, sampleBase, sampleChange } from '../../support/sample-state.ts';

/** A state as the first format had it: commits without seals, and nothing beside the file. */
async function makeOldState(): Promise<string> {
  const stateDir = temporaryFolder();
  await makeSampleState(stateDir, 25);
  const state = openStateAt(join(stateDir, 'state.mdb'));
  for (const { key, value } of [...state.commits.getRange({})]) {
    const { time, author, message, portions } = value;
    // The first format knew no more than this.
    state.commits.putSync(key, { time, author, message, portions } as CommitRecord);
  }
  state.meta.putSync('format', 1);
  await state.root.close();
  rmSync(join(stateDir, 'state.head'));
  return stateDir;
}

it('A state of the first format is brought up to date, after a copy was kept, and goes on', async () => {
  const stateDir = await makeOldState();
  const before = readFileSync(join(stateDir, 'state.mdb'));
  const { documents, opened } = openDocuments(stateDir);
  expect(documents.revision).toBe(25);
  documents.commit(sampleChange(26));
  const said = everythingOf(documents);
  await opened.close();

  const copies = readdirSync(stateDir).filter((file) => file.startsWith('before-upgrade-of-format-1-'));
  expect(copies).toHaveLength(1);
  expect(readFileSync(join(stateDir, copies[0] ?? '')).equals(before)).toBe(true);

  const keeper = createEmbeddedStateKeeper({ stateDir, baseIri: sampleBase });
  expect(await keeper.check()).toMatchObject({ revision: 26 });
  const again = openDocuments(stateDir);
  expect(everythingOf(again.documents)).toBe(said);
  await again.opened.close();
  expect(readdirSync(stateDir).filter((file) => file.startsWith('before-upgrade'))).toHaveLength(1);
});

it('A state of a newer format is refused, and not touched', async () => {
  const stateDir = temporaryFolder();
  await makeSampleState(stateDir, 3);
  const state = openStateAt(join(stateDir, 'state.mdb'));
  state.meta.putSync('format', stateFormat + 1);
  await state.root.close();
  const before = readFileSync(join(stateDir, 'state.mdb'));
  expect(() => openState(stateDir)).toThrow(/newer version \(format 3/u);
  expect(readFileSync(join(stateDir, 'state.mdb')).equals(before)).toBe(true);
});

it('A backup of the first format is looked at and put back as this version reads it, and stays as it is', async () => {
  const old = await makeOldState();
  const backup = join(old, 'state.mdb');
  const before = readFileSync(backup);
  const stateDir = temporaryFolder();
  const keeper = createEmbeddedStateKeeper({ stateDir, baseIri: sampleBase });
  expect(await keeper.check(backup)).toMatchObject({ revision: 25, path: backup });
  const steps = new Set<string>();
  const report = await keeper.restore(backup, { force: false }, ({ step }) => steps.add(step));
  expect(report).toMatchObject({ revision: 25, path: join(stateDir, 'state.mdb') });
  expect(steps).toContain('replay');
  expect(readFileSync(backup).equals(before)).toBe(true);

  const restored = openDocuments(stateDir);
  const upgraded = openDocuments(old);
  expect(everythingOf(restored.documents)).toBe(everythingOf(upgraded.documents));
  await restored.opened.close();
  await upgraded.opened.close();
});
