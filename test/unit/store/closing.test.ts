import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root, temporaryFolder } from '../../support/running-server.ts';
import { copySeededState } from '../../support/seeded-state.ts';

// In a process of its own: what is tested is that it does not end.
const program = (module: string, stateDir: string) => `
  const { EmbeddedStore } = await import(${JSON.stringify(pathToFileURL(module).href)});
  const settings = { stateDir: ${JSON.stringify(stateDir)}, baseIri: 'http://localhost/', defaultGraph: 'union', queryTimeoutMs: 5000, queryWorkers: 1 };
  for (let round = 0; round < 24; round += 1) {
    const store = new EmbeddedStore(settings);
    await new Promise((later) => setTimeout(later, 200 + 50 * round));
    await store.close();
  }
  console.log('all closed');`;

it(
  'A store that is closed while its replicas load does not take its process with it',
  { timeout: 120_000 },
  async () => {
    const stateDir = temporaryFolder();
    await copySeededState(stateDir);
    const text = program(join(root, 'dist/store/embedded/embedded-store.js'), stateDir);
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', text]);
    expect(stdout).toBe('all closed\n');
  },
);
