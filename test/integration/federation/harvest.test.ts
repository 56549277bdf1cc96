import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarvesting, type Harvesting } from '../../../src/federation/harvest/create-harvesting.ts';
import {
  always,
  type Answer,
  contributeTurtle,
  describePeers,
  type Neighbour,
  startNeighbour,
} from '../../support/neighbour.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

const base = 'http://fabriques.example/';
const names = 'conditional busy overrun redirect half wrong forbidden reviewed unwell stream context paged'.split(' ');
const kindOf = (name: string) => (name === 'stream' ? 'ldes' : ['context', 'paged'].includes(name) ? 'rdf' : 'csv');

type Row = readonly [id: string, name: string, commune: string];
const two: readonly Row[] = [
  ['1', 'Premier lieu', '01004'],
  ['2', 'Second lieu', '59512'],
];
const table = (rows: readonly Row[]) =>
  `id,nom,commune,remarque\n${rows.map((row) => `${row.join(',')},x\n`).join('')}`;
const csv = (rows: readonly Row[] = two, headers = {}) => always(table(rows), 'text/csv', headers);

describe('Harvesting a neighbour', () => {
  let test: TestServer;
  let neighbour: Neighbour;
  let harvesting: Harvesting;
  beforeAll(async () => {
    neighbour = await startNeighbour();
    test = await createTestServer({
      seedDir: undefined,
      environment: { FABRIQUES_SERVICE_ALLOW: neighbour.origin, FABRIQUES_HARVEST_PAUSE_MS: '0' },
    });
    const limits = { timeoutMs: 1000, maxBytes: 100_000, retries: 2 };
    harvesting = createHarvesting({ ...test.configuration, seedDir: undefined }, test.dependencies, limits);
    const write = (graph: string, turtle: string) =>
      contributeTurtle(test.dependencies.contributor, base, graph, turtle);
    await write(
      'graphs/peers',
      describePeers(
        names.map((name) => ({
          ...{ name, kind: kindOf(name), address: `${neighbour.origin}/${name}` },
          more: `fab:trust trust:${name === 'reviewed' ? 'reviewed' : 'direct'}`,
        })),
      ),
    );
    await write(
      'graphs/mappings/csv',
      `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
       <graphs/mappings/csv> a fab:Document ; foaf:primaryTopic <mappings/csv> .
       <mappings/csv> a fab:Mapping ; fab:construct """PREFIX c: <source:> PREFIX fab: <https://w3id.org/fabriques/ns#>
         PREFIX schema: <https://schema.org/> PREFIX dcterms: <http://purl.org/dc/terms/>
         CONSTRUCT { ?r a fab:TiersLieu ; dcterms:identifier ?id ; schema:name ?name ; fab:communeCode ?commune }
         WHERE { ?r c:id ?id ; c:nom ?name ; c:commune ?commune }""" .`,
    );
    await test.store.ready();
  });
  afterAll(async () => {
    await harvesting.close();
    await test.close();
    await neighbour.close();
  });

  const answer = (name: string, how: Answer) => neighbour.answers.set(`/${name}`, how);
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

  it('asks with what it knows, and a 304 changes nothing', async () => {
    answer('conditional', (request, response) =>
      request.headers['if-none-match'] === '"1"'
        ? response.writeHead(304).end()
        : csv(two, { etag: '"1"' })(request, response),
    );
    expect((await harvest('conditional')).counts.added).toBe(2);
    const revision = await test.store.revision();
    const again = await harvest('conditional');
    expect(await test.store.revision()).toBe(revision);
    expect(neighbour.asked.at(-1)?.headers['if-none-match']).toBe('"1"');
    expect([again.outcome, again.counts.unchanged]).toEqual(['published', 2]);
  });

  it('waits as long as a busy neighbour asks for', async () => {
    let busy = 2;
    answer('busy', (request, response) =>
      busy-- > 0 ? response.writeHead(503, { 'retry-after': '0' }).end() : csv()(request, response),
    );
    expect((await harvest('busy')).outcome).toBe('published');
    expect(busy).toBe(-1);
  });

  it('asks a neighbour that stays busy a few times, and one that names an hour not again', async () => {
    const asks = async (name: string, headers: Record<string, string>) => {
      const before = neighbour.asked.length;
      answer(name, (_request, response) => void response.writeHead(429, headers).end());
      const { error } = await harvest(name);
      const times = neighbour.asked.slice(before).filter(({ url }) => url === `/${name}`).length;
      return [error?.code, error?.fr, times];
    };
    expect(await asks('overrun', {})).toEqual(['remote-failed', expect.stringContaining('429'), 3]);
    expect(await asks('overrun', { 'retry-after': '3600' })).toEqual(['remote-failed', expect.any(String), 1]);
  });

  describe('that is unwell', () => {
    const ways: readonly (readonly [how: string, code: string, answer: Answer])[] = [
      [
        'begins and never ends',
        'remote-timeout',
        (_request, response) => void response.writeHead(200, { 'content-type': 'text/csv' }).write(table(two)),
      ],
      [
        'says more than there may be',
        'remote-failed',
        (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/csv' });
          response.write(table(two));
          response.end('x,'.repeat(60_000));
        },
      ],
      ['answers bytes that mean nothing', 'remote-failed', always('\u0000\u0001\u0002', 'text/csv')],
      ['has nothing any more', 'remote-failed', csv([])],
      ['breaks off', 'remote-failed', (_request, response) => void response.destroy()],
      ['fails', 'remote-failed', (_request, response) => void response.writeHead(500).end()],
      [
        'sends elsewhere',
        'remote-refused',
        (_request, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      ],
    ];

    it.each(ways)('and %s takes nothing away: %s', async (_how, code, unwell) => {
      answer('unwell', csv());
      expect((await harvest('unwell')).outcome).toBe('published');
      const before = await documentsOf('unwell');
      const revision = await test.store.revision();
      answer('unwell', unwell);
      const { outcome, error, succeeded } = await harvest('unwell');
      expect([outcome, error?.code]).toEqual(['failed', code]);
      expect(succeeded).toMatch(/^20/u);
      expect(await documentsOf('unwell')).toEqual(before);
      expect(await test.store.revision()).toBe(revision);
    });
  });

  it('fetches no context from where it must not go', async () => {
    answer('context', always('{"@context":"http://127.0.0.1:1/context.jsonld","@id":"x"}', 'application/ld+json'));
    expect((await harvest('context')).error?.code).toBe('remote-refused');
  });

  it('reads an interface in JSON-LD page by page, and nothing where a page is missing', async () => {
    const page = (name: string, next: string) =>
      always(
        JSON.stringify({
          '@context': {
            fab: 'https://w3id.org/fabriques/ns#',
            schema: 'https://schema.org/',
            hydra: 'http://www.w3.org/ns/hydra/core#',
          },
          '@id': '/paged',
          'hydra:view': { 'hydra:next': { '@id': next } },
          'hydra:member': {
            ...{ '@id': `http://la-bas.example/${name}`, '@type': 'fab:TiersLieu', 'schema:name': name },
            'fab:communeCode': '01004',
          },
        }),
        'application/ld+json',
      );
    answer('paged', page('A', '/paged-2'));
    expect((await harvest('paged')).error?.code).toBe('remote-failed');
    expect((await documentsOf('paged')).size).toBe(0);
    answer('paged-2', page('B', 'http://elsewhere.example/'));
    const { outcome, counts } = await harvest('paged');
    expect([outcome, counts.added]).toEqual(['published', 2]);
  });

  it('goes on with a stream where it broke off, and sees deletions on later pages', async () => {
    const page = (members: string, next?: string) =>
      always(
        `@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> . @prefix schema: <https://schema.org/> .
         @prefix dcterms: <http://purl.org/dc/terms/> . @prefix fab: <https://w3id.org/fabriques/ns#> . @prefix as: <https://www.w3.org/ns/activitystreams#> .
         <s> a ldes:EventStream ; ldes:timestampPath dcterms:created ; ldes:versionOfPath dcterms:isVersionOf .
         ${next === undefined ? '' : `<> tree:relation [ tree:node <${next}> ] .`} ${members}`,
        'text/turtle',
      );
    const version = (id: string, day: string, said: string) =>
      `<s> tree:member <#${id}-${day}> . <#${id}-${day}> ${said} ; dcterms:isVersionOf <http://la-bas.example/${id}> ; dcterms:created "2026-01-${day}" .`;
    const place = (name: string) => `a fab:TiersLieu ; schema:name "${name}" ; fab:communeCode "01004"`;
    const asked = (path: string) => neighbour.asked.filter(({ url }) => url === path).length;

    answer('stream', page(version('a', '01', place('A')) + version('b', '01', place('B')), '/stream-2'));
    answer('stream-2', (_request, response) => void response.writeHead(500).end());
    expect((await harvest('stream')).outcome).toBe('failed');
    answer('stream-2', page(version('b', '02', place('B bis')) + version('a', '03', 'a as:Delete')));
    expect((await harvest('stream')).counts.added).toBe(1);
    expect([asked('/stream'), asked('/stream-2')]).toEqual([1, 2]);
    expect([...(await documentsOf('stream')).values()].join()).toContain('B bis');

    // Whole, it is asked for anew; a thing may come back.
    answer('stream-2', page(version('a', '04', place('A de retour')) + version('b', '05', 'a as:Delete')));
    expect((await harvest('stream')).counts).toMatchObject({ added: 1, removed: 1 });
    expect(asked('/stream')).toBe(2);
  });

  it('follows no redirect to an address that is not public', async () => {
    answer('redirect', (_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/secret' }).end();
    });
    const state = await harvest('redirect');
    expect([state.outcome, state.error?.code]).toEqual(['failed', 'remote-refused']);
  });

  it('publishes nothing of an answer that breaks off half-way', async () => {
    answer('half', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv', 'content-length': '100000' });
      response.write(table(two));
      setTimeout(() => response.destroy(), 20);
    });
    expect((await harvest('half')).error?.code).toBe('remote-failed');
    expect((await documentsOf('half')).size).toBe(0);
  });

  it('sets aside what the shapes refuse, with the reasons, and publishes the rest', async () => {
    answer('wrong', csv([...two, ['3', 'Sans commune', '123']]));
    const state = await harvest('wrong');
    expect([state.counts.added, state.counts.refused]).toEqual([2, 1]);
    const [refused] = await harvesting.harvester.records.refused('wrong');
    expect(refused?.thing).toBe(`${base}tiers-lieux/sans-commune`);
    expect(refused?.reasons[0]?.fr).toContain('code INSEE');
    expect(state.unread).toEqual(['remarque']);
  });

  it('lets what comes from a peer that is not trusted wait for an editor', async () => {
    answer('reviewed', csv());
    expect((await harvest('reviewed')).outcome).toBe('waiting');
    expect((await documentsOf('reviewed')).size).toBe(0);
    const accepted = await harvesting.harvester.accept('reviewed', 'Une éditrice');
    expect([accepted.outcome, accepted.counts.added]).toEqual(['published', 2]);
    expect((await documentsOf('reviewed')).size).toBe(2);
  });

  it('does not read what robots.txt forbids', async () => {
    answer('forbidden', csv());
    answer('robots.txt', always('User-agent: *\nDisallow: /forbidden\n', 'text/plain'));
    const state = await harvest('forbidden');
    neighbour.answers.delete('/robots.txt');
    expect(state.error?.code).toBe('remote-refused');
    expect(neighbour.asked.map(({ url }) => url)).not.toContain('/forbidden');
  });

  it('runs one harvest at a time', async () => {
    answer('busy', csv());
    const both = await Promise.allSettled([harvest('busy'), harvest('busy')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
