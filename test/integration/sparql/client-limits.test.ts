import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../support/sparql-server.ts';

const stranger = '203.0.113.7';

describe('What one client may ask', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer({
      queryTimeoutMs: 4000,
      environment: {
        FABRIQUES_RATE_PER_MINUTE: '5',
        FABRIQUES_QUERY_MAX_PER_CLIENT: '2',
        FABRIQUES_TRUSTED_PROXIES: '10.0.0.1',
      },
    });
  });
  afterAll(async () => served.close());

  const ask = async (remoteAddress: string, headers: Readonly<Record<string, string>> = {}, query = 'ASK {}') =>
    served.server.inject({
      url: '/sparql',
      query: { query },
      remoteAddress,
      headers: { 'accept-language': 'en', ...headers },
    });
  const statuses = async (count: number, from: string, headers?: Readonly<Record<string, string>>) => {
    const found: number[] = [];
    for (let asked = 0; asked < count; asked += 1) {
      found.push((await ask(from, headers)).statusCode);
    }
    return found;
  };

  it('is so many queries in a minute, said in the headers, then 429 with Retry-After', async () => {
    const first = await ask(stranger);
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '5', 'ratelimit-remaining': '4' });
    expect(await statuses(5, stranger)).toEqual([200, 200, 200, 200, 429]);
    const refused = await ask(stranger);
    expect(refused.json()).toMatchObject({
      type: expect.stringContaining('#too-many-requests') as unknown,
      limit: 'requestsPerMinute',
      detail: '5 queries and writes in a minute are allowed',
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('counts writes, and not what is read from pages and documents', async () => {
    const from = '203.0.113.8';
    expect(await statuses(5, from)).toEqual([200, 200, 200, 200, 200]);
    const write = await served.server.inject({ method: 'PUT', url: '/graphs?default', remoteAddress: from });
    expect(write.statusCode).toBe(429);
    const read = await served.server.inject({ url: '/graphs', remoteAddress: from });
    expect([read.statusCode, read.headers['ratelimit-limit']]).toEqual([200, undefined]);
  });

  it('is that of a network where an address of IPv6 is one of many', async () => {
    await statuses(5, '2001:db8::1');
    expect((await ask('2001:db8::2')).statusCode).toBe(429);
    expect((await ask('2001:db8:1::2')).statusCode).toBe(200);
  });

  it('is not counted by the minute on the machine itself, unless a proxy sends it on that nobody trusts', async () => {
    expect(await statuses(7, '127.0.0.1')).not.toContain(429);
    expect((await statuses(6, '127.0.0.1', { 'x-forwarded-for': '203.0.113.20' })).at(-1)).toBe(429);
  });

  it('is that of the client behind a trusted proxy, whom nobody else can pretend to be', async () => {
    const proxied = { 'x-forwarded-for': '203.0.113.30' };
    expect((await statuses(6, '10.0.0.1', proxied)).at(-1)).toBe(429);
    expect((await ask('10.0.0.1', { 'x-forwarded-for': '203.0.113.31' })).statusCode).toBe(200);
    expect((await ask('203.0.113.32', proxied)).statusCode).toBe(200);
  });

  it('is so many queries at once, and of another client none less', async () => {
    const runaway = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 12 }, (_, n) => `VALUES ?v${n} { 1 2 3 4 5 6 7 8 }`).join(' ')} }`;
    const long = [ask('127.0.0.1', {}, runaway), ask('127.0.0.1', {}, `${runaway} # again`)];
    await new Promise((later) => setTimeout(later, 50));
    const third = await ask('127.0.0.1', {}, 'ASK { }');
    expect([third.statusCode, third.headers['retry-after'], third.json()]).toMatchObject([
      429,
      '2',
      { limit: 'queriesPerClient', allowed: 2 },
    ]);
    expect((await ask('203.0.113.40', {}, 'ASK { }')).statusCode).toBe(200);
    expect((await Promise.all(long)).map(({ statusCode }) => statusCode)).toEqual([503, 503]);
    expect((await ask('127.0.0.1', {}, 'ASK { }')).statusCode).toBe(200);
  });
});
