import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { groupBy } from '../../src/core/rdf/dataset.ts';
import { parseRdf } from '../../src/core/rdf/parse.ts';
import { createPoliteFetcher } from '../../src/federation/fetching/polite-fetcher.ts';
import type { Kept, ResponseCache } from '../../src/federation/fetching/response-cache.ts';
import { streamQuads } from '../../src/federation/kinds/stream-quads.ts';
import { generateData } from '../synthetic/generate.ts';
import { createRandom } from '../synthetic/random.ts';
import { Publisher, type Traffic } from './publisher.ts';

// npm run simulate:exchange -- [--days=30] [--edits=2] [--fabriques=35]
//
// One publisher and one consumer on a virtual clock: pages are written and read by the code of the feed and of the
// harvest, and at each visit the consumer must know exactly what the publisher says. What one pair costs in a day is
// then added up for networks.

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    edits: { type: 'string', default: '2' },
    fabriques: { type: 'string', default: '35' },
  },
});

const dayMs = 86_400_000;
const start = new Date('2026-01-01T00:00:00Z');

interface Pair {
  readonly first: Traffic;
  readonly perDay: Traffic;
  readonly meanLagMinutes: number;
  readonly versions: number;
}

/** Has a consumer visit a publisher so many times a day, and counts. */
async function simulate(fabriques: number, editsPerDay: number, visitsPerDay: number, days: number): Promise<Pair> {
  const random = createRandom(fabriques);
  const documents = await readDocuments(fabriques);
  const publisher = new Publisher('https://a.example/', documents, start);
  const cache = memoryCache();
  const fetcher = () =>
    createPoliteFetcher(publisher, cache, { pauseMs: 0, timeoutMs: 1000, maxBytes: 1e9, retries: 0, userAgent: 'sim' });
  const visit = async () => {
    const known = await streamQuads('https://a.example/feed', fetcher());
    await cache.finish();
    check(known, publisher);
  };
  await visit();
  const first = { ...publisher.traffic };
  const names = [...documents.keys()];
  const lags: number[] = [];
  let edits = 0;
  let nextEdit = -Math.log(1 - random.next()) / editsPerDay;
  for (let number = 1; number <= days * visitsPerDay; number += 1) {
    const now = number / visitsPerDay;
    for (; nextEdit <= now; nextEdit -= Math.log(1 - random.next()) / editsPerDay) {
      const name = random.pick(names);
      edits += 1;
      publisher.update(name, edited(documents.get(name) ?? [], edits), new Date(start.getTime() + nextEdit * dayMs));
      lags.push((now - nextEdit) * 24 * 60);
    }
    await visit();
  }
  const perDay = Object.fromEntries(
    Object.entries(publisher.traffic).map(([key, value]) => [key, (value - first[key as keyof Traffic]) / days]),
  ) as unknown as Traffic;
  return {
    first,
    perDay,
    meanLagMinutes: lags.reduce((sum, lag) => sum + lag, 0) / lags.length,
    versions: documents.size + edits,
  };
}

/** A document with one more sentence. */
function edited(quads: readonly Quad[], number: number): readonly Quad[] {
  const [first] = quads;
  const text = DataFactory.literal(`${'A sentence that somebody added. '.repeat(5)}${number}`, 'fr');
  return first
    ? [
        ...quads,
        DataFactory.quad(first.subject, DataFactory.namedNode('https://schema.org/abstract'), text, first.graph),
      ]
    : quads;
}

function check(known: readonly Quad[], publisher: Publisher): void {
  const expected = [...publisher.current().values()].reduce((sum, quads) => sum + quads.length, 0);
  if (known.length !== expected) {
    throw new Error(`The consumer knows ${known.length} triples where the publisher says ${expected}`);
  }
}

async function readDocuments(fabriques: number): Promise<Map<string, readonly Quad[]>> {
  const baseIri = 'https://a.example/';
  const { seedDir } = await generateData(join(import.meta.dirname, '../.data'), fabriques, baseIri);
  const files = (await readdir(seedDir)).filter((file) => file.endsWith('.trig'));
  const read = files.map(async (file) =>
    parseRdf(await readFile(join(seedDir, file), 'utf8'), 'application/trig', { baseIri }),
  );
  return groupBy((await Promise.all(read)).flat(), ({ graph }) => graph.value);
}

function memoryCache(): ResponseCache {
  const kept = new Map<string, { readonly answer: Omit<Kept, 'isFresh'>; run: number }>();
  let run = 0;
  return {
    get: async (url) => {
      const known = kept.get(url);
      const isImmutable = known?.answer.headers['cache-control']?.includes('immutable') === true;
      return known && { ...known.answer, isFresh: known.run === run || isImmutable };
    },
    put: async (url, _accept, answer) => void kept.set(url, { answer, run }),
    confirm: async (url, _accept, answer) => void kept.set(url, { answer, run }),
    finish: async () => {
      run += 1;
    },
  };
}

const [fabriques, edits, days] = [values.fabriques, values.edits, values.days].map(Number) as [number, number, number];
const say = (line: string) => process.stdout.write(`${line}\n`);
const size = (bytes: number) =>
  bytes > 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes > 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${Math.round(bytes / 1e3)} kB`;

say(`One pair, ${fabriques} fabriques, ${edits} edits a day, ${days} days:\n`);
say('| visits a day | first visit | requests a day | 304 | bytes a day | gzipped | mean lag |');
say('|--:|--:|--:|--:|--:|--:|--:|');
const pairs = new Map<number, Pair>();
for (const visits of [1, 24, 96]) {
  const pair = await simulate(fabriques, edits, visits, days);
  pairs.set(visits, pair);
  const { first, perDay, meanLagMinutes } = pair;
  say(
    `| ${visits} | ${size(first.bytes)} (${size(first.gzipBytes)} gzipped) | ${perDay.requests.toFixed(1)} | ${perDay.notModified.toFixed(1)} | ${size(perDay.bytes)} | ${size(perDay.gzipBytes)} | ${meanLagMinutes.toFixed(0)} min |`,
  );
}
say('\nNetworks in which each instance reads every other one, hourly:\n');
say(
  '| instances | pairs | requests a second, whole network | of each instance, a day: bytes out | gzipped | bytes to begin |',
);
say('|--:|--:|--:|--:|--:|--:|');
const hourly = pairs.get(24);
for (const instances of hourly ? [100, 10_000] : []) {
  const others = instances - 1;
  const { perDay, first } = hourly as Pair;
  say(
    `| ${instances} | ${instances * others} | ${((instances * others * perDay.requests) / 86_400).toFixed(0)} | ${size(others * perDay.bytes)} | ${size(others * perDay.gzipBytes)} | ${size(others * first.bytes)} |`,
  );
}
say('\nA hub that reads all of them and is read by all of them; its own stream, as one consumer reads it:\n');
say('| instances | visits a day | first visit | requests a day | bytes a day | gzipped | hub sends a day, gzipped |');
say('|--:|--:|--:|--:|--:|--:|--:|');
const hub = await simulate(fabriques * 100, edits * 100, 4, 2);
say(
  `| 100 | 4 | ${size(hub.first.bytes)} (${size(hub.first.gzipBytes)} gzipped) | ${hub.perDay.requests.toFixed(0)} | ${size(hub.perDay.bytes)} | ${size(hub.perDay.gzipBytes)} | ${size(hub.perDay.gzipBytes * 100)} |`,
);
