import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../support/running-server.ts';

const timeoutMs = 3000;
/** Joins everything with everything: never done in the time of a test. */
const runaway = (n: number) => `SELECT (COUNT(*) AS ?n${n}) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }`;

describe('Runaway queries', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({
      FABRIQUES_QUERY_TIMEOUT_MS: String(timeoutMs),
      FABRIQUES_QUERY_WORKERS: '2',
      FABRIQUES_QUERY_MAX_WAITING: '3',
    });
  });
  afterAll(async () => server.stop());

  const ask = async (query: string) =>
    fetch(`${server.baseIri}sparql?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/csv' } });
  const health = async () =>
    (await (await fetch(`${server.baseIri}health`)).json()) as {
      replicas: { ready: number; wanted: number };
      queries: { running: number; waiting: number };
    };
  const untilAllReplicas = async () =>
    expect
      .poll(async () => (await health()).replicas, { timeout: 20_000, interval: 100 })
      .toEqual({ ready: 3, wanted: 3 });
  const runAll = (count: number) => Array.from({ length: count }, async (_, n) => ask(runaway(n)));

  it('do not keep another client waiting, end at their deadline, and let go of the processor', async () => {
    await untilAllReplicas();
    const queries = runAll(2);
    await expect.poll(async () => (await health()).queries.running, { interval: 20 }).toBe(2);
    await delay(300);
    const times: number[] = [];
    const until = Date.now() + timeoutMs - 1000;
    for (let n = 0; Date.now() < until; n += 1) {
      const started = performance.now();
      const answer =
        n % 2 === 0
          ? await fetch(`${server.baseIri}fabriques/la-dynamo.jsonld`)
          : await ask(`SELECT ?name { <${server.baseIri}fabriques/lab01> <https://schema.org/name> ?name } # ${n}`);
      expect([answer.status, (await answer.text()).length > 10]).toEqual([200, true]);
      times.push(performance.now() - started);
    }
    for (const ended of await Promise.all(queries)) {
      expect([ended.status, await ended.text()]).toEqual([503, expect.stringContaining('query-timeout')]);
    }
    await untilAllReplicas();
    const before = cpuMs(server);
    expect(before).toBeGreaterThan(timeoutMs);
    await delay(2000);
    const usedMs = cpuMs(server) - before;
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)] ?? Infinity;
    const median = times[Math.floor(times.length / 2)] ?? Infinity;
    process.stdout.write(
      `While two runaway queries run: ${times.length} lookups, median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms. ` +
        `Processor in the two seconds after: ${usedMs} ms.\n`,
    );
    // The aim is 50 ms; a shared machine under tests may be many times slower.
    expect(p99).toBeLessThan(1000);
    expect(usedMs).toBeLessThan(500);
  });

  it('beyond those that may wait are turned away with 503 and Retry-After', async () => {
    const answers = await Promise.all(runAll(12));
    const busy = answers.filter(({ status, headers }) => status === 503 && headers.get('retry-after') === '2');
    expect(busy.length).toBeGreaterThanOrEqual(5);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(await busy[0]?.text()).toContain('store-busy');
    await untilAllReplicas();
    expect((await ask('ASK {}')).status).toBe(200);
  });
});

/** Milliseconds of processor that the process has used, its threads included. */
function cpuMs({ process: child }: RunningServer): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}
