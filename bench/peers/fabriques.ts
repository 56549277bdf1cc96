import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageRoot } from '../../src/core/package-root.ts';
import { ask } from '../measure/ask.ts';
import type { BenchData } from '../synthetic/generate.ts';
import { hasVirtuoso, startVirtuoso } from '../../test/support/virtuoso.ts';
import { firstSparqlAnswer, freePort, startChild } from './child.ts';
import type { Peer, RunningPeer } from './peer.ts';

/** The token with which the bench writes. */
export const benchToken = 'a-token-for-the-bench';

const program = join(packageRoot, 'dist/main.js');

/** This server, as `npm start` runs it. */
export const fabriques: Peer = {
  name: 'fabriques',
  description: 'this server, built, with its usual settings and no log of requests; validates the seed with SHACL',
  missing: async () => notBuilt(),
  start: async (data, folder) => start(data, folder),
};

/** This server above a Virtuoso: what it costs to keep nothing on its own disk. */
export const fabriquesOnVirtuoso: Peer = {
  name: 'fabriques-virtuoso',
  description:
    'this server above a Virtuoso of its own (170,000 buffers); memory and disk are those of the server alone, ' +
    'for those of Virtuoso see there',
  missing: async () => (hasVirtuoso ? notBuilt() : 'virtuoso-t is not installed (package virtuoso-opensource-7-bin)'),
  start: async (data, folder) => {
    const store = await startVirtuoso({ buffers: 170_000, resultSetMaxRows: 1_000_000 });
    const running = await start(data, folder, store.environment).catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    return {
      ...running,
      get pid() {
        return running.pid;
      },
      stop: async () => {
        await running.stop();
        await store.close();
      },
    };
  },
};

function notBuilt(): string | undefined {
  return existsSync(program) ? undefined : 'dist/ is not built';
}

async function start(
  data: BenchData,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningPeer> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const sparql = `http://127.0.0.1:${port}/sparql`;
  const serve = () =>
    startChild(process.execPath, [program, 'serve'], {
      folder,
      environment: { ...settings(data, folder, port), ...environment },
    });
  let child = serve();
  const freshMs = await firstSparqlAnswer(child, sparql);
  await untilWarm(port);
  return {
    get pid() {
      return child.pid;
    },
    freshMs,
    sparql,
    thing: (slug) => `http://127.0.0.1:${port}/fabriques/${slug}`,
    thingHeaders: { accept: 'application/ld+json' },
    reopen: async () => {
      await child.stop();
      child = serve();
      const reopenMs = await firstSparqlAnswer(child, sparql);
      await untilWarm(port);
      return reopenMs;
    },
    stop: async () => child.stop(),
  };
}

/** Waits until the server has made pages of every kind by itself: what it does beside answering would be measured, too. */
async function untilWarm(port: number): Promise<void> {
  const isWarm = async (): Promise<boolean> => {
    const { body } = await ask(`http://127.0.0.1:${port}/health/ready`, {}, { timeoutMs: 300_000 });
    return (JSON.parse(body) as { readonly warm?: boolean }).warm === true;
  };
  while (!(await isWarm())) {
    await pause(200);
  }
}

function settings(data: BenchData, folder: string, port: number): Readonly<Record<string, string>> {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    FABRIQUES_BASE_IRI: data.baseIri,
    FABRIQUES_STATE_DIR: join(folder, 'state'),
    FABRIQUES_SEED: data.seedDir,
    FABRIQUES_ADMIN_TOKEN: benchToken,
    FABRIQUES_QUERY_TIMEOUT_MS: '120000',
    FABRIQUES_LOG_LEVEL: 'warn',
  };
}
