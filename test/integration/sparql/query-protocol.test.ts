import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../support/sparql-server.ts';

const trig = `
  <http://e/g1> { <http://e/a> <http://e/name> "Atelier" ; <http://e/size> 3 . <http://e/b> <http://e/name> "Café, bar"@fr . }
  <http://e/g2> { <http://e/a> <http://e/name> "Atelier" . }`;
const all = 'SELECT ?s ?name { ?s <http://e/name> ?name } ORDER BY ?s';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = 'application/sparql-results+json';

describe('The SPARQL endpoint', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer();
    await served.store.commit({
      removed: [],
      added: new Parser({ format: 'application/trig' }).parse(trig),
      author: 'test',
      message: 'test',
    });
  });
  afterAll(async () => served.close());

  const get = async (query: Record<string, string> | string, headers: Record<string, string> = {}) =>
    served.server.inject({ url: `/sparql?${String(new URLSearchParams(query))}`, headers });
  const post = async (payload: string | Buffer, headers: Record<string, string>, url = '/sparql') =>
    served.server.inject({ method: 'POST', url, payload, headers });
  const names = (body: string) =>
    (JSON.parse(body) as { results: { bindings: { name: { value: string } }[] } }).results.bindings.map(
      ({ name }) => name.value,
    );

  describe('asked by "query via GET" (Protocol 2.1.1)', () => {
    it('answers solutions in JSON, each triple of the union once', async () => {
      const response = await get({ query: all });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toBe(json);
      expect(names(response.body)).toEqual(['Atelier', 'Café, bar']);
    });

    it('"If the Query via GET … exactly one query parameter": refuses a second one, and none with others', async () => {
      expect((await get([...Object.entries({ query: all }), ['query', all]] as never)).statusCode).toBe(400);
      expect((await get({ 'default-graph-uri': 'http://e/g1' })).statusCode).toBe(400);
    });

    it('answers HEAD like GET, without a body', async () => {
      const response = await served.server.inject({
        method: 'HEAD',
        url: `/sparql?query=${encodeURIComponent(all)}`,
      });
      expect([response.statusCode, response.body, response.headers['content-type']]).toEqual([200, '', json]);
    });

    it('gives an ETag of the revision, and 304 to who has it', async () => {
      const first = await get({ query: all });
      expect(first.headers['cache-control']).toBe('no-cache');
      const again = await get({ query: all }, { 'if-none-match': String(first.headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      const other = await get({ query: all }, { 'if-none-match': String(first.headers.etag), accept: 'text/csv' });
      expect(other.statusCode).toBe(200);
    });

    it('never lets an answer be kept that the clock or chance decides', async () => {
      const response = await get({ query: 'SELECT (NOW() AS ?t) {}' });
      expect([response.headers['cache-control'], response.headers.etag]).toEqual(['no-store', undefined]);
    });
  });

  describe('asked by POST (Protocol 2.1.2, 2.1.3)', () => {
    it('takes "query via URL-encoded POST"', async () => {
      const response = await post(String(new URLSearchParams({ query: all })), form);
      expect(names(response.body)).toEqual(['Atelier', 'Café, bar']);
      expect(response.headers['cache-control']).toBe('no-store');
    });

    it('takes "query via POST directly", with its dataset in the address', async () => {
      const headers = { 'content-type': 'application/sparql-query; charset=utf-8' };
      const response = await post(all, headers, '/sparql?default-graph-uri=http%3A%2F%2Fe%2Fg2');
      expect(names(response.body)).toEqual(['Atelier']);
    });

    it.each([
      [
        '400 to a body that is not UTF-8',
        Buffer.from([0x41, 0x53, 0xff]),
        { 'content-type': 'application/sparql-query' },
        400,
      ],
      ['415 to a media type that is none of the three', all, { 'content-type': 'text/plain' }, 415],
      ['400 to malformed percent-encoding', 'query=ASK%', form, 400],
      ['400 to percent-encoding that is not UTF-8', 'query=ASK%FF', form, 400],
      ['400 to a query and an update together', 'query=ASK%7B%7D&update=CLEAR+ALL', form, 400],
      ['400 to a form without either', 'default-graph-uri=http%3A%2F%2Fe%2F', form, 400],
      ['400 to a duplicate query', 'query=ASK%7B%7D&query=ASK%7B%7D', form, 400],
    ] as const)('answers %s', async (_title, payload, headers, status) => {
      expect((await post(payload as string, headers)).statusCode).toBe(status);
    });
  });

  describe('given a dataset (Protocol 2.1.4)', () => {
    it('"the RDF Dataset … in the protocol request" wins over the one of the query', async () => {
      const query = 'SELECT ?name FROM <http://e/g1> { ?s <http://e/name> ?name }';
      const response = await get({ query, 'default-graph-uri': 'http://e/g2' });
      expect(names(response.body)).toEqual(['Atelier']);
    });

    it('merges several default graphs as a set', async () => {
      const response = await get([
        ['query', 'SELECT ?name { ?s <http://e/name> ?name } ORDER BY ?name'],
        ['default-graph-uri', 'http://e/g1'],
        ['default-graph-uri', 'http://e/g2'],
      ] as never);
      expect(names(response.body)).toEqual(['Atelier', 'Café, bar']);
    });

    it('leaves the default graph empty where only named graphs are given, and the others unnamed', async () => {
      const query = 'SELECT ?name { { ?s <http://e/name> ?name } UNION { GRAPH ?g { ?s <http://e/name> ?name } } }';
      const response = await get({ query, 'named-graph-uri': 'http://e/g2' });
      expect(names(response.body)).toEqual(['Atelier']);
    });

    it('refuses a graph that is not an IRI', async () => {
      expect((await get({ query: all, 'default-graph-uri': 'not an iri' })).statusCode).toBe(400);
    });
  });

  describe('negotiating (Protocol 2.1.6)', () => {
    it.each([
      [json, all, 'Atelier'],
      ['application/sparql-results+xml', all, '<literal xml:lang="fr">Café, bar</literal>'],
      ['text/csv', all, 'http://e/b,"Café, bar"\r\n'],
      ['text/tab-separated-values', all, '<http://e/b>\t"Café, bar"@fr\n'],
      [json, 'ASK {}', 'true'],
      ['application/sparql-results+xml', 'ASK {}', '<boolean>true</boolean>'],
      ['text/turtle', 'CONSTRUCT WHERE { <http://e/a> <http://e/size> ?o }', '<http://e/a> <http://e/size> 3'],
      ['application/n-triples', 'DESCRIBE <http://e/b>', '"Café, bar"@fr .'],
      ['application/ld+json', 'DESCRIBE <http://e/b>', 'http://e/name'],
      ['application/rdf+xml', 'DESCRIBE <http://e/b>', 'xml:lang="fr"'],
      ['application/trig', 'DESCRIBE <http://e/b>', '"Café, bar"@fr'],
      ['application/n-quads', 'DESCRIBE <http://e/b>', '"Café, bar"@fr .'],
    ])('answers in %s', async (mediaType, query, expected) => {
      const response = await get({ query }, { accept: `text/none, ${mediaType};q=0.9, */*;q=0.1` });
      expect(response.headers['content-type']?.toString().split(';')[0]).toBe(mediaType);
      expect(response.body).toContain(expected);
      expect(response.headers.vary).toContain('Accept');
    });

    it('lets the address choose, by format or output', async () => {
      expect((await get({ query: all, format: 'csv' })).headers['content-type']).toBe('text/csv; charset=utf-8');
      expect((await get({ query: all, output: 'xml' })).headers['content-type']).toBe('application/sparql-results+xml');
      expect((await get({ query: all, format: 'turtle' })).statusCode).toBe(406);
    });

    it('answers 406 with what is on offer', async () => {
      const response = await get({ query: all }, { accept: 'image/png' });
      expect(response.statusCode).toBe(406);
      expect(response.json()).toHaveProperty('available');
    });
  });

  describe('refusing', () => {
    it('says in a 400 where the syntax is wrong', async () => {
      const response = await get({ query: 'SELECT * {\n ?s ?p }' });
      expect(response.json()).toMatchObject({ status: 400, line: 2, column: 8 });
    });

    it('answers 400 to an update sent as a query, and to one by GET', async () => {
      expect((await get({ query: 'CLEAR ALL' })).statusCode).toBe(400);
      expect((await get({ update: 'CLEAR ALL' })).statusCode).toBe(400);
    });

    it('answers 405 with Allow to other methods', async () => {
      const response = await served.server.inject({ method: 'PUT', url: '/sparql' });
      expect([response.statusCode, response.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    });

    it('ends a query after the time that the client gives, and answers the next', async () => {
      const query = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 14 }, (_, i) => `?s${i} ?p${i} ?o${i} .`).join(' ')} }`;
      const response = await get({ query, timeout: '300' });
      expect(response.json()).toMatchObject({ status: 503 });
      expect((await get({ query: 'ASK {}' })).statusCode).toBe(200);
      expect((await get({ query: 'ASK {}', timeout: 'soon' })).statusCode).toBe(400);
    });
  });
});
