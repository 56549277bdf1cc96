import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../src/core/errors.ts';

/** The folder of the peers that come from npm, not part of the project's own dependencies. */
export const peersFolder = join(import.meta.dirname, '../.peers');

/** What is installed there; undici 8, which Comunica asks for, does not run on Node 20. */
const manifest = {
  name: 'fabriques-bench-peers',
  private: true,
  dependencies: { '@comunica/query-sparql-file': '^5.3.0', trifid: '^5.3.0', 'trifid-handler-fetch': '^3.5.0' },
  overrides: { undici: '^7.30.0' },
};

let installing: Promise<string | undefined> | undefined;

/** Installs them where they are not yet; gives the reason where that fails. */
export async function installNpmPeers(): Promise<string | undefined> {
  installing ??= install();
  return installing;
}

async function install(): Promise<string | undefined> {
  if (existsSync(programOf('@comunica/query-sparql-file')) && existsSync(programOf('trifid'))) {
    return undefined;
  }
  await mkdir(peersFolder, { recursive: true });
  await writeFile(join(peersFolder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: peersFolder }).then(
    () => undefined,
    (error: unknown) => `npm could not install it: ${messageOf(error).split('\n')[0] ?? ''}`,
  );
}

/** Where a package of the peers has its program. */
export function programOf(name: '@comunica/query-sparql-file' | 'trifid'): string {
  const file = { '@comunica/query-sparql-file': 'bin/http.js', trifid: 'server.js' }[name];
  return join(peersFolder, 'node_modules', name, file);
}
