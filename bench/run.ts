import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readMachine } from './measure/machine.ts';
import { measureSize } from './measure-size.ts';
import { comunica } from './peers/comunica.ts';
import { fabriques, fabriquesOnVirtuoso } from './peers/fabriques.ts';
import type { Peer } from './peers/peer.ts';
import { trifid } from './peers/trifid.ts';
import { virtuoso } from './peers/virtuoso.ts';
import { toMarkdown } from './report/markdown.ts';
import type { BenchResult, SizeResult } from './report/result.ts';
import { generateData } from './synthetic/generate.ts';

// npm run bench -- [--sizes=300,3500,35000] [--peers=fabriques,virtuoso,comunica,trifid] [--rounds=7] [--seconds=4]
//
// `fabriques-virtuoso`, this server above a Virtuoso, takes part where it is named: it loads document by document.

const baseIri = 'http://fabriques.bench/';
const usual: readonly Peer[] = [fabriques, virtuoso, comunica, trifid];
const peers: readonly Peer[] = [...usual, fabriquesOnVirtuoso];
/** Beyond this size a peer takes minutes for single queries; it is left out, and the report says so. */
const largest: Readonly<Record<string, number>> = { comunica: 3500, trifid: 3500 };

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '300,3500,35000' },
    peers: { type: 'string', default: usual.map(({ name }) => name).join(',') },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    timeout: { type: 'string', default: '60000' },
  },
});

const tell = (line: string) => process.stderr.write(`${line}\n`);
const folder = import.meta.dirname;
const chosen = peers.filter(({ name }) => values.peers.split(',').includes(name));
const sizes: SizeResult[] = [];
const machine = await readMachine();

for (const size of values.sizes.split(',').map(Number)) {
  const data = await generateData(join(folder, '.data'), size, baseIri);
  tell(`${size}: ${data.quads} quads in ${data.documents} documents`);
  sizes.push(
    await measureSize(data, {
      peers: chosen.map((peer) => (size > (largest[peer.name] ?? Infinity) ? leftOut(peer) : peer)),
      folder: join(tmpdir(), `fabriques-bench-${process.pid}`),
      rounds: size > 10_000 ? Math.min(3, Number(values.rounds)) : Number(values.rounds),
      seconds: Number(values.seconds),
      timeoutMs: Number(values.timeout),
      tell,
    }),
  );
}

const result: BenchResult = { machine, rounds: Number(values.rounds), sizes };
const markdown = toMarkdown(result);
await mkdir(join(folder, 'results'), { recursive: true });
const file = join(folder, 'results', machine.date.replace(/[^\d]/gu, ''));
await writeFile(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
await writeFile(`${file}.md`, markdown);
process.stdout.write(`${markdown}\n`);
tell(`Written to ${file}.json and .md`);

function leftOut(peer: Peer): Peer {
  return { ...peer, missing: async () => `left out above ${largest[peer.name] ?? 0} fabriques` };
}
