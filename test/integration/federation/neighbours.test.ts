import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarvesting, type Harvesting } from '../../../src/federation/harvest/create-harvesting.ts';
import { Connection } from '../../../src/store/remote/connection.ts';
import { Endpoint } from '../../../src/store/remote/endpoint.ts';
import { withPages } from '../../support/browserless.ts';
import { registerPeers, turtlePrefixes, writeDocument, writePlace } from '../../support/peers.ts';
import { freePort, root } from '../../support/running-server.ts';
import { type Neighbour, startNeighbour } from '../../support/sparql-endpoint.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../../support/virtuoso.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const prefixes = 'PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX schema: <https://schema.org/> ';

describe.skipIf(!hasVirtuoso)('Real neighbours: another instance, and Virtuoso', () => {
  let here: TestServer;
  let other: TestServer;
  let otherBase: string;
  let virtuoso: Virtuoso;
  let virtuosoUrl: string;
  let connection: Connection;
  let slow: Neighbour;
  let pages: FastifyInstance;
  let harvesting: Harvesting;

  const inVirtuoso = async (statements: string): Promise<void> => {
    const endpoint = new Endpoint(connection);
    await endpoint.update('CLEAR SILENT GRAPH <http://annuaire.example/g>');
    await endpoint.update(`${turtlePrefixes.replace(/@(prefix [^>]+>) \./gu, '$1')}
      INSERT DATA { GRAPH <http://annuaire.example/g> { ${statements} } }`);
  };

  beforeAll(async () => {
    const port = await freePort();
    otherBase = `http://127.0.0.1:${port}/`;
    [other, virtuoso, slow] = await Promise.all([
      createTestServer({ seedDir: undefined, environment: { FABRIQUES_BASE_IRI: otherBase } }),
      startVirtuoso({ resultSetMaxRows: 40 }),
      startNeighbour(() => undefined),
    ]);
    await other.server.listen({ port, host: '127.0.0.1' });
    connection = new Connection({ ...virtuoso.connection, connections: 2 });
    const virtuosoOrigin = new URL(virtuoso.connection.queryUrl).origin;
    virtuosoUrl = `${virtuosoOrigin}/sparql`;
    const origins = [otherBase, virtuosoOrigin, slow.origin, 'http://127.0.0.1:9'].map((url) => new URL(url).origin);
    here = await createTestServer({
      seedDir: undefined,
      environment: {
        FABRIQUES_SERVICE_ALLOW: origins.join(' '),
        FABRIQUES_HARVEST_PAUSE_MS: '0',
        FABRIQUES_QUERY_TIMEOUT_MS: '12000',
      },
    });
    harvesting = createHarvesting(here.configuration, here.dependencies);
    pages = await withPages({ dependencies: { ...here.dependencies, harvesting } });
    await registerPeers(here, [
      { name: 'voisine', kind: 'fabriques', address: otherBase },
      { name: 'annuaire', kind: 'sparql', address: virtuosoUrl, more: '; fab:mapping <mappings/annuaire>' },
      { name: 'document', kind: 'rdf', address: `${otherBase}fabriques/lab-du-nord.ttl` },
      { name: 'flux', kind: 'ldes', address: `${otherBase}feed` },
      { name: 'lente', more: `; void:sparqlEndpoint <${slow.endpoint}>` },
      { name: 'morte', more: '; void:sparqlEndpoint <http://127.0.0.1:9/sparql>' },
      { name: 'muette' },
    ]);
    await writeDocument(
      here,
      'graphs/mappings/annuaire',
      `<graphs/mappings/annuaire> a fab:Document ; foaf:primaryTopic <mappings/annuaire> .
       <mappings/annuaire> a fab:Mapping ; fab:construct """${prefixes}
         CONSTRUCT { ?place a fab:TiersLieu ; schema:name ?name ; fab:communeCode ?code }
         WHERE { GRAPH <http://annuaire.example/g> { ?place <http://annuaire.example/nom> ?name ; <http://annuaire.example/insee> ?code } }""" .`,
    );
    await writePlace(here, 'lab-du-rhone', 'Lab du Rhône', '; fab:communeCode "69123"');
    await writePlace(here, 'maison-des-possibles', 'La Maison des Possibles', '; fab:communeCode "59512"');
    await writePlace(other, 'lab-du-nord', 'Lab du Nord', '; fab:communeCode "59350"');
    await inVirtuoso(directory());
    await Promise.all([here.store.ready(), other.store.ready()]);
    // The thread of federated queries starts with the first of them.
    await ask(`ASK { SERVICE <${otherBase}sparql> { ?s ?p ?o } }`);
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    await connection.close();
    await Promise.all([here.close(), other.close(), virtuoso.close(), slow.close()]);
  });

  const communes: Readonly<Record<string, string>> = { b: '59350', m: '59512', p: '69123' };
  const directory = (names: Readonly<Record<string, string>> = { b1: 'Atelier du Nord', b2: 'Atelier du Sud' }) =>
    Object.entries(names)
      .map(
        ([id, name]) => `<http://annuaire.example/${id}> <http://annuaire.example/nom> "${name}" ;
        <http://annuaire.example/insee> "${communes[id[0] ?? ''] ?? '13055'}" ; schema:name "${name}" ; fab:communeCode "59350" .`,
      )
      .join('\n') + `<${otherBase}fabriques/lab-du-nord> <http://annuaire.example/places> 12 .`;

  async function ask(query: string, parameters = '', accept = 'text/csv, application/problem+json') {
    const started = Date.now();
    const address = `/sparql?query=${encodeURIComponent(prefixes + query)}${parameters}`;
    const response = await pages.inject({ url: address, headers: { accept, 'accept-language': 'en' } });
    const { statusCode: status, body, headers } = response;
    return { status, body, sources: headers['fabriques-sources'], headers, tookMs: Date.now() - started };
  }
  const rows = (body: string): string[] => body.trimEnd().split('\r\n').slice(1).sort();
  const problem = (body: string) => JSON.parse(body) as { detail: string; parameter?: string };

  describe('asked together', () => {
    // The query of the README, as it stands there.
    const [, shown = ''] = /'sources=voisine,annuaire' --data-urlencode 'query=([^']+)'/u.exec(readme) ?? [];
    const names = shown
      .replace(/PREFIX.+\n/gu, '')
      .replace(/ORDER.*/u, '')
      .trim();

    it('answer one query over us and two others, and the answer says so', async () => {
      const { status, body, sources } = await ask(names, '&sources=voisine,annuaire');
      expect([status, rows(body)]).toEqual([
        200,
        ['Atelier du Nord', 'Atelier du Sud', 'La Maison des Possibles', 'Lab du Nord', 'Lab du Rhône'],
      ]);
      expect(sources).toBe(
        '"here";solutions=2;pieces=4, "voisine";solutions=1;pieces=2, "annuaire";solutions=2;pieces=4',
      );
    });

    it('are joined with one another, where none of them knows all of it', async () => {
      const joined = 'SELECT ?name ?n { ?place schema:name ?name ; <http://annuaire.example/places> ?n }';
      const { body, sources } = await ask(joined, '&sources=voisine&sources=annuaire');
      expect(rows(body)).toEqual(['Lab du Nord,12']);
      expect(sources).toBe(
        '"here";solutions=0;pieces=0, "voisine";solutions=0;pieces=1, "annuaire";solutions=0;pieces=1',
      );
      expect(rows((await ask(joined, '&sources=voisine')).body)).toEqual([]);
    });

    it('are named by address too, and as all that can be asked', async () => {
      const parameters = [otherBase, 'http://fabriques.example/federation#voisine', `${otherBase}sparql`];
      for (const address of parameters) {
        const { sources } = await ask(names, `&sources=${encodeURIComponent(address)}`);
        expect(sources).toMatch(/^"here";solutions=2;pieces=\d, "voisine";solutions=1;pieces=\d$/u);
      }
      const { sources } = await ask('ASK {}', '&sources=all', 'application/sparql-results+json');
      expect(sources).toContain('"lente"');
    });

    it('are asked by POST as well', async () => {
      const { body } = await here.server.inject({
        method: 'POST',
        url: '/sparql',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/csv' },
        payload: new URLSearchParams({ query: prefixes + names, sources: 'voisine' }).toString(),
      });
      expect(rows(body)).toContain('Lab du Nord');
    });

    it('cost no more than their share where they are slow or dead, and are named', async () => {
      const { status, body, sources, tookMs } = await ask(names, '&sources=voisine,annuaire,lente,morte');
      expect([status, rows(body).length]).toEqual([200, 5]);
      expect(sources).toContain('"lente";solutions=0;pieces=0;failed=remote-timeout');
      expect(sources).toContain('"morte";solutions=0;pieces=0;failed=remote-failed');
      expect(tookMs).toBeLessThan(12_000);
    });

    it('make an error where the client wants all or nothing', async () => {
      const { status, body } = await ask(names, '&sources=voisine,morte&partial=no');
      expect(status).toBe(502);
      expect(problem(body).detail).toContain('127.0.0.1:9');
    });

    it('tell that they give a part only', async () => {
      await inVirtuoso(directory(Object.fromEntries(Array.from({ length: 45 }, (_, n) => [`x${n}`, `Lieu ${n}`]))));
      const { sources } = await ask('SELECT ?n { ?s <http://annuaire.example/nom> ?n }', '&sources=annuaire');
      await inVirtuoso(directory());
      expect(sources).toContain('"annuaire";solutions=0;pieces=0;failed=remote-failed');
    });

    it.each([
      ['&sources=voisine,inconnue,http://10.0.0.1/sparql', ['inconnue', 'http://10.0.0.1/sparql']],
      ['&sources=muette', ['muette', 'SPARQL endpoint', 'annuaire']],
      ['&sources=voisine&partial=maybe', ['partial']],
    ])('are refused precisely (%s)', async (parameters, expected) => {
      const { status, body } = await ask(names, parameters);
      expect(status).toBe(400);
      expected.forEach((text) => expect(problem(body).detail).toContain(text));
    });

    it('are not asked for what is about graphs of one server', async () => {
      for (const [query, more] of [
        [names.replace('{', 'FROM <http://e/g> {'), ''],
        [names, '&default-graph-uri=http://e/g'],
      ] as const) {
        const { status, body } = await ask(query, `&sources=voisine${more}`);
        expect([status, problem(body).parameter]).toEqual([400, 'sources']);
      }
    });

    it('are meant by SERVICE with the address of the peer, also where the data name it', async () => {
      const service = (whom: string) => `SELECT ?name { ${whom} { ?place a fab:Fabrique ; schema:name ?name } }`;
      expect(rows((await ask(service('SERVICE <federation#voisine>'))).body)).toEqual(['Lab du Nord']);
      const found = '?peer <http://purl.org/dc/terms/identifier> "voisine" SERVICE ?peer';
      expect(rows((await ask(service(found))).body)).toEqual(['Lab du Nord']);
      const { status, body } = await ask(service('SERVICE <federation#muette>'));
      expect([status, problem(body).detail]).toEqual([
        403,
        'http://fabriques.example/federation#muette has no SPARQL endpoint',
      ]);
    });

    it('are chosen in the workbench, which says who answered', async () => {
      const { body } = await ask(names, '&sources=voisine,morte', 'text/html');
      expect(body).toMatch(/value="voisine" checked/u);
      expect(body).not.toMatch(/value="annuaire" checked/u);
      expect(body).toContain('Lab du Nord');
      expect(body).toContain('The answer is incomplete');
      expect(body).toMatch(/sparql\?query=[^"]+&amp;sources=voisine,morte&amp;format=csv/u);
      expect(body).toMatch(/sparql\?query=[^"]+&amp;sources=voisine,morte" data-share/u);
    });
  });

  describe('harvested', () => {
    const harvest = (name: string) => harvesting.harvester.harvest(name);
    const namesFrom = async (name: string): Promise<string[]> => {
      const graphs = `FILTER(STRSTARTS(STR(?g), "http://fabriques.example/graphs/peers/${name}/"))`;
      return rows((await ask(`SELECT ?name { GRAPH ?g { ?place schema:name ?name } ${graphs} }`)).body);
    };
    const many = Object.fromEntries(Array.from({ length: 45 }, (_, n) => [`x${n}`, `Lieu ${n}`]));

    it('an endpoint is taken in, seen to change and to delete, and keeps what it gave when it fails', async () => {
      const first = await harvest('annuaire');
      expect([first.error, first.outcome, first.counts.added]).toEqual([undefined, 'published', 2]);
      expect(await namesFrom('annuaire')).toEqual(['Atelier du Nord', 'Atelier du Sud']);

      await inVirtuoso(directory({ b1: 'Atelier du Nord', b2: 'Atelier du Midi' }));
      expect((await harvest('annuaire')).counts).toMatchObject({ added: 0, updated: 1, removed: 0, unchanged: 1 });

      await inVirtuoso(directory({ b2: 'Atelier du Midi' }));
      expect((await harvest('annuaire')).counts).toMatchObject({ removed: 1, unchanged: 1 });
      expect(await namesFrom('annuaire')).toEqual(['Atelier du Midi']);

      // It cuts answers at 40 rows: the rest is asked for page by page.
      await inVirtuoso(directory({ b2: 'Atelier du Midi', ...many }));
      expect((await harvest('annuaire')).counts).toMatchObject({ added: 45, unchanged: 1, removed: 0 });

      await virtuoso.end('SIGTERM');
      const failed = await harvest('annuaire');
      expect([failed.outcome, failed.error?.code]).toEqual(['failed', 'remote-failed']);
      expect((await namesFrom('annuaire')).length).toBe(46);
      await virtuoso.begin();
    });

    it.each(['voisine', 'document', 'flux'])(
      'another instance is, as it is, as a document and as a stream (%s)',
      async (name) => {
        const isWhole = name !== 'document';
        const others = isWhole ? ['Lab du Sud'] : [];
        await writePlace(other, 'lab-du-nord', 'Lab du Nord', '; fab:communeCode "59350"');
        await writePlace(other, 'lab-du-sud', 'Lab du Sud', '; fab:communeCode "13055"');
        const first = await harvest(name);
        expect([first.error, first.counts.added, first.counts.refused]).toEqual([undefined, 1 + others.length, 0]);
        expect(await namesFrom(name)).toEqual(['Lab du Nord', ...others]);
        const again = { added: 0, updated: 0, removed: 0, unchanged: first.counts.added };
        expect((await harvest(name)).counts).toMatchObject(again);

        await writePlace(other, 'lab-du-nord', 'Grand Lab du Nord', '; fab:communeCode "59350"');
        expect((await harvest(name)).counts).toMatchObject({ updated: 1 });
        expect(await namesFrom(name)).toEqual(['Grand Lab du Nord', ...others]);

        await writeDocument(other, 'graphs/fabriques/lab-du-nord', '');
        // A document that is gone is a failure; an instance or a stream without it says that it was deleted.
        const { outcome, counts } = await harvest(name);
        expect([outcome, await namesFrom(name)]).toEqual(
          isWhole ? ['published', others] : ['failed', ['Grand Lab du Nord']],
        );
        expect(counts.removed).toBe(isWhole ? 1 : 0);
      },
    );

    it('leads to comparing their places with ours: what is certain is linked, the rest waits', async () => {
      // Two that may be the same as ours are for an editor to tell apart.
      const nearby = { m1: 'La Maison des Possibles', p1: 'Le Lab Rhône', p2: 'Lab du Rhone' };
      await inVirtuoso(directory({ b2: 'Atelier du Midi', ...many, ...nearby }));
      const { identity } = await harvest('annuaire');
      expect(identity).toEqual({ certain: 1, linked: 1, unlinked: 0, waiting: 2 });
      const links = await ask('SELECT ?a ?b { ?a <http://www.w3.org/2002/07/owl#sameAs> ?b }');
      expect(links.body).toContain(
        'http://fabriques.example/fabriques/maison-des-possibles,http://annuaire.example/m1',
      );
      const page = (await pages.inject({ url: '/federation', headers: { accept: 'text/html' } })).body;
      // In French the spaces before these signs do not break.
      expect(page).toMatch(/certains\s: 1\s; à juger\s: 2/u);
    });
  });
});
