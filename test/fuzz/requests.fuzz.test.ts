import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, createTestServer, type TestServer } from '../support/sparql-server.ts';

const mediaTypes = [
  'text/turtle',
  'application/trig',
  'application/n-quads',
  'application/rdf+xml',
  'application/ld+json',
];
const pieces = [
  '<http://e/a>',
  '<relative>',
  '<http://e/ space>',
  '_:b',
  '"x"@fr',
  '"007"^^<http://www.w3.org/2001/XMLSchema#integer>',
  '"""',
  '"\\uD800"',
  '\\u0000',
  '\u0000',
  'é😀',
  '.',
  ';',
  ',',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '@prefix : <http://e/> .',
  ':p',
  'a',
  '{"@id":"http://e/a","@type":',
  '"@context":',
  '"http://elsewhere.test/context"',
  '<?xml version="1.0"?>',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
  '<!DOCTYPE x [<!ENTITY e "&e;&e;">]>',
  '&e;',
  '</rdf:RDF>',
];

/** How often each property is tried; `FABRIQUES_FUZZ_RUNS` for longer. */
const numRuns = Number(process.env['FABRIQUES_FUZZ_RUNS'] ?? 150);

describe('The server, sent anything', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer();
  });
  afterAll(async () => {
    expect((await served.server.inject({ url: '/sparql?query=ASK%7B%7D' })).statusCode).toBe(200);
    await served.close();
  });

  const put = async (payload: string | Buffer, contentType: string) =>
    served.server.inject({
      method: 'PUT',
      url: '/graphs?graph=http://e/fuzz',
      payload,
      headers: { 'content-type': contentType, authorization: `Bearer ${adminToken}` },
    });

  it('reads RDF of any words, or says what is wrong with it', async () => {
    const words = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(...mediaTypes), async (text, mediaType) => {
        const { statusCode, body } = await put(text, mediaType);
        expect([200, 201, 204, 400, 413, 422], `${mediaType}\n${text}\n${body}`).toContain(statusCode);
      }),
      { numRuns },
    );
  });

  it('reads RDF of any bytes, or says what is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...mediaTypes), async (bytes, mediaType) => {
        const { statusCode, body } = await put(Buffer.from(bytes), mediaType);
        expect([200, 201, 204, 400, 422], body).toContain(statusCode);
      }),
      { numRuns },
    );
  });

  it('takes any Accept', async () => {
    const parts = [
      'text/html',
      '*/*',
      'text/*',
      'text/turtle',
      ';q=',
      '0.5',
      ';',
      ',',
      '"',
      '\\',
      '=',
      'é',
      ' ',
      '/',
      '-1',
    ];
    const accept = fc.array(fc.constantFrom(...parts), { maxLength: 40 }).map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(
        accept,
        fc.constantFrom('/', '/sparql', '/sparql?query=ASK%7B%7D', '/graphs'),
        async (value, url) => {
          const { statusCode } = await served.server.inject({ url, headers: { accept: value } });
          expect([200, 404, 406], value).toContain(statusCode);
        },
      ),
      { numRuns },
    );
  });

  it('takes any IRI as the name of a graph, or refuses it', async () => {
    const iri = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('urn:x', ':', '//', 'a:%'),
    );
    await fc.assert(
      fc.asyncProperty(iri, fc.constantFrom('graph', 'default-graph-uri'), async (value, name) => {
        const isWellFormed = !/\p{Surrogate}/u.test(value);
        const encoded = isWellFormed ? encodeURIComponent(value) : '%ff';
        const url = name === 'graph' ? `/graphs?graph=${encoded}` : `/sparql?query=ASK%7B%7D&${name}=${encoded}`;
        const { statusCode, body } = await served.server.inject({ url });
        expect([200, 400, 404], `${value}\n${body}`).toContain(statusCode);
      }),
      { numRuns },
    );
  });

  it('takes any path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string({ maxLength: 10 }), async (path, more) => {
        const { statusCode } = await served.server.inject({
          url: `/${path}${encodeURI(more.replace(/\p{Surrogate}/gu, ''))}`,
        });
        expect(statusCode, path).toBeLessThan(500);
      }),
      { numRuns },
    );
  });
});
