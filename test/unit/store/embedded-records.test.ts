import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { EmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';
import { describeRecords } from '../../contract/records.contract.ts';
import { baseIri } from '../../contract/store.contract.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describeRecords('EmbeddedStore', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'fabriques-records-'));
  folders.push(stateDir);
  const open = () =>
    new EmbeddedStore({ stateDir, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000, queryWorkers: 1 });
  return { store: open(), reopen: async () => open() };
});
