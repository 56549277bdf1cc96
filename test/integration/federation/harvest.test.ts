import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/rdf/parse.ts';
import { rdfFormatOf } from '../../../src/core/rdf/formats.ts';
import { createHarvesting, type Harvesting } from '../../../src/federation/harvest/create-harvesting.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

const base = 'http://fabriques.example/';
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** What the neighbour answers, by path; a test changes it as the neighbour would. */
const answers = new Map<string, Handler>();
const asked: IncomingMessage[] = [];

const text =
  (body: string, contentType: string, headers = {}): Handler =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': contentType, ...headers }).end(body);
  };

describe('Harvesting a neighbour', () => {
  let test: TestServer;
  let neighbour: Server;
  let origin: string;
  let harvesting: Harvesting;
  beforeAll(async () => {
    neighbour = createServer((request, response) => {
      asked.push(request);
      const handler = answers.get(request.url?.split('?')[0] ?? '');
      if (handler) {
        handler(request, response);
      } else {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((listening) => neighbour.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}`;
    test = await createTestServer({
      seedDir: undefined,
      environment: { FABRIQUES_SERVICE_ALLOW: origin, FABRIQUES_HARVEST_PAUSE_MS: '0' },
    });
    harvesting = createHarvesting({ ...test.configuration, seedDir: undefined }, test.dependencies);
    const turtle = `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
      @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix kind: <https://w3id.org/fabriques/schemas/peer-kinds#> .
      @prefix trust: <https://w3id.org/fabriques/schemas/trust-levels#> .
      <graphs/peers> a fab:Document ; foaf:primaryTopic <federation> .
      ${peers
        .map(
          ([
            name,
            kind,
            path,
            more = 'fab:trust trust:direct',
          ]) => `<federation#${name}> a fab:Peer ; dcterms:identifier "${name}" ; dcterms:title "${name}"@fr ;
        dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ; fab:peerKind kind:${kind} ; fab:harvestAddress <${origin}${path}> ; ${more} .`,
        )
        .join('\n')}`;
    await write('graphs/peers', turtle);
    for (const [name, query] of Object.entries(mappings)) {
      await write(
        `graphs/mappings/${name}`,
        `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
         <graphs/mappings/${name}> a fab:Document ; foaf:primaryTopic <mappings/${name}> .
         <mappings/${name}> a fab:Mapping ; fab:separator "," ; fab:splitsValues "typePlace" ; fab:construct """${prologue}${query}""" .`,
      );
    }
    await test.store.ready();
  });
  afterAll(async () => {
    await harvesting.close();
    await test.close();
    neighbour.closeAllConnections();
    await new Promise((closed) => neighbour.close(closed));
  });

  const write = async (graph: string, turtle: string): Promise<void> => {
    const format = rdfFormatOf('text/turtle');
    const name = DataFactory.namedNode(base + graph);
    const quads = format ? parseText(turtle, format, { baseIri: base }) : [];
    await test.dependencies.contributor.contribute(() => ({
      added: quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, name)),
      removed: [],
      author: 'test',
      message: 'test',
    }));
  };
  const harvest = (name: string) => harvesting.harvester.harvest(name);
  const documentsOf = async (name: string): Promise<Map<string, string>> => {
    const documents = new Map<string, string>();
    for await (const { graph } of test.store.listGraphs()) {
      if (graph.value.startsWith(`${base}graphs/peers/${name}/`)) {
        const quads = await test.store.readGraph(graph);
        documents.set(
          graph.value,
          quads
            .map(({ object }) => object.value)
            .sort()
            .join('\n'),
        );
      }
    }
    return documents;
  };

  describe.each(samples)('of the kind $kind', ({ kind, path, good, changed, emptied, broken }) => {
    it('takes it in, sees what changed and what is gone, and keeps what it has when the neighbour fails', async () => {
      answers.set(path, good);
      const first = await harvest(kind);
      expect([first.outcome, first.error, first.counts.added, first.counts.refused]).toEqual([
        'published',
        undefined,
        2,
        0,
      ]);
      const before = await documentsOf(kind);
      expect(before.size).toBe(2);

      answers.set(path, broken);
      const failed = await harvest(kind);
      expect([failed.outcome, failed.error?.code]).toEqual(['failed', 'remote-failed']);
      expect(await documentsOf(kind)).toEqual(before);

      answers.set(path, changed);
      const second = await harvest(kind);
      expect(second.error).toBeUndefined();
      expect([second.counts.added, second.counts.updated, second.counts.removed, second.counts.unchanged]).toEqual([
        0, 1, 0, 1,
      ]);
      expect([...(await documentsOf(kind)).values()].join()).toContain('Lieu rebaptisé');
      expect([...(await documentsOf(kind)).keys()]).toEqual([...before.keys()]);

      answers.set(path, emptied);
      const third = await harvest(kind);
      expect([third.counts.removed, third.counts.unchanged]).toEqual([1, 1]);
      expect((await documentsOf(kind)).size).toBe(1);
    });
  });

  it('asks with what it knows, and a 304 changes nothing', async () => {
    answers.set('/conditional.csv', (request, response) =>
      request.headers['if-none-match'] === '"1"'
        ? response.writeHead(304).end()
        : text(table(two), 'text/csv', { etag: '"1"' })(request, response),
    );
    expect((await harvest('conditional')).counts.added).toBe(2);
    const again = await harvest('conditional');
    expect(asked.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect([again.outcome, again.counts.unchanged]).toEqual(['published', 2]);
  });

  it('waits as long as a busy neighbour asks for', async () => {
    let busy = 2;
    answers.set('/busy.csv', (request, response) =>
      busy-- > 0
        ? response.writeHead(503, { 'retry-after': '0' }).end()
        : text(table(two), 'text/csv')(request, response),
    );
    expect((await harvest('busy')).outcome).toBe('published');
    expect(busy).toBe(-1);
  });

  it('follows no redirect to an address that is not public', async () => {
    answers.set('/redirect.csv', (_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end();
    });
    const state = await harvest('redirect');
    expect([state.outcome, state.error?.code]).toEqual(['failed', 'remote-refused']);
  });

  it('publishes nothing of an answer that breaks off half-way', async () => {
    answers.set('/half.csv', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '100000' });
      response.write(table(two));
      setTimeout(() => response.destroy(), 20);
    });
    expect((await harvest('half')).error?.code).toBe('remote-failed');
    expect((await documentsOf('half')).size).toBe(0);
  });

  it('sets aside what the shapes refuse, with the reasons, and publishes the rest', async () => {
    answers.set('/wrong.csv', text(table([...two, ['3', 'Sans commune', '123']]), 'text/csv'));
    const state = await harvest('wrong');
    expect([state.counts.added, state.counts.refused]).toEqual([2, 1]);
    const [refused] = await harvesting.harvester.records.refused('wrong');
    expect(refused?.thing).toBe(`${base}tiers-lieux/sans-commune`);
    expect(refused?.reasons[0]?.fr).toContain('code INSEE');
    expect(state.unread).toEqual(['remarque']);
  });

  it('lets what comes from a peer that is not trusted wait for an editor', async () => {
    answers.set('/reviewed.csv', text(table(two), 'text/csv'));
    expect((await harvest('reviewed')).outcome).toBe('waiting');
    expect((await documentsOf('reviewed')).size).toBe(0);
    const accepted = await harvesting.harvester.accept('reviewed', 'Une éditrice');
    expect([accepted.outcome, accepted.counts.added]).toEqual(['published', 2]);
    expect((await documentsOf('reviewed')).size).toBe(2);
  });

  it('does not read what robots.txt forbids', async () => {
    answers.set('/forbidden.csv', text(table(two), 'text/csv'));
    answers.set('/robots.txt', text('User-agent: *\nDisallow: /forbidden.csv\n', 'text/plain'));
    const state = await harvest('forbidden');
    answers.delete('/robots.txt');
    expect(state.error?.code).toBe('remote-refused');
    expect(asked.map(({ url }) => url)).not.toContain('/forbidden.csv');
  });

  it('runs one harvest at a time', async () => {
    answers.set('/busy.csv', text(table(two), 'text/csv'));
    const both = await Promise.allSettled([harvest('busy'), harvest('busy')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

const prologue = `PREFIX c: <source:> PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/> PREFIX dcterms: <http://purl.org/dc/terms/>
  PREFIX pair: <http://virtual-assembly.org/ontologies/pair#> `;
const simple = (fields: string) =>
  `CONSTRUCT { ?r a fab:TiersLieu ; dcterms:identifier ?id ; schema:name ?name ; fab:communeCode ?commune } WHERE { ${fields} }`;
const mappings = {
  csv: simple('?r c:id ?id ; c:nom ?name ; c:commune ?commune'),
  geojson: simple('?r c:id ?id ; c:name ?name ; c:commune ?commune'),
  gogocarto: simple('?r c:id ?id ; c:name ?name ; c:address ?a . ?a c:addressLocality ?town BIND("01004" AS ?commune)'),
  communecter: simple(
    '?r c:_id ?i ; c:name ?name ; c:address ?a . ?i c:$id ?id . ?a c:codeInsee ?commune'.replace(
      'c:$id',
      '<source:$id>',
    ),
  ),
  overpass: simple('?r c:id ?id ; c:tags ?t . ?t c:name ?name BIND("01004" AS ?commune)'),
  json: simple('?r c:id ?id ; c:name ?name BIND("01004" AS ?commune)'),
  mediawiki: simple('?r c:Lieu ?name ; <source:Code%20INSEE> ?commune BIND(?commune AS ?id)'),
  semapps: `CONSTRUCT { ?r a fab:TiersLieu ; schema:name ?name ; fab:communeCode "01004" } WHERE { ?r a pair:Organization ; pair:label ?name }`,
};

type Row = readonly [id: string, name: string, commune: string];
const two: readonly Row[] = [
  ['1', 'Premier lieu', '01004'],
  ['2', 'Second lieu', '59512'],
];
const renamed: readonly Row[] = [
  ['1', 'Lieu rebaptisé', '01004'],
  ['2', 'Second lieu', '59512'],
];
const one: readonly Row[] = [['1', 'Lieu rebaptisé', '01004']];
const table = (rows: readonly Row[]) =>
  `id,nom,commune,remarque\n${rows.map((row) => `${row.join(',')},x\n`).join('')}`;
const json = (make: (rows: readonly Row[]) => unknown) => (rows: readonly Row[]) => JSON.stringify(make(rows));
const ttl = (rows: readonly Row[]) =>
  `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix schema: <https://schema.org/> .\n${rows
    .map(
      ([id, name, commune]) =>
        `<http://la-bas.example/lieux/${id}> a fab:TiersLieu ; schema:name "${name}" ; fab:communeCode "${commune}" .`,
    )
    .join('\n')}`;
const wiki = (rows: readonly Row[]) =>
  JSON.stringify({
    parse: {
      title: 'Lieux',
      wikitext: {
        '*': `{| class="wikitable"\n! Lieu !! Code INSEE !! Note\n${rows.map(([, name, commune]) => `|-\n| [[${name}]] || ${commune} || x\n`).join('')}|}`,
      },
    },
  });
const ldes = (rows: readonly Row[], time = '2026-01-01T00:00:00Z') =>
  `@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> . @prefix dcterms: <http://purl.org/dc/terms/> .
   @prefix fab: <https://w3id.org/fabriques/ns#> . @prefix schema: <https://schema.org/> .
   <#s> a ldes:EventStream ; ldes:timestampPath dcterms:created ; ldes:versionOfPath dcterms:isVersionOf .
   ${rows.map(([id, name, commune]) => `<#s> tree:member <#v${id}> . <#v${id}> a fab:TiersLieu ; dcterms:isVersionOf <http://la-bas.example/lieux/${id}> ; dcterms:created "${time}" ; schema:name "${name}" ; fab:communeCode "${commune}" .`).join('\n')}`;
const results = (rows: readonly Row[]) =>
  JSON.stringify({
    results: {
      bindings: rows.flatMap(([id, name, commune]) => {
        const [g, s] = [`http://la-bas.example/graphs/tiers-lieux/${id}`, `http://la-bas.example/tiers-lieux/${id}`];
        const say = (p: string, o: object) => ({
          g: { type: 'uri', value: g },
          s: { type: 'uri', value: s },
          p: { type: 'uri', value: p },
          o,
        });
        return [
          say('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', {
            type: 'uri',
            value: 'https://w3id.org/fabriques/ns#TiersLieu',
          }),
          say('https://schema.org/name', { type: 'literal', value: name }),
          say('https://w3id.org/fabriques/ns#communeCode', { type: 'literal', value: commune }),
        ];
      }),
    },
  });

