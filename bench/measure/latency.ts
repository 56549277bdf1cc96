import { messageOf } from '../../src/core/errors.ts';
import type { RunningPeer } from '../peers/peer.ts';
import { type BenchQuery, neverAsked } from '../queries/read-queries.ts';
import { askSparql } from './ask.ts';
import { canonical } from './agreement.ts';
import { median } from './figures.ts';
import { readUsage } from './process-tree.ts';

/** How one peer answered one query. */
export interface QueryFigures {
  /** Milliseconds of the very first time that this question was asked. */
  readonly firstMs?: number;
  /** Median milliseconds with a text never sent before. */
  readonly coldMs?: number;
  /** Processor milliseconds of the peer for one such answer; unlike time, hardly touched by what else runs. */
  readonly coldCpuMs?: number;
  /** Median milliseconds with the same text again. */
  readonly repeatedMs?: number;
  readonly solutions?: number;
  readonly bytes?: number;
  /** Whether the answer is the one of the first peer. */
  readonly agrees?: boolean;
  /** Why there are no figures. */
  readonly failure?: string;
}

/** How often each is asked, and when it is enough. */
export interface LatencyOptions {
  readonly rounds: number;
  readonly timeoutMs: number;
}

/** From how many milliseconds on a query is not asked again and again. */
const slowMs = 5_000;

/** Asks all peers one query, in turns, so that whatever else the machine does touches all alike. */
export async function measureQuery(
  query: BenchQuery,
  peers: ReadonlyMap<string, RunningPeer>,
  { rounds, timeoutMs }: LatencyOptions,
): Promise<Record<string, QueryFigures>> {
  const figures: Record<string, QueryFigures> = {};
  const cold = new Map<string, number[]>();
  const cpu = new Map<string, number[]>();
  const repeated = new Map<string, number[]>();
  let expected: string | undefined;
  const alive = () => [...peers].filter(([name]) => figures[name]?.failure === undefined);
  const guard = async (name: string, attempt: () => Promise<void>) => {
    await attempt().catch((error: unknown) => {
      figures[name] = { ...figures[name], failure: messageOf(error) };
    });
  };
  for (const [name, { sparql = '' }] of peers) {
    await guard(name, async () => {
      const { ms, status, body } = await askSparql(sparql, neverAsked(query.text), timeoutMs);
      if (status !== 200) {
        throw new Error(`status ${status}: ${body.slice(0, 200)}`);
      }
      const { text, solutions } = canonical(body);
      expected ??= text;
      figures[name] = { firstMs: ms, solutions, bytes: Buffer.byteLength(body), agrees: text === expected };
    });
  }
  const ask = async (name: string, { sparql = '', pid }: RunningPeer, text: string, into: Map<string, number[]>) => {
    if (into.has(name) && (figures[name]?.firstMs ?? 0) > slowMs) {
      return;
    }
    const before = (await readUsage(pid)).cpuMs;
    const { ms } = await askSparql(sparql, text, timeoutMs);
    into.set(name, [...(into.get(name) ?? []), ms]);
    if (into === cold) {
      cpu.set(name, [...(cpu.get(name) ?? []), (await readUsage(pid)).cpuMs - before]);
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, peer] of alive()) {
      await guard(name, async () => ask(name, peer, neverAsked(query.text), cold));
    }
  }
  const same = neverAsked(query.text);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, peer] of alive()) {
      // The first of these is the one that the others repeat.
      await guard(name, async () => ask(name, peer, same, round === 0 ? new Map<string, number[]>() : repeated));
    }
  }
  for (const [name] of alive()) {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    figures[name] = {
      ...figures[name],
      coldMs: median(cold.get(name) ?? []),
      coldCpuMs: mean(cpu.get(name) ?? []),
      repeatedMs: median(repeated.get(name) ?? []),
    };
  }
  return figures;
}
