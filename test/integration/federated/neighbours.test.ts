import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createQueryableStore,
  type Endpoint,
  type Neighbour,
  startEndpoint,
  startNeighbour,
} from '../../support/sparql-endpoint.ts';
import { createTestServer, type TestServer } from '../../support/sparql-server.ts';

const { namedNode, literal, quad } = DataFactory;
const prefix = 'PREFIX : <http://e/> ';
const queryTimeoutMs = 4000;

const neighbours: Neighbour[] = [];
let instance: TestServer;
let peer: Endpoint;
let other: TestServer;
let otherEndpoint: string;
let named: Record<'slow' | 'dead' | 'garbage' | 'html' | 'halfWay' | 'redirecting' | 'endless' | 'refusing', string>;

async function neighbour(...[listener]: Parameters<typeof startNeighbour>): Promise<string> {
  const started = await startNeighbour(listener);
  neighbours.push(started);
  return started.endpoint;
}

const json = { 'content-type': 'application/sparql-results+json' };

beforeAll(async () => {
  peer = await startEndpoint(createQueryableStore('@prefix : <http://e/> . :a :q 1 . :b :q 2 .'));
  other = await createTestServer();
  await other.store.commit({
    author: 'test',
    message: 'data',
    removed: [],
    added: [
      quad(namedNode('http://e/a'), namedNode('http://e/r'), literal('from the other'), namedNode('http://other/g')),
    ],
  });
  const listening = await other.server.listen({ port: 0, host: '127.0.0.1' });
  otherEndpoint = `${listening}/sparql`;
  named = {
    slow: await neighbour(() => undefined),
    dead: 'http://127.0.0.1:9/sparql',
    garbage: await neighbour((_, response) => response.writeHead(200, json).end('{"results": {"bindings": [{"o"')),
    html: await neighbour((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello')),
    halfWay: await neighbour((_, response) => {
      response.writeHead(200, { ...json, 'content-length': '1000' }).write('{"head":{"vars":["q"]},');
      setTimeout(() => response.destroy(), 30);
    }),
    redirecting: await neighbour((_, response) =>
      response.writeHead(307, { location: 'http://10.0.0.1/sparql' }).end(),
    ),
    endless: await neighbour((_, response) => {
      response.writeHead(200, json);
      const more = setInterval(() => response.write('{"head":'), 5);
      response.on('close', () => clearInterval(more));
    }),
    refusing: await neighbour((_, response) => response.writeHead(500).end()),
  };
  const origins = [peer.endpoint, otherEndpoint, ...Object.values(named)].map((url) => new URL(url).origin);
  instance = await createTestServer({ serviceAllow: origins, queryTimeoutMs });
  await instance.store.commit({
    author: 'test',
    message: 'data',
    removed: [],
    added: [
      quad(namedNode('http://e/a'), namedNode('http://e/p'), literal('here'), namedNode('http://here/g')),
      quad(namedNode('http://e/b'), namedNode('http://e/p'), literal('here too'), namedNode('http://here/g')),
    ],
  });
  // The thread starts with the first query, which may not have the time to wait for it here.
  await vi.waitFor(async () => expect((await ask(`ASK { SERVICE <${peer.endpoint}> { :a :q 1 } }`)).status).toBe(200), {
    timeout: 60_000,
  });
}, 90_000);

afterAll(async () => {
  await Promise.all([instance.close(), other.close(), peer.close(), ...neighbours.map(async ({ close }) => close())]);
});

async function ask(query: string) {
  const started = Date.now();
  const response = await instance.server.inject({
    method: 'POST',
    url: '/sparql',
    headers: { 'content-type': 'application/sparql-query', accept: 'text/csv, application/problem+json' },
    payload: prefix + query,
  });
  return { status: response.statusCode, body: response.body, tookMs: Date.now() - started };
}

describe('A neighbour that answers', () => {
  it('is joined over HTTP', async () => {
    const { status, body } = await ask(`SELECT ?s ?q { ?s :p ?p SERVICE <${peer.endpoint}> { ?s :q ?q } } ORDER BY ?q`);
    expect([status, body]).toEqual([200, 's,q\r\nhttp://e/a,1\r\nhttp://e/b,2\r\n']);
  });

  it('may be another instance of this server', async () => {
    const { body } = await ask(`SELECT ?p ?r { ?s :p ?p SERVICE <${otherEndpoint}> { ?s :r ?r } }`);
    expect(body).toBe('p,r\r\nhere,from the other\r\n');
  });
});

describe('A neighbour that fails', () => {
  it.each([
    ['dead', 502, 'remote-failed'],
    ['garbage', 502, 'remote-failed'],
    ['html', 502, 'remote-failed'],
    ['halfWay', 502, 'remote-failed'],
    ['refusing', 502, 'remote-failed'],
    ['redirecting', 403, 'remote-refused'],
    ['slow', 504, 'remote-timeout'],
    ['endless', 504, 'remote-timeout'],
  ] as const)('is named in the error (%s)', async (which, expected, code) => {
    const { status, body, tookMs } = await ask(`SELECT * { ?s :p ?p SERVICE <${named[which]}> { ?s :q ?q } }`);
    expect(status).toBe(expected);
    expect(body).toContain(code);
    expect(body).toContain(code === 'remote-refused' ? 'http://10.0.0.1' : new URL(named[which]).origin);
    expect(tookMs).toBeLessThan(queryTimeoutMs);
  });

  it.each(['dead', 'garbage', 'halfWay', 'redirecting', 'slow', 'refusing'] as const)(
    'is one empty solution with SILENT (%s)',
    async (which) => {
      const { status, body } = await ask(
        `SELECT ?s ?q ?x { ?s :p ?p SERVICE SILENT <${named[which]}> { VALUES ?x { 1 2 } ?s :q ?q } } ORDER BY ?s`,
      );
      expect([status, body]).toEqual([200, 's,q,x\r\nhttp://e/a,,\r\nhttp://e/b,,\r\n']);
    },
  );

  it('is silent where the origin is not allowed, a solution for a solution', async () => {
    const query = 'SELECT ?s ?q { ?s :p ?p SERVICE SILENT <http://invalid.example/sparql> { ?s :q ?q } } ORDER BY ?s';
    expect((await ask(query)).body).toBe('s,q\r\nhttp://e/a,\r\nhttp://e/b,\r\n');
  });

  it('does not take the time of the others', async () => {
    const { status, body, tookMs } = await ask(
      `SELECT ?s ?q { ?s :p "here" SERVICE SILENT <${named.slow}> { ?s :z ?z } SERVICE <${peer.endpoint}> { ?s :q ?q } }`,
    );
    expect([status, body]).toEqual([200, 's,q\r\nhttp://e/a,1\r\n']);
    expect(tookMs).toBeLessThan(queryTimeoutMs);
  });

  it('fails the query within NOT EXISTS too, rather than being taken for an answer', async () => {
    const { status } = await ask(`SELECT * { ?s :p ?p FILTER NOT EXISTS { SERVICE <${named.dead}> { ?s :q ?q } } }`);
    expect(status).toBe(502);
  });

  it('leaves local queries alone', async () => {
    const slow = ask(`SELECT * { SERVICE <${named.slow}> { ?s :q ?q } }`);
    const { status, tookMs } = await ask('ASK { ?s :p ?p }');
    expect(status).toBe(200);
    expect(tookMs).toBeLessThan(500);
    expect(await slow).toMatchObject({ status: 504 });
  });
});

describe('What an anonymous query may not do', () => {
  it.each([
    ['an origin that nobody listed', 'http://example.org/sparql'],
    ['the metadata service of a cloud', 'http://169.254.169.254/latest/meta-data/'],
    ['another port of this machine', 'http://127.0.0.1:1/sparql'],
    ['this machine in an odd spelling', 'http://0x7f.1/sparql'],
    ['a file', 'file:///etc/passwd'],
    ['a plan of the server', 'plan:1/0'],
  ])('is to ask %s', async (_, iri) => {
    const { status, body } = await ask(`SELECT * { ?s :p ?p SERVICE <${iri}> { ?s ?q ?o } }`);
    expect([status, body.includes('remote-refused')]).toEqual([403, true]);
  });

  it('is to have the data name whom to ask', async () => {
    const { status } = await ask('SELECT * { VALUES ?e { <http://169.254.169.254/> } SERVICE ?e { ?s ?q ?o } }');
    expect(status).toBe(403);
  });

  it('is to have FROM fetched', async () => {
    let asked = 0;
    const document = await startNeighbour((_, response) => {
      asked += 1;
      response.end();
    });
    neighbours.push(document);
    const { body } = await ask(
      `SELECT ?s FROM <${document.origin}/data.ttl> { ?s :p ?p SERVICE <${peer.endpoint}> { ?s :q ?q } }`,
    );
    expect([body, asked]).toEqual(['s\r\n', 0]);
  });
});

describe('The bounds of a federated query', () => {
  it('free the processor when time is up', async () => {
    const { status, body, tookMs } = await ask(
      `SELECT (COUNT(*) AS ?n) { SERVICE <${peer.endpoint}> { ?s :q ?a }
       BIND(REPLACE(CONCAT(STR(?a), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"), "(a+)+$", "") AS ?x) }`,
    );
    expect([status, body.includes('query-timeout')]).toEqual([503, true]);
    expect(tookMs).toBeLessThan(queryTimeoutMs + 1500);
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(400);
  });

  it('let so many of one client wait and turn the rest away with 429', async () => {
    const answers = await Promise.all(
      Array.from({ length: 14 }, async () => ask(`SELECT * { SERVICE <${named.slow}> { ?s :q ?q } }`)),
    );
    const busy = answers.filter(({ body }) => body.includes('too-many-requests'));
    expect(busy.length).toBe(8);
    expect(busy.every(({ status }) => status === 429)).toBe(true);
  });

  it('leave the next query unharmed', async () => {
    // The threads that were ended are replaced by the next query, which may take longer than it may.
    const next = async () => (await ask(`ASK { SERVICE <${peer.endpoint}> { :a :q 1 } }`)).body;
    await expect.poll(next, { timeout: 15_000 }).toBe('true');
  });
});
