import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/core/package-root.ts';
import { startVirtuoso } from '../../test/support/virtuoso.ts';
import { sparqlHeaders } from '../measure/ask.ts';
import { measureThroughput, type Throughput } from '../measure/throughput.ts';
import { type Child, firstSparqlAnswer, freePort, startChild } from '../peers/child.ts';
import { neverAsked } from '../queries/read-queries.ts';
import { table } from '../report/table.ts';
import { generateData } from '../synthetic/generate.ts';

// npm run bench:servers -- [--fabriques=35] [--seconds=5]
//
// One, two and four servers on one Virtuoso, asked at once, with the same number of connections in all.

const { values } = parseArgs({
  options: { fabriques: { type: 'string', default: '35' }, seconds: { type: 'string', default: '5' } },
});
const baseIri = 'http://fabriques.bench/';
const token = 'a-token-for-the-bench';
const connections = 16;
const seconds = Number(values.seconds);
const jsonLd = { accept: 'application/ld+json' };

interface Server {
  readonly child: Child;
  readonly origin: string;
}

const data = await generateData(join(import.meta.dirname, '../.data'), Number(values.fabriques), baseIri);
const folder = await mkdtemp(join(tmpdir(), 'fabriques-bench-servers-'));
const virtuoso = await startVirtuoso();
const servers: Server[] = [];
const rows: string[][] = [];
try {
  for (const count of [1, 2, 4]) {
    while (servers.length < count) {
      servers.push(await startServer(servers.length));
    }
    // What a server is asked for the first time costs the store some twenty questions.
    await Promise.all(servers.map(async ({ origin }) => askEach(origin)));
    rows.push([
      String(count),
      await together((origin) => ({
        url: origin,
        paths: data.samples.map((slug) => `/fabriques/${slug}`),
        headers: jsonLd,
      })),
      await together((origin) => ({
        url: origin,
        paths: ['/sparql'],
        method: 'POST',
        headers: sparqlHeaders,
        body: () =>
          new URLSearchParams({
            query: neverAsked('SELECT ?s ?o WHERE { ?s <https://schema.org/name> ?o } LIMIT 10'),
          }).toString(),
      })),
      await together((origin, server) => {
        const document = `${baseIri}graphs/structures/bench-${count}-${server}`;
        const thing = document.replace('/graphs', '');
        let written = 0;
        return {
          url: origin,
          paths: [`/graphs?graph=${encodeURIComponent(document)}`],
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'text/turtle' },
          body: () => {
            written += 1;
            return `<${thing}> a <https://w3id.org/fabriques/ns#Structure> ; <https://schema.org/name> "Structure ${written}" .
              <${document}> a <https://w3id.org/fabriques/ns#Document> ; <http://xmlns.com/foaf/0.1/primaryTopic> <${thing}> .`;
          },
        };
      }),
    ]);
    process.stderr.write(`${rows.at(-1)?.join(' | ') ?? ''}\n`);
  }
} finally {
  await Promise.all(servers.map(async ({ child }) => child.stop()));
  await virtuoso.close();
  await rm(folder, { recursive: true, force: true });
}
const head = ['servers', 'JSON-LD of one fabrique, a second', 'new SPARQL queries, a second', 'commits, a second'];
process.stdout.write(`${table(head, rows)}\n`);

async function startServer(number: number): Promise<Server> {
  const port = await freePort();
  const own = join(folder, String(number));
  await mkdir(own);
  const child = startChild(process.execPath, [join(packageRoot, 'dist/main.js'), 'serve'], {
    folder: own,
    environment: {
      ...virtuoso.environment,
      PORT: String(port),
      HOST: '127.0.0.1',
      FABRIQUES_BASE_IRI: baseIri,
      FABRIQUES_SEED: data.seedDir,
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_LOG_LEVEL: 'warn',
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await firstSparqlAnswer(child, `${origin}/sparql`);
  return { child, origin };
}

/** Asks a server for everything that it will be asked for. */
async function askEach(origin: string): Promise<void> {
  for (const slug of data.samples) {
    const answer = await fetch(`${origin}/fabriques/${slug}`, { headers: jsonLd });
    await answer.arrayBuffer();
  }
}

/** Asks all servers at once; the answers of all of them in a second, and how many requests failed. */
async function together(
  load: (origin: string, server: number) => Omit<Parameters<typeof measureThroughput>[0], 'connections' | 'seconds'>,
): Promise<string> {
  const each = Math.max(1, connections / servers.length);
  const figures: Throughput[] = await Promise.all(
    servers.map(async ({ origin }, number) =>
      measureThroughput({ ...load(origin, number), connections: each, seconds }),
    ),
  );
  const failures = figures.reduce((sum, one) => sum + one.failures, 0);
  const rate = figures.reduce((sum, one) => sum + one.requestsPerSecond, 0);
  return `${rate.toFixed(0)}${failures > 0 ? ` (${failures} failed)` : ''}`;
}
