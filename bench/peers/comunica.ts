import { mkdir } from 'node:fs/promises';
import { firstSparqlAnswer, freePort, startChild } from './child.ts';
import { installNpmPeers, programOf } from './npm-peers.ts';
import type { Peer } from './peer.ts';

/** The HTTP server of Comunica over a file, which it reads into memory at the first query. */
export const comunica: Peer = {
  name: 'comunica',
  description: 'comunica-sparql-file-http with one worker over the union of the documents as N-Triples',
  missing: installNpmPeers,
  start: async ({ unionFile }, folder) => {
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const sparql = `http://127.0.0.1:${port}/sparql`;
    const args = [programOf('@comunica/query-sparql-file'), `file://${unionFile}`, '-p', String(port), '-t', '600'];
    const serve = () => startChild(process.execPath, ['--max-old-space-size=6000', ...args], { folder });
    let child = serve();
    const freshMs = await firstSparqlAnswer(child, sparql, 300_000);
    return {
      get pid() {
        return child.pid;
      },
      freshMs,
      sparql,
      reopen: async () => {
        await child.stop();
        child = serve();
        return firstSparqlAnswer(child, sparql, 300_000);
      },
      stop: async () => child.stop(),
    };
  },
};
