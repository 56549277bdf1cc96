import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstThing, freePort, startChild } from './child.ts';
import { installNpmPeers, programOf } from './npm-peers.ts';
import type { Peer } from './peer.ts';

const headers = { accept: 'application/ld+json' };

/** Trifid, which answers for each thing from a SPARQL endpoint, here its own over the same data. */
export const trifid: Peer = {
  name: 'trifid',
  description: 'Trifid with trifid-handler-fetch (Oxigraph) over the union of the documents, entity-renderer, no log',
  missing: installNpmPeers,
  start: async (data, folder) => {
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const config = join(folder, 'config.yaml');
    await writeFile(config, settings(data.unionFile, data.baseIri, port));
    const environment = { TRIFID_CONFIG: config, NODE_ENV: 'production' };
    const child = startChild(process.execPath, [programOf('trifid'), '-c', config], { folder, environment });
    const thing = (slug: string) => `http://127.0.0.1:${port}/fabriques/${slug}`;
    const freshMs = await firstThing(child, thing(data.samples[0] ?? ''), headers);
    return { pid: child.pid, freshMs, thing, thingHeaders: headers, stop: async () => child.stop() };
  },
};

function settings(file: string, baseIri: string, port: number): string {
  return `server:
  listener: { port: ${port}, host: 127.0.0.1 }
  logLevel: warn
globals:
  datasetBaseUrl: ${baseIri}
  endpoints: { default: { url: /query } }
plugins:
  entity-renderer:
    module: "@zazuko/trifid-entity-renderer"
  fetch-handler:
    module: trifid-handler-fetch
    paths: /query
    config:
      url: ${file}
      contentType: application/n-triples
      baseIRI: ${baseIri}
      graphName: urn:x-bench:union
      unionDefaultGraph: true
`;
}
