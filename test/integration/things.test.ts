import { gunzipSync } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { thingIri } from '../../src/catalogue/kinds.ts';
import { createSummaries, summaryPredicates } from '../../src/catalogue/summaries.ts';
import { readThing } from '../../src/catalogue/thing.ts';
import { distinctTriples } from '../../src/core/rdf/dataset.ts';
import { rdfFormats } from '../../src/core/rdf/formats.ts';
import { parseRdf } from '../../src/core/rdf/parse.ts';
import { createTestServer, type TestServer } from '../support/test-server.ts';

const base = 'http://fabriques.example/';
const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const profile = 'http://www.w3.org/ns/json-ld#';
const things = [
  '/fabriques/lab01',
  '/fabriques/la-dynamo',
  '/fabriques/monscobar',
  '/fabriques/action-numerique',
  '/structures/lab01',
  '/actions/coworking',
  '/pratiques/presenter-sa-fabrique-en-video',
];

describe('The address of a thing', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await createTestServer({
      dependencies: {
        pages: {
          problem: ({ title }) => `<h1>${title}</h1>`,
          thing: ({ iri }, { choice }) => `<html lang="${choice.language}"><title>${iri}</title>`,
          collection: ({ iri }) => `<title>${iri}</title>`,
        },
      },
    });
  });
  afterAll(() => test.close());

  const get = (url: string, headers: Record<string, string> = {}) => test.server.inject({ url, headers });
  const read = async (url: string, headers: Record<string, string> = {}): Promise<Quad[]> => {
    const response = await get(url, headers);
    expect(response.statusCode).toBe(200);
    const contexts = new Map([[`${base}context.jsonld`, test.dependencies.vocabulary.context]]);
    return parseRdf(response.body, String(response.headers['content-type']), { contexts });
  };
  const triples = (quads: Iterable<Quad>): Quad[] =>
    distinctTriples(quads).map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));

  describe('as JSON-LD', () => {
    it('reads like the JSON of any good API', async () => {
      const lab01 = (await get('/fabriques/lab01.jsonld')).json<Record<string, unknown>>();
      expect(Object.keys(lab01).slice(0, 4)).toEqual(['@context', 'id', 'type', 'name']);
      expect(lab01).toMatchObject({
        '@context': `${base}context.jsonld`,
        id: `${base}fabriques/lab01`,
        type: ['Fabrique', 'FabriqueNumerique'],
        name: 'LAB01',
        address: { type: 'PostalAddress', postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
        communeCode: '01004',
        inQPV: true,
        carriedBy: [
          {
            id: `${base}structures/lab01`,
            type: 'Structure',
            name: 'LAB01',
            foundingDate: '2016',
            legalForm: 'association-loi-1901',
          },
        ],
      });
      expect(lab01['partnership']).toContainEqual(
        expect.objectContaining({
          partnerKind: 'bailleur-social',
          partner: expect.objectContaining({ name: 'Dynacité' }) as unknown,
        }),
      );
      expect(lab01['engagement']).toContainEqual(
        expect.objectContaining({
          status: 'does',
          action: expect.objectContaining({
            id: `${base}actions/coworking`,
            prefLabel: { fr: 'Coworking', en: 'Coworking' },
          }) as unknown,
        }),
      );
      expect(lab01['labelisation']).toContainEqual(expect.objectContaining({ date: '2019' }));
    });

    it('says of MONSCOBAR which of its three carriers leads, with its name in both places', async () => {
      const { carriedBy, leadCarrier } = (await get('/fabriques/monscobar.jsonld')).json<{
        carriedBy: { name: string }[];
        leadCarrier: object;
      }>();
      expect(carriedBy.map(({ name }) => name)).toHaveLength(3);
      expect(leadCarrier).toMatchObject({ name: expect.stringContaining('Baraka') as unknown });
    });

    it('leaves out what nobody knows: whether La Dynamo is numérique', async () => {
      const dynamo = (await get('/fabriques/la-dynamo.jsonld')).json<Record<string, unknown>>();
      expect(dynamo).toMatchObject({ inQPV: true, type: 'Fabrique' });
      expect(dynamo).not.toHaveProperty('numerique');
    });

    it('names the documents that say all this, with their licences', async () => {
      const { isPrimaryTopicOf } = (await get('/fabriques/lab01.jsonld')).json<{
        isPrimaryTopicOf: { license: string }[];
      }>();
      expect(isPrimaryTopicOf.map(({ license }) => license)).toEqual([
        'https://creativecommons.org/licenses/by-sa/4.0/',
        'https://creativecommons.org/publicdomain/zero/1.0/',
        'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
      ]);
    });

    it.each(['expanded', 'flattened', 'compacted'])('comes %s when asked, with the same triples', async (form) => {
      const [byQuery, byAccept] = await Promise.all([
        get(`/fabriques/lab01.jsonld?profile=${form}`),
        get('/fabriques/lab01', { accept: `application/ld+json;profile="${profile}${form}"` }),
      ]);
      expect(byQuery.headers['content-type']).toBe(`application/ld+json;profile="${profile}${form}"`);
      expect(byAccept.body).toBe(byQuery.body);
      const quads = await read(`/fabriques/lab01.jsonld?profile=${form}`);
      expect(isomorphic(triples(quads), triples(await read('/fabriques/lab01.nt')))).toBe(true);
    });

    it('is expanded without a context, and flattened as one list of nodes', async () => {
      const [expanded] = (await get('/fabriques/lab01.jsonld?profile=expanded')).json<Record<string, unknown>[]>();
      expect(expanded).toHaveProperty(['https://schema.org/name']);
      const flattened = (await get('/fabriques/lab01.jsonld?profile=flattened')).json<{ '@graph': object[] }>();
      expect(flattened['@graph'].length).toBeGreaterThan(20);
    });

    it('goes as plain JSON to whoever asks for that, with its context in a link', async () => {
      const { headers } = await get('/fabriques/lab01', { accept: 'application/json' });
      expect(headers['content-type']).toContain('application/json');
      expect(headers.link).toContain(`<${base}context.jsonld>; rel="http://www.w3.org/ns/json-ld#context"`);
    });
  });

  describe.each(things)('%s', (path) => {
    it.each(rdfFormats)('gives the same triples as $label', async ({ suffix, mediaType, carriesGraphs }) => {
      const thing = await readThing(test.store, createSummaries(test.store), base, base + path.slice(1));
      const expected = [...(thing?.statements ?? []), ...(thing?.embedded ?? [])];
      const [bySuffix, byAccept] = [await read(`${path}.${suffix}`), await read(path, { accept: mediaType })];
      expect(expected.length).toBeGreaterThan(5);
      expect(isomorphic(triples(bySuffix), triples(expected))).toBe(true);
      expect(isomorphic(bySuffix, byAccept)).toBe(true);
      if (carriesGraphs && suffix !== 'jsonld') {
        expect(isomorphic(bySuffix, expected)).toBe(true);
      }
    });
  });

  it('embeds one hop, by the summary predicates, and nothing more', async () => {
    const thing = await readThing(test.store, createSummaries(test.store), base, thingIri(base, 'fabriques', 'lab01'));
    const wanted = summaryPredicates.map(({ value }) => value);
    expect(thing?.documents.map(({ graph }) => graph.value)).toEqual([
      `${base}graphs/fabriques/lab01`,
      `${base}graphs/identite/cget-2019/fabriques/lab01`,
      `${base}graphs/peers/anct-fabriques/fabriques/lab01`,
    ]);
    expect(thing?.embedded.length).toBeGreaterThan(20);
    expect(thing?.embedded.filter(({ predicate }) => !wanted.includes(predicate.value))).toEqual([]);
  });

  it('is a GeoJSON feature for a place, longitude first, and says how precise it is', async () => {
    const response = await get('/fabriques/lab01', { accept: 'application/geo+json' });
    expect(response.headers['content-location']).toBe(`${base}fabriques/lab01.geojson`);
    expect(response.json()).toMatchObject({
      type: 'Feature',
      id: `${base}fabriques/lab01`,
      geometry: { type: 'Point', coordinates: [5.371861, 45.960844] },
      properties: { name: 'LAB01', locationPrecision: 'commune', communeCode: '01004' },
    });
  });

  it.each([
    ['the page to a browser', { accept: firefox }, 'text/html; charset=utf-8', `${base}fabriques/lab01.html`],
    ['JSON-LD to curl', { accept: '*/*' }, 'application/ld+json', `${base}fabriques/lab01.jsonld`],
    ['JSON-LD to whoever says nothing', {}, 'application/ld+json', `${base}fabriques/lab01.jsonld`],
    [
      'what is wanted most',
      { accept: 'text/turtle;q=0.4, application/n-triples;q=0.9' },
      'application/n-triples',
      `${base}fabriques/lab01.nt`,
    ],
  ])('gives %s', async (_case, headers, contentType, location) => {
    const response = await get('/fabriques/lab01', headers);
    expect(response.headers).toMatchObject({ 'content-type': contentType, 'content-location': location });
    expect(response.headers.vary).toBe(
      contentType.startsWith('text/html') ? 'Accept, Accept-Language, Accept-Encoding' : 'Accept, Accept-Encoding',
    );
  });

  it('varies with nothing that did not matter', async () => {
    expect((await get('/fabriques/lab01.ttl')).headers.vary).toBe('Accept-Encoding');
    expect((await get('/fabriques/lab01?format=ttl')).headers).not.toHaveProperty('content-location');
    expect((await get('/fabriques/lab01.html')).headers.vary).toBe('Accept-Language, Accept-Encoding');
    expect((await get('/fabriques/lab01.html?lang=en')).headers.vary).toBe('Accept-Encoding');
  });

  it('is compressed for those who accept it, under a validator of its own that leads to 304 as well', async () => {
    const plain = await get('/fabriques/lab01.ttl');
    const coded = await get('/fabriques/lab01.ttl', { 'accept-encoding': 'gzip' });
    expect(coded.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(coded.rawPayload).toString('utf8')).toBe(plain.body);
    expect(coded.headers.etag).not.toBe(plain.headers.etag);
    for (const etag of [coded.headers.etag, plain.headers.etag]) {
      const again = await get('/fabriques/lab01.ttl', { 'accept-encoding': 'gzip', 'if-none-match': String(etag) });
      expect(again.statusCode).toBe(304);
    }
  });

  it.each(['turtle', 'ttl', 'text/turtle', 'TTL'])('understands ?format=%s', async (format) => {
    const response = await get(`/fabriques/lab01?format=${format}`, { accept: firefox });
    expect(response.headers['content-type']).toBe('text/turtle; charset=utf-8');
  });

  it('points at its other formats, its shapes, its collection and its own address', async () => {
    const { link } = (await get('/fabriques/lab01.ttl')).headers;
    expect(link).toContain(`<${base}fabriques/lab01>; rel="canonical"`);
    expect(link).toContain(`<${base}fabriques/lab01.rdf>; rel="alternate"; type="application/rdf+xml"`);
    expect(link).toContain(`<${base}shapes>; rel="describedby"`);
    expect(link).toContain(`<${base}fabriques>; rel="collection"`);
    expect(link).not.toContain('lab01.ttl>');
  });

  it('has a strong validator for each representation, and answers 304 to it', async () => {
    const addresses = [
      '',
      '.jsonld?profile=expanded',
      '.ttl',
      '.nt',
      '.nq',
      '.trig',
      '.rdf',
      '.geojson',
      '.html?lang=fr',
      '.html?lang=en',
    ];
    const tags = new Set<string>();
    for (const address of addresses.map((end) => `/fabriques/lab01${end}`)) {
      const { headers } = await get(address);
      const tag = String(headers.etag);
      expect(tag).toMatch(/^"[^"]+"$/u);
      tags.add(tag);
      for (const noneMatch of [tag, `"other", W/${tag}`, '*']) {
        const unchanged = await get(address, { 'if-none-match': noneMatch });
        expect([unchanged.statusCode, unchanged.body, unchanged.headers.etag]).toEqual([304, '', tag]);
        expect(unchanged.headers.vary).toBe(headers.vary);
      }
      expect((await get(address, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    }
    expect(tags.size).toBe(addresses.length);
  });

  it('says when it changed last, and answers 304 to whoever has seen it since', async () => {
    const modified = String((await get('/fabriques/lab01.ttl')).headers['last-modified']);
    const since = (time: string, more = {}) => get('/fabriques/lab01.ttl', { 'if-modified-since': time, ...more });
    expect((await since(modified)).statusCode).toBe(304);
    expect((await since(new Date(Date.parse(modified) - 1000).toUTCString())).statusCode).toBe(200);
    expect((await since('yesterday')).statusCode).toBe(200);
    expect((await since(modified, { 'if-none-match': '"other"' })).statusCode).toBe(200);
  });

  it('answers HEAD like GET, without a body', async () => {
    const [head, whole] = [
      await test.server.inject({ method: 'HEAD', url: '/fabriques/lab01.ttl' }),
      await get('/fabriques/lab01.ttl'),
    ];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    const ofEach = { date: '', 'x-request-id': '' };
    expect({ ...head.headers, ...ofEach }).toEqual({ ...whole.headers, ...ofEach });
  });

  it.each([
    ['404 to what never was', '/fabriques/nowhere', {}, 404, 'not-found'],
    ['404 to what never was, in a format', '/fabriques/nowhere.ttl', {}, 404, 'not-found'],
    ['404 to what stands in another collection', '/structures/la-dynamo', {}, 404, 'not-found'],
    ['404 to a suffix that nothing has', '/fabriques/lab01.docx', {}, 404, 'not-found'],
    ['406 to what is not on offer', '/fabriques/lab01', { accept: 'image/png' }, 406, 'not-acceptable'],
    ['406 to a format that is not on offer', '/fabriques/lab01?format=docx', {}, 406, 'not-acceptable'],
    ['400 to a profile that is none', '/fabriques/lab01.jsonld?profile=framed', {}, 400, 'bad-request'],
  ])('answers %s', async (_case, url, headers, status, code) => {
    const response = await get(url, { 'accept-language': 'en', ...headers });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ status, type: expect.stringContaining(`#${code}`) as unknown });
  });

  it('lists what there is, with its addresses, when it answers 406', async () => {
    for (const url of ['/fabriques/lab01?x=1', '/fabriques/lab01?format=docx&x=1']) {
      const response = await get(url, { accept: 'image/png' });
      const { available } = response.json<{ available: unknown[] }>();
      const href = `${base}fabriques/lab01.ttl?x=1`;
      expect(available).toContainEqual({ mediaType: 'text/turtle', label: 'Turtle', href });
      expect(response.headers.link).toContain(`<${href}>; rel="alternate"; type="text/turtle"`);
    }
    const { available } = (await get('/structures/lab01.geojson')).json<{ available?: unknown[] }>();
    expect(available).toBeUndefined();
  });

  it('names the kind of problem by an address that says more', async () => {
    const { type } = (await get('/fabriques/nowhere')).json<{ type: string }>();
    const response = await get(new URL(type).pathname);
    expect(response.json<{ problems: object[] }>().problems).toContainEqual(
      expect.objectContaining({ code: new URL(type).hash.slice(1), status: 404 }),
    );
  });

  it('says what compact JSON-LD cannot say in expanded JSON-LD', async () => {
    const graph = DataFactory.namedNode(`${base}graphs/fabriques/geo`);
    const turtle = '<> <https://schema.org/name> "Geo" ; <https://schema.org/geo> <geo:44.8,-0.5> .';
    const quads = await parseRdf(turtle, 'text/turtle', { baseIri: `${base}fabriques/geo` });
    const added = quads.map((one) => DataFactory.quad(one.subject, one.predicate, one.object, graph));
    await test.store.commit({ added, removed: [], author: 'test', message: 'test' });
    expect(isomorphic(triples(await read('/fabriques/geo.jsonld')), triples(added))).toBe(true);
  });

  it('answers 405 to a method that it does not do', async () => {
    const response = await test.server.inject({ method: 'TRACE', url: '/fabriques/lab01' });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toContain('GET');
  });

  it('follows the data: a new triple at once, 410 when the last document is gone', async () => {
    const subject = DataFactory.namedNode(`${base}fabriques/passing`);
    const graph = DataFactory.namedNode(`${base}graphs/fabriques/passing`);
    const name = (text: string) =>
      DataFactory.quad(subject, DataFactory.namedNode('https://schema.org/name'), DataFactory.literal(text), graph);
    const commit = (added: Quad[], removed: Quad[]) =>
      test.store.commit({ added, removed, author: 'test', message: 'test' });
    await commit([name('Passing')], []);
    expect((await get('/fabriques/passing.ttl')).body).toContain('"Passing"');
    await commit([name('Renamed')], [name('Passing')]);
    expect((await get('/fabriques/passing.ttl')).body).toContain('"Renamed"');
    await commit([], [name('Renamed')]);
    for (const url of ['/fabriques/passing', '/fabriques/passing.ttl']) {
      expect((await get(url)).json()).toMatchObject({ status: 410, type: expect.stringContaining('#gone') as unknown });
    }
    await commit([name('Back')], []);
    expect((await get('/fabriques/passing')).statusCode).toBe(200);
  });

  it('loses nothing of a document that holds more than the thing, and takes of a bulk document only its part', async () => {
    const [odd, bulk] = [
      DataFactory.namedNode(`${base}graphs/fabriques/odd`),
      DataFactory.namedNode(`${base}graphs/bulk`),
    ];
    const context = `@base <${base}> . @prefix schema: <https://schema.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .`;
    const parse = async (text: string, graph: Quad['graph']) =>
      (await parseRdf(context + text, 'text/turtle')).map((one) =>
        DataFactory.quad(one.subject, one.predicate, one.object, graph),
      );
    const added = [
      ...(await parse(
        `<graphs/fabriques/odd> foaf:primaryTopic <fabriques/odd> . <fabriques/odd> schema:name "Odd" ; schema:knows _:a, <fabriques/odd#x> , <fabriques/odd> .
         _:a schema:knows _:b . _:b schema:knows _:a . <fabriques/odd#x> schema:knows [ schema:name "nested" ] , <fabriques/odd> .
         <http://elsewhere.example/> schema:name "elsewhere" . [] schema:name "alone" . _:c schema:knows _:d . _:d schema:knows _:c .`,
        odd,
      )),
      ...(await parse(
        '<fabriques/odd> schema:name "Bulk" ; schema:knows [ schema:name "part" ] . <fabriques/other> schema:name "Other" .',
        bulk,
      )),
    ];
    await test.store.commit({ added, removed: [], author: 'test', message: 'test' });
    const expected = triples(added).filter(({ subject }) => subject.value !== `${base}fabriques/other`);
    for (const suffix of ['nt', 'ttl', 'rdf', 'jsonld']) {
      expect(isomorphic(triples(await read(`/fabriques/odd.${suffix}`)), expected)).toBe(true);
    }
  });
});
