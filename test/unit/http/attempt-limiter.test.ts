import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttemptLimiter, networkOf } from '../../../src/http/attempt-limiter.ts';
import { createTestServer, type TestServer } from '../../support/sparql-server.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0db8:0:0:1::', '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
])('The address %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe('An address', () => {
  let served: TestServer;
  beforeAll(async () => {
    served = await createTestServer();
  });
  afterAll(async () => served.close());
  const limiter = (of: string, withinMs: number) => new AttemptLimiter(served.store.records, { of, most: 2, withinMs });

  it('is free again after its time, and others never were locked', async () => {
    const attempts = limiter('short', 300);
    expect([await attempts.count('a'), await attempts.count('a'), await attempts.count('a')]).toEqual([
      1,
      2,
      undefined,
    ]);
    expect([await attempts.secondsLocked('a'), await attempts.secondsLocked('b')]).toEqual([1, 0]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await attempts.secondsLocked('a')).toBe(0);
  });

  it('has no attempt more for asking many servers at once, or for a restart', async () => {
    const servers = Array.from({ length: 6 }, () => limiter('many', 60_000));
    const counted = await Promise.all(servers.map(async (server) => server.count('a')));
    expect(counted.filter((count) => count !== undefined).sort()).toEqual([1, 2]);
    expect(await limiter('many', 60_000).secondsLocked('a')).toBeGreaterThan(0);
    expect(await limiter('other', 60_000).secondsLocked('a')).toBe(0);
  });
});
