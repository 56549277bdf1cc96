import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ask } from '../measure/ask.ts';
import { median } from '../measure/figures.ts';
import { readLoad, readMachine } from '../measure/machine.ts';
import { benchToken, fabriques } from '../peers/fabriques.ts';
import { milliseconds, table } from '../report/table.ts';
import { type BenchData, generateData } from '../synthetic/generate.ts';
import { type PageKind, pageKinds } from './page-kinds.ts';

// npm run bench:pages -- [--sizes=350,3500] [--rounds=3]
// Milliseconds from asking for a page to having the whole of it, each address for the first time at its revision.

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '350,3500' }, rounds: { type: 'string', default: '5' } },
});
const baseIri = 'http://fabriques.bench/';
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** How long the answers of one kind took. */
interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { median: median(sorted), p95: at(0.95), worst: at(1) };
}

async function get(origin: string, path: string, accept = 'text/html'): Promise<number> {
  const { status, ms, body } = await ask(`${origin}/${path}`, { accept, 'accept-language': 'fr' });
  if (status !== 200) {
    throw new Error(`${path}: ${status} ${body.slice(0, 200)}`);
  }
  return ms;
}

/** A change of one fabrique, so that nothing that was made before is current. */
async function change(origin: string, slug: string, text: string): Promise<void> {
  const { headers } = await fetch(`${origin}/fabriques/${slug}`, { method: 'HEAD' });
  const answer = await fetch(`${origin}/fabriques/${slug}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${benchToken}`,
      'content-type': 'application/merge-patch+json',
      'if-match': headers.get('etag') ?? '',
    },
    body: JSON.stringify({ description: { fr: text } }),
  });
  if (!answer.ok) {
    throw new Error(`PATCH: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  }
  await answer.arrayBuffer();
}

/** Pages that people open first after somebody changed something. */
const afterChange: readonly (readonly [name: string, path: string, accept?: string])[] = [
  ['home', ''],
  ['list with filters', 'fabriques?region=84&qpv=oui'],
  ['search', 'recherche?q=atelier'],
  ['suggestions', 'suggestions?q=ate', 'application/json'],
  ['structures', 'structures'],
  ['matrix of actions', 'actions'],
];

interface Measured {
  readonly kinds: readonly { readonly kind: PageKind; readonly figures: Figures }[];
  readonly afterChange: ReadonlyMap<string, Figures>;
}

async function measure(data: BenchData, rounds: number): Promise<Measured> {
  const folder = join(tmpdir(), `fabriques-bench-pages-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const peer = await fabriques.start(data, join(folder, 'fabriques'));
  try {
    const origin = new URL(peer.sparql ?? '').origin;
    const structures = JSON.parse(
      (await ask(`${origin}/structures?parPage=60`, { accept: 'application/ld+json' })).body,
    ) as { member: readonly { id: string }[] };
    const kinds = pageKinds(
      data,
      structures.member.map(({ id }) => id.split('/').at(-1) ?? ''),
    );
    // The first of each compiles code and reads what all share: people who come second do not wait for it.
    for (const { paths, accept } of kinds) {
      for (const path of paths.slice(0, 12)) {
        await get(origin, `${path}${path.includes('?') ? '&' : '?'}lang=en`, accept);
      }
    }
    const figures = [];
    for (const kind of kinds) {
      const times = [];
      for (const path of kind.paths) {
        times.push(await get(origin, path, kind.accept));
      }
      figures.push({ kind, figures: figuresOf(times) });
      tell(`${data.size} ${kind.name}: ${JSON.stringify(figures.at(-1)?.figures)}`);
    }
    const times = new Map<string, number[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, path, accept] of afterChange) {
        await change(origin, data.samples[round] ?? '', `${name} ${round}`);
        times.set(name, [...(times.get(name) ?? []), await get(origin, path, accept)]);
      }
    }
    return { kinds: figures, afterChange: new Map([...times].map(([name, all]) => [name, figuresOf(all)])) };
  } finally {
    await peer.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const sizes = values.sizes.split(',').map(Number);
const measured = new Map<number, Measured>();
const machine = await readMachine();
for (const size of sizes) {
  const data = await generateData(join(import.meta.dirname, '../.data'), size, baseIri);
  measured.set(size, await measure(data, Number(values.rounds)));
}
const [small = 0, large = small] = [sizes[0], sizes.at(-1)];
const [ofSmall, ofLarge] = [measured.get(small), measured.get(large)];
const rows = (ofLarge?.kinds ?? []).map(({ kind, figures }) => {
  const before = ofSmall?.kinds.find((one) => one.kind.name === kind.name)?.figures;
  const growth = kind.grows && before ? `${(figures.median / before.median).toFixed(1)} ×` : '';
  return [
    ...[kind.name, String(kind.paths.length), milliseconds(before?.p95), milliseconds(figures.median)],
    ...[
      milliseconds(figures.p95),
      milliseconds(figures.worst),
      `${kind.aim}`,
      figures.p95 <= kind.aim ? 'yes' : 'no',
      growth,
    ],
  ];
});
const changes = [...(ofLarge?.afterChange ?? [])].map(([name, figures]) => [
  name,
  ...[milliseconds(ofSmall?.afterChange.get(name)?.median), milliseconds(figures.median), milliseconds(figures.worst)],
]);
const head = [
  'page',
  'addresses',
  `p95 at ${small}`,
  `median at ${large}`,
  `p95 at ${large}`,
  'worst',
  'aim',
  'met',
  'growth',
];
const text = `# Server time of pages, in milliseconds

${machine.date}, ${machine.processor}, ${machine.cores} cores (load ${readLoad()}), Node ${machine.node}, ${machine.commit}.
Over HTTP, every address for the first time; "growth" is the median at ${large} fabriques by that at ${small}.

${table(head, rows)}

The first page after a change of one fabrique (${values.rounds} changes each):

${table(['page', `median at ${small}`, `median at ${large}`, 'worst'], changes)}
`;
await mkdir(join(import.meta.dirname, '../results'), { recursive: true });
await writeFile(join(import.meta.dirname, '../results/pages.md'), text);
process.stdout.write(text);
