import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../src/core/errors.ts';
import { ask, sparqlHeaders } from './measure/ask.ts';
import { type LatencyOptions, measureQuery, type QueryFigures } from './measure/latency.ts';
import { measureLookups } from './measure/lookups.ts';
import { folderMiB } from './measure/folder-size.ts';
import { readLoad } from './measure/machine.ts';
import { readUsage } from './measure/process-tree.ts';
import { measureThroughput, type Throughput } from './measure/throughput.ts';
import { measureWrites } from './measure/writes.ts';
import { startBareRoute } from './peers/bare.ts';
import type { Peer, RunningPeer } from './peers/peer.ts';
import { neverAsked, readQueries } from './queries/read-queries.ts';
import type { PeerFigures, SizeResult } from './report/result.ts';
import type { BenchData } from './synthetic/generate.ts';

/** What is to be measured. */
export interface SizeOptions extends LatencyOptions {
  readonly peers: readonly Peer[];
  readonly folder: string;
  /** Seconds of each measure of throughput; none is made where this is 0. */
  readonly seconds: number;
  readonly tell: (line: string) => void;
}

type Figures = { -readonly [Key in keyof PeerFigures]: PeerFigures[Key] };

const connections = [1, 16, 64] as const;

/** Starts the peers over one data set, asks them everything, and stops them. */
export async function measureSize(data: BenchData, options: SizeOptions): Promise<SizeResult> {
  const { tell, folder, seconds } = options;
  const before = readLoad();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const figures: Record<string, Figures> = {};
  const running = new Map<string, RunningPeer>();
  const queries: Record<string, Record<string, QueryFigures>> = {};
  try {
    for (const peer of options.peers) {
      figures[peer.name] = await startPeer(peer, data, join(folder, peer.name), running);
      tell(`${data.size}: ${peer.name} ${figures[peer.name]?.missing ?? 'answers'}`);
    }
    const asked = await readQueries(data);
    const endpoints = new Map([...running].filter(([, { sparql }]) => sparql !== undefined));
    for (const query of asked) {
      queries[query.name] = await measureQuery(query, endpoints, options);
      tell(`${data.size}: ${query.name} ${tellFigures(queries[query.name] ?? {})}`);
    }
    const lookup = asked.find(({ name }) => name === 'one-fabrique')?.text ?? '';
    const lookupOf = (slug: string) => lookup.replaceAll(`fabriques/${data.samples[1] ?? ''}>`, `fabriques/${slug}>`);
    for (const [name, peer] of endpoints) {
      const own = (figures[name] ??= { description: '' });
      own.lookups = await measureLookups(peer, lookupOf, data.samples.slice(0, name === 'comunica' ? 20 : 200));
    }
    if (seconds > 0) {
      await measureAllThroughput(data, running, lookupOf, figures, options);
    }
    for (const [name, peer] of running) {
      const own = (figures[name] ??= { description: '' });
      own.memoryMiB = { started: own.memoryMiB?.started ?? 0, worked: (await readUsage(peer.pid)).residentMiB };
      if (name.startsWith('fabriques') && seconds > 0) {
        own.writes = await measureWrites(peer, data.baseIri, seconds);
      }
      own.diskMiB = await folderMiB(join(folder, name));
      if (peer.reopen) {
        own.reopenedMs = await peer.reopen();
        tell(`${data.size}: ${name} answers again after ${Math.round(own.reopenedMs)} ms`);
      }
    }
  } finally {
    await Promise.all([...running.values()].map(async (peer) => peer.stop()));
    await rm(folder, { recursive: true, force: true });
  }
  const { size, documents, quads, triples } = data;
  return { size, documents, quads, triples, load: { before, after: readLoad() }, peers: figures, queries };
}

async function startPeer(
  peer: Peer,
  data: BenchData,
  folder: string,
  running: Map<string, RunningPeer>,
): Promise<Figures> {
  const { description } = peer;
  const missing = await peer.missing();
  if (missing !== undefined) {
    return { description, missing };
  }
  try {
    const started = await peer.start(data, folder);
    running.set(peer.name, started);
    const { residentMiB } = await readUsage(started.pid);
    return { description, freshMs: started.freshMs, memoryMiB: { started: residentMiB, worked: residentMiB } };
  } catch (error) {
    return { description, missing: `did not start: ${messageOf(error)}` };
  }
}

async function measureAllThroughput(
  data: BenchData,
  running: ReadonlyMap<string, RunningPeer>,
  lookupOf: (slug: string) => string,
  figures: Record<string, Figures>,
  { folder, seconds, tell }: SizeOptions,
): Promise<void> {
  const measure = async (
    name: string,
    what: string,
    load: Omit<Parameters<typeof measureThroughput>[0], 'connections' | 'seconds'>,
  ) => {
    const measured: Throughput[] = [];
    for (const count of connections) {
      measured.push(await measureThroughput({ ...load, connections: count, seconds }));
    }
    const own = (figures[name] ??= { description: 'a bare Fastify route that sends the same bytes' });
    own.throughput = { ...own.throughput, [what]: measured };
    tell(
      `${data.size}: ${name} ${what} ${measured.map((one) => Math.round(one.requestsPerSecond)).join(', ')} a second`,
    );
  };
  const things: Record<string, string> = {};
  for (const [name, peer] of running) {
    if (peer.sparql !== undefined && name !== 'comunica') {
      const post = { url: peer.sparql, paths: ['/sparql'], method: 'POST' as const, headers: sparqlHeaders };
      await measure(name, 'ask', { ...post, body: () => 'query=ASK%20%7B%7D' });
      let asked = 0;
      const body = () => {
        asked += 1;
        return new URLSearchParams({
          query: neverAsked(lookupOf(data.samples[asked % data.samples.length] ?? '')),
        }).toString();
      };
      await measure(name, 'lookup', { ...post, body });
    }
  }
  for (const [name, { thing, thingHeaders = {} }] of running) {
    const first = thing && (await ask(thing(data.samples[0] ?? ''), thingHeaders));
    if (!thing || first?.status !== 200) {
      continue;
    }
    if (name === 'fabriques') {
      for (const slug of data.samples) {
        things[slug] = (await ask(thing(slug), thingHeaders)).body;
      }
    }
    const url = new URL(thing('x')).origin;
    await measure(name, 'thing', {
      url,
      paths: data.samples.map((slug) => new URL(thing(slug)).pathname),
      headers: thingHeaders,
    });
  }
  if (Object.keys(things).length > 0) {
    const bare = await startBareRoute(things, join(folder, 'bare'));
    const paths = Object.keys(things).map((slug) => `/fabriques/${slug}`);
    await measure('bare', 'thing', {
      url: new URL(bare.thing?.('x') ?? '').origin,
      paths,
      headers: bare.thingHeaders ?? {},
    });
    await bare.stop();
  }
}

function tellFigures(figures: Readonly<Record<string, QueryFigures>>): string {
  return Object.entries(figures)
    .map(([name, { coldMs, repeatedMs, agrees, failure, solutions }]) =>
      failure === undefined
        ? `${name} ${coldMs?.toFixed(1)}/${repeatedMs?.toFixed(1)} ms${agrees === true ? '' : ` DIFFERS (${solutions})`}`
        : `${name} ${failure}`,
    )
    .join(', ');
}
