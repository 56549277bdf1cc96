import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { migrate } from '../../src/store/migrate.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { copySeededState, seededPrefix, seedFingerprint } from './seeded-state.ts';
import { freePort, startVirtuoso, type Virtuoso } from './virtuoso.ts';

/**
 * Starts a Virtuoso of its own with the real data of a base IRI. They are loaded once for each version of data and
 * code, and copied from then on.
 */
export async function startSeededVirtuoso(baseIri: string): Promise<Virtuoso> {
  const database = folderOf(baseIri);
  if (!existsSync(database)) {
    await load(database, baseIri);
  }
  return startVirtuoso({ database });
}

/**
 * A free port that a server over the real data can listen on, one for which they were loaded before if there is any:
 * a SPARQL store has its addresses written out.
 */
export async function portOfSeededVirtuoso(): Promise<number> {
  for (const name of readdirSync(tmpdir())) {
    const port = Number(/-localhost-(\d+)-$/u.exec(name)?.[1] ?? 0);
    if (port > 0 && join(tmpdir(), name) === folderOf(`http://localhost:${port}/`) && (await isFree(port))) {
      return port;
    }
  }
  return freePort();
}

function folderOf(baseIri: string): string {
  return join(tmpdir(), `${seededPrefix}virtuoso-${seedFingerprint()}-${baseIri.replaceAll(/[^\w.]+/gu, '-')}`);
}

async function load(folder: string, baseIri: string): Promise<void> {
  const common = { baseIri, defaultGraph: 'union', queryTimeoutMs: 60_000 } as const;
  const stateDir = await mkdtemp(join(tmpdir(), 'fabriques-test-'));
  await copySeededState(stateDir);
  const virtuoso = await startVirtuoso();
  const source = new EmbeddedStore({ ...common, stateDir, queryWorkers: 1 });
  const target = new RemoteStore({ ...common, ...virtuoso.connection, connections: 8 });
  await migrate(source, target, () => undefined);
  await Promise.all([source.close(), target.close()]);
  await virtuoso.end('SIGTERM');
  await rename(virtuoso.folder, folder);
  await rm(stateDir, { recursive: true });
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
