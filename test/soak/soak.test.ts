import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { applyLoad, type Tally } from './mixed-load.ts';
import { median, type Sample, sample } from './watch-process.ts';

/** Ten minutes for the real thing (`npm run test:soak`); the short form shows that everything is let go. */
const seconds = Number(process.env['FABRIQUES_SOAK_SECONDS'] ?? 9);
const isLong = seconds >= 300;
const token = 'a-token-for-endurance';

describe.skipIf(!existsSync('/proc/self/fd'))(`Mixed load for ${seconds} seconds`, () => {
  let server: RunningServer;
  let neighbour: RunningServer;
  let before: Sample;
  let after: Sample;
  let tally: Tally;
  const samples: Sample[] = [];

  beforeAll(
    async () => {
      neighbour = await startServer({ FABRIQUES_SEED: 'none', FABRIQUES_QUERY_WORKERS: '1' });
      server = await startServer({
        FABRIQUES_ADMIN_TOKEN: token,
        FABRIQUES_SERVICE_ALLOW: neighbour.baseIri,
        FABRIQUES_LOG_LEVEL: 'error',
      });
      const pid = server.process.pid ?? 0;
      const { baseIri } = server;
      // The first of each kind of request makes what is kept: threads, caches, compiled code.
      const warmUp = AbortSignal.timeout(isLong ? 20_000 : 3000);
      await applyLoad({ baseIri, token, neighbour: `${neighbour.baseIri}sparql`, signal: warmUp });
      await settled(pid);
      before = sample(pid);
      const signal = AbortSignal.timeout(seconds * 1000);
      const timer = setInterval(() => samples.push(sample(pid)), 1000);
      tally = await applyLoad({ baseIri, token, neighbour: `${neighbour.baseIri}sparql`, signal });
      clearInterval(timer);
      after = await settled(pid, before);
      const third = Math.floor(samples.length / 3);
      const [middle, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)].map((part) =>
        Math.round(median(part.map(({ megabytes }) => megabytes))),
      );
      process.stderr.write(
        `${tally.requests} requests ${JSON.stringify([...tally.statuses])}; memory ${middle} → ${last} MB; ` +
          `${before.files} → ${after.files} files, ${before.threads} → ${after.threads} threads\n`,
      );
    },
    seconds * 1000 + 180_000,
  );
  afterAll(async () => {
    await Promise.all([server.stop(), neighbour.stop()]);
  });

  it('gives no error that is not the client’s', () => {
    expect(tally.faults).toEqual([]);
    expect(server.log()).not.toMatch(/"level":"(?:error|fatal)"/u);
    expect(tally.requests).toBeGreaterThan(seconds * 4);
  });

  it('leaves no file, connection or thread behind', () => {
    expect(after.files).toBeLessThanOrEqual(before.files + 4);
    expect(after.threads).toBeLessThanOrEqual(before.threads + 1);
  });

  it.runIf(isLong)('needs no more memory in the last third than in the middle one, within a tenth', () => {
    const third = Math.floor(samples.length / 3);
    const middle = median(samples.slice(third, 2 * third).map(({ megabytes }) => megabytes));
    const last = median(samples.slice(2 * third).map(({ megabytes }) => megabytes));
    expect(Math.abs(last - middle) / middle).toBeLessThan(0.1);
  });
});

/** Waits until connections are closed and replicas that were ended are loaded again. */
async function settled(pid: number, wanted?: Sample): Promise<Sample> {
  for (let round = 0; round < 60; round += 1) {
    const now = sample(pid);
    if (wanted ? now.files <= wanted.files && now.threads <= wanted.threads : round >= 6) {
      return now;
    }
    await wait(500);
  }
  return sample(pid);
}
