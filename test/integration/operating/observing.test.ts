import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contributor } from '../../../src/contribution/contributor.ts';
import { observeWith } from '../../../src/core/observer.ts';
import { startTracing } from '../../../src/core/tracing.ts';
import { createEventLog } from '../../../src/http/observing/event-log.ts';
import { createLog } from '../../../src/http/observing/log.ts';
import { createMetrics } from '../../../src/http/observing/metrics.ts';
import { buildServer } from '../../../src/http/server.ts';
import { observeStore } from '../../../src/store/observed-store.ts';
import { adminToken, createWritableServer, type WritableServer } from '../../support/writer.ts';

interface Line {
  readonly reqId?: string;
  readonly msg?: string;
  readonly [field: string]: unknown;
}

interface Spans {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly {
      readonly spans: readonly { name: string; traceId: string; spanId: string; parentSpanId?: string }[];
    }[];
  }[];
}

describe('A server that is watched', () => {
  let test: WritableServer;
  let server: Awaited<ReturnType<typeof buildServer>>;
  let collector: Server;
  let stopTracing: () => Promise<void>;
  const sent: Spans[] = [];
  const written: string[] = [];
  const lines = () => written.map((line) => JSON.parse(line) as Line);

  beforeAll(async () => {
    collector = createServer((request, response) => {
      void json(request).then((body) => {
        sent.push(body as Spans);
        response.end('{}');
      });
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
    stopTracing = await startTracing({ endpoint, serviceName: 'test', serviceVersion: '0' });

    test = await createWritableServer({
      seedDir: undefined,
      environment: { FABRIQUES_LOG_LEVEL: 'info', FABRIQUES_SLOW_QUERY_MS: '0', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
    });
    const { configuration } = test;
    const destination = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written.push(...chunk.toString().split('\n').filter(Boolean));
        done();
      },
    });
    const log = createLog(configuration, destination);
    const metrics = createMetrics();
    const observer = observeWith(metrics, createEventLog(log, configuration));
    const store = observeStore(test.store, observer);
    metrics.watch(store);
    const contributor = new Contributor({
      ...{ store, observer },
      validator: test.dependencies.validator,
      baseIri: configuration.baseIri,
    });
    server = await buildServer({ ...test.dependencies, store, contributor, metrics, observer, log });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
    collector.close();
  });

  const metrics = async () => (await server.inject('/metrics')).body;
  const put = async (slug: string, body: object) =>
    server.inject({
      method: 'PUT',
      url: `/fabriques/${slug}`,
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
      remoteAddress: '203.0.113.7',
    });

  it('gives every answer the id under which the log has it', async () => {
    const { headers } = await server.inject({ url: '/ns?lang=en', remoteAddress: '203.0.113.7' });
    const line = lines().find(({ reqId, msg }) => reqId === headers['x-request-id'] && msg === 'request');
    expect(line).toMatchObject({ level: 'info', method: 'GET', path: '/ns', route: '/ns', status: 200 });
  });

  it('neither logs, counts nor traces what it asks itself, also where that fails', async () => {
    const told = () => lines().filter(({ msg }) => msg !== 'slow query');
    const before = told().length;
    for (const url of ['/visites?annee=2001', '/nothing', '/fabriques?departement=999']) {
      await server.inject({ url, remoteAddress: 'warm-up' });
    }
    expect(told()).toHaveLength(before);
    expect(await metrics()).not.toMatch(/route="(?:\/visites|none|\/fabriques)"/u);
  });

  it('counts requests, commits, refusals and queries by how they ended, and tells the size of the store', async () => {
    expect((await put('une', { name: 'Une', communeCode: '01004' })).statusCode).toBe(201);
    expect((await put('deux', { name: 'Deux', communeCode: 'x' })).statusCode).toBe(422);
    await server.inject(`/sparql?query=${encodeURIComponent('SELECT * { ?s ?p "Secret d’Ada" }')}`);
    await server.inject(`/sparql?query=${encodeURIComponent('SELECT * { ?s ?p ?o , ?a , ?b }')}&timeout=1`);
    const text = await metrics();
    expect(text).toMatch(/fabriques_request_seconds_count\{method="PUT",route="\/fabriques\/:slug",status="201"\} 1/u);
    expect(text).toMatch(/fabriques_commit_seconds_count\{outcome="ok"\} \d/u);
    expect(text).toMatch(/fabriques_validation_refusals_total 1/u);
    expect(text).toMatch(/fabriques_validation_refused_documents_total 1/u);
    expect(text).toMatch(/fabriques_query_seconds_count\{lane="client",outcome="ok"\} \d/u);
    expect(text).toMatch(/fabriques_replicas_ready 1|fabriques_replicas_ready 2/u);
    expect(text).toMatch(/fabriques_queries_waiting 0/u);
    expect(text).toMatch(/fabriques_revision 1\n/u);
    expect(text).toMatch(/fabriques_store_documents 1\n/u);
    expect(Number(/fabriques_store_triples (\d+)/u.exec(text)?.[1])).toBeGreaterThan(3);
    expect(Number(/fabriques_store_bytes (\d+)/u.exec(text)?.[1])).toBeGreaterThan(4096);
  });

  it('writes slow queries down with their request, without what stands in their quotes', async () => {
    const query = 'SELECT * { ?s ?p "quelque chose de slow" }';
    const { headers } = await server.inject(`/sparql?query=${encodeURIComponent(query)}`);
    const line = lines().find(({ reqId, msg }) => msg === 'slow query' && reqId === headers['x-request-id']);
    expect(line).toMatchObject({ level: 'warn', outcome: 'ok', query: 'SELECT * { ?s ?p "…" }' });
  });

  it('writes down neither addresses of clients, nor tokens, nor what they send or ask', async () => {
    await server.inject({
      url: '/fabriques?q=Ada%20Lovelace',
      remoteAddress: '203.0.113.7',
      headers: { authorization: 'Bearer fab_wrong_token', cookie: 'fabriques_session=abcdef' },
    });
    await server.inject('/propositions/a-secret-address');
    const all = written.join('\n');
    for (const personal of ['203.0.113.7', adminToken, 'Ada', 'fab_wrong', 'abcdef', 'a-secret-address', 'Une']) {
      expect(all).not.toContain(personal);
    }
  });

  it('sends traces: what a request asks of the store stands below it, and it below its caller', async () => {
    const caller = '0af7651916cd43dd8448eb211c80319c';
    await server.inject({
      method: 'POST',
      url: '/sparql',
      headers: { 'content-type': 'application/sparql-query', traceparent: `00-${caller}-b7ad6b7169203331-01` },
      payload: 'ASK { ?traced ?by ?nobody }',
    });
    await stopTracing();
    const spans = sent.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
    const request = spans.find(({ name, traceId }) => name === 'POST /sparql' && traceId === caller);
    const query = spans.find(({ name, traceId }) => name === 'query' && traceId === caller);
    expect(request?.parentSpanId).toBe('b7ad6b7169203331');
    expect(query?.parentSpanId).toBe(request?.spanId);
  });
});

describe('The metrics', () => {
  it('are for administrators, or for nobody, where the configuration says so', async () => {
    const guarded = await createWritableServer({ seedDir: undefined, environment: { FABRIQUES_METRICS: 'token' } });
    expect((await guarded.as(undefined)('GET', '/metrics')).statusCode).toBe(401);
    expect((await guarded.admin('GET', '/metrics')).statusCode).toBe(200);
    await guarded.close();
    const closed = await createWritableServer({ seedDir: undefined, environment: { FABRIQUES_METRICS: 'off' } });
    expect((await closed.admin('GET', '/metrics')).statusCode).toBe(404);
    await closed.close();
  });
});