const of = (kind: string, path: string, write: (rows: readonly Row[]) => string, type: string) => ({
  ...{ kind, path, good: text(write(two), type), changed: text(write(renamed), type), emptied: text(write(one), type) },
  broken: text('<!DOCTYPE html><title>Panne</title>', 'text/html'),
});
const samples = [
  of('csv', '/lieux.csv', table, 'text/csv'),
  of(
    'geojson',
    '/lieux.geojson',
    json((rows) => ({
      type: 'FeatureCollection',
      features: rows.map(([id, name, commune]) => ({
        type: 'Feature',
        properties: { id, name, commune },
        geometry: null,
      })),
    })),
    'application/geo+json',
  ),
  of(
    'gogocarto',
    '/api/elements.json',
    json((rows) => ({ data: rows.map(([id, name]) => ({ id, name, address: { addressLocality: 'Ambérieu' } })) })),
    'application/json',
  ),
  of(
    'communecter',
    '/communecter.json',
    json((rows) =>
      Object.fromEntries(
        rows.map(([id, name, codeInsee]) => [
          id,
          { _id: { $id: id }, name, address: { codeInsee }, typePlace: 'coworking, fablab' },
        ]),
      ),
    ),
    'application/json',
  ),
  of(
    'overpass',
    '/overpass',
    json((rows) => ({
      elements: rows.map(([id, name]) => ({
        type: 'node',
        id: Number(id),
        tags: { name, amenity: 'coworking_space' },
      })),
    })),
    'application/json',
  ),
  of(
    'json',
    '/labs.json',
    json((rows) => rows.map(([id, name]) => ({ id, name }))),
    'application/json',
  ),
  of('mediawiki', '/api.php', wiki, 'application/json'),
  of('rdf', '/lieux.ttl', ttl, 'text/turtle'),
  of(
    'semapps',
    '/organizations',
    json((rows) => ({
      '@context': {
        pair: 'http://virtual-assembly.org/ontologies/pair#',
        ldp: 'http://www.w3.org/ns/ldp#',
        id: '@id',
        type: '@type',
      },
      id: 'http://la-bas.example/organizations',
      type: 'ldp:Container',
      'ldp:contains': rows.map(([id, name]) => ({
        id: `http://la-bas.example/organizations/${id}`,
        type: 'pair:Organization',
        'pair:label': name,
      })),
    })),
    'application/ld+json',
  ),
  of('ldes', '/flux', ldes, 'text/turtle'),
  of('fabriques', '/sparql', results, 'application/sparql-results+json'),
];
const peers: readonly (readonly [name: string, kind: string, path: string, more?: string])[] = [
  ...samples.map(({ kind, path }) => [kind, kind, kind === 'fabriques' ? '/' : path] as const),
  ...['conditional', 'busy', 'redirect', 'half', 'wrong', 'forbidden'].map(
    (name) => [name, 'csv', `/${name}.csv`] as const,
  ),
  ['reviewed', 'csv', '/reviewed.csv', 'fab:trust trust:reviewed'],
];
