import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { DataFactory } from 'n3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StoreAccess } from '../../src/core/store-access.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

const { namedNode, literal, quad } = DataFactory;
const token = 'a-token-for-the-store-below';
const baseIri = 'http://above.test/';

/** Rows after which the neighbour cuts an answer, as Virtuoso does: it says so in a header and nowhere else. */
const mostRows = 50;

/**
 * Another instance of this software as the store, behind a small HTTP server that wants to know who asks, and that
 * cuts answers where a test has it do so.
 */
describe('Above another instance of this software', { timeout: 60_000 }, () => {
  let below: RunningServer;
  let proxy: Server;
  let address = '';
  let wanted = '';
  let cuts = false;
  let store: RemoteStore | undefined;
  const refused: string[] = [];

  beforeAll(async () => {
    below = await startServer({
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_SEED: 'none',
      FABRIQUES_DEFAULT_GRAPH: 'separate',
    });
    proxy = createServer((request, response) => {
      const given = request.headers.authorization ?? '';
      if (given !== wanted) {
        refused.push(given);
        response.writeHead(401, { 'www-authenticate': 'Basic realm="store"' }).end('who are you?');
        return;
      }
      const target = new URL(request.url ?? '', below.baseIri);
      const passed = ask(target, {
        method: request.method ?? 'GET',
        headers: { ...request.headers, host: target.host, authorization: `Bearer ${token}` },
      });
      passed.once('response', (answer: IncomingMessage) => {
        const isSolutions = answer.headers['content-type']?.startsWith('application/sparql-results+json') ?? false;
        if (!cuts || !isSolutions) {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
          return;
        }
        void readText(answer).then((body) => {
          const results = JSON.parse(body) as { results?: { bindings: object[] } };
          results.results?.bindings.splice(mostRows);
          const type = { 'content-type': 'application/sparql-results+json', 'x-sparql-maxrows': String(mostRows) };
          response.writeHead(200, type).end(JSON.stringify(results));
        });
      });
      request.pipe(passed);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/sparql`;
  }, 90_000);
  afterEach(async () => {
    cuts = false;
    await store?.close();
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await below.stop();
  });

  const open = (credentials: StoreAccess['credentials']) => {
    const access = { queryUrl: address, updateUrl: address, credentials, connections: 4 };
    store = new RemoteStore({ ...access, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000 });
    return store;
  };
  const say = (n: number) =>
    quad(
      namedNode(`${baseIri}a/${n}`),
      namedNode('http://example.org/p'),
      literal(`n° ${n}\\u0041`),
      namedNode(`${baseIri}graphs/a`),
    );

  const password = 'motdepasse : é';
  const basic = `Basic ${Buffer.from(`fabriques:${password}`).toString('base64')}`;
  it.each([
    ['basic', basic, { scheme: 'basic', user: 'fabriques', secret: password }],
    ['bearer', 'Bearer a-token-of-the-store', { scheme: 'bearer', secret: 'a-token-of-the-store' }],
  ] as const)(
    'writes and reads with %s credentials, and says that others are refused',
    async (scheme, header, right) => {
      wanted = header;
      const opened = open(right);
      const before = await opened.revision();
      const { revision } = await opened.commit({ added: [say(before)], removed: [], author: 'test', message: scheme });
      expect(revision).toBe(before + 1);
      expect((await opened.readGraph(say(0).graph)).some((one) => one.equals(say(before)))).toBe(true);
      expect(refused.splice(0)).toEqual([]);
      await opened.close();

      const stranger = open({ ...right, secret: 'another' });
      await expect(stranger.revision()).rejects.toMatchObject({
        code: 'store-unavailable',
        message: expect.stringContaining('credentials') as unknown,
      });
      expect(refused.splice(0).length).toBeGreaterThan(0);
    },
  );

  it('gives an answer in whole or says that it is too large, where the store cuts it without a word', async () => {
    wanted = basic;
    const opened = open({ scheme: 'basic', user: 'fabriques', secret: password });
    const added = Array.from({ length: 2 * mostRows }, (_, n) => say(1000 + n));
    await opened.commit({ added, removed: [], author: 'test', message: 'many' });
    const question = { text: 'SELECT ?s { ?s <http://example.org/p> ?o }', resultsMediaType: 'text/csv' } as const;
    const { body } = await opened.query(question);
    expect(new TextDecoder().decode(body).trim().split('\r\n').length).toBeGreaterThan(2 * mostRows);
    cuts = true;
    await expect(opened.query(question)).rejects.toMatchObject({ code: 'result-too-large' });
    const few = { ...question, text: `${question.text} LIMIT ${mostRows - 1}` };
    const answer = new TextDecoder().decode((await opened.query(few)).body);
    expect(answer.trim().split('\r\n')).toHaveLength(mostRows);
  });
});
