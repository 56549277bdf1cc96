import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, createTestServer, type TestServer } from '../../support/sparql-server.ts';

/** Joins everything with everything, four times: never done in the time of a test. */
const runaway = 'SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
const many = Array.from({ length: 90 }, (_, n) => `<http://e/${n}> <http://e/p> ${n} .`).join('\n');

describe('The SPARQL endpoint, over a real connection', () => {
  let served: TestServer;
  let origin: string;

  beforeAll(async () => {
    served = await createTestServer();
    await served.server.listen({ port: 0, host: '127.0.0.1' });
    origin = `http://127.0.0.1:${(served.server.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => served.close());

  it('answers a query whose text is the body', async () => {
    const headers = { 'content-type': 'application/sparql-query', accept: 'application/sparql-results+json' };
    const response = await fetch(`${origin}/sparql`, { method: 'POST', headers, body: 'ASK {}' });
    expect([response.status, await response.json()]).toMatchObject([200, { boolean: true }]);
  });

  it('carries out an update that has to query first', async () => {
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/sparql-update' };
    const data = `INSERT DATA { GRAPH <http://e/g> { ${many} } }`;
    const where = 'INSERT { GRAPH <http://e/h> { ?s <http://e/q> ?o } } WHERE { ?s <http://e/p> ?o }';
    for (const body of [data, where]) {
      const response = await fetch(`${origin}/sparql`, { method: 'POST', headers, body });
      expect([response.status, await response.text()]).toMatchObject([200, expect.any(String)]);
    }
  });

  it('ends the query of a client that has gone away', async () => {
    const sent = request(`${origin}/sparql`, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query' },
    });
    sent.on('error', () => undefined);
    sent.end(runaway);
    const running = () => served.store.status().queries.running;
    while (running() === 0) {
      await delay(5);
    }
    sent.destroy();
    await delay(300);
    expect(running()).toBe(0);
  });
});
