import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/core/package-root.ts';
import type { BenchData } from '../synthetic/generate.ts';
import { type Child, firstSparqlAnswer, freePort, startChild } from './child.ts';
import type { Peer } from './peer.ts';

/** The token with which the bench writes. */
export const benchToken = 'a-token-for-the-bench';

const program = join(packageRoot, 'dist/main.js');

/** This server, as `npm start` runs it. */
export const fabriques: Peer = {
  name: 'fabriques',
  description: 'this server, built, with its usual settings and no log of requests; validates the seed with SHACL',
  missing: async () => (existsSync(program) ? undefined : 'dist/ is not built'),
  start: async (data, folder) => {
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const sparql = `http://127.0.0.1:${port}/sparql`;
    let child = serve(data, folder, port);
    const freshMs = await firstSparqlAnswer(child, sparql);
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
        child = serve(data, folder, port);
        return firstSparqlAnswer(child, sparql);
      },
      stop: async () => child.stop(),
    };
  },
};

function serve(data: BenchData, folder: string, port: number): Child {
  return startChild(process.execPath, [...heap(data), program, 'serve'], {
    folder,
    environment: {
      PORT: String(port),
      HOST: '127.0.0.1',
      FABRIQUES_BASE_IRI: data.baseIri,
      FABRIQUES_STATE_DIR: join(folder, 'state'),
      FABRIQUES_SEED: data.seedDir,
      FABRIQUES_ADMIN_TOKEN: benchToken,
      FABRIQUES_QUERY_TIMEOUT_MS: '120000',
      FABRIQUES_LOG_LEVEL: 'warn',
    },
  });
}

/** Node's own limit is too low for reading 35,000 documents at once. */
function heap({ size }: BenchData): string[] {
  return size > 10_000 ? ['--max-old-space-size=12000'] : [];
}
