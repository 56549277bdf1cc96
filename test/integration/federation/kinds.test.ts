import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarvesting, type Harvesting } from '../../../src/federation/harvest/create-harvesting.ts';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { fab, rdf } from '../../../src/vocabulary/terms.ts';
import { type Fact, type HarvestSample, harvestSamples, movilabPage } from '../../support/harvest-samples.ts';
import { always, contributeTurtle, describePeers, type Neighbour, startNeighbour } from '../../support/neighbour.ts';
import { dataDir } from '../../support/seed-data.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

const base = 'http://fabriques.example/';
const samples = harvestSamples.map((sample, number) => ({ ...sample, peer: `peer-${number}` }));
const pathOf = ({ path }: HarvestSample, peer: string) => path ?? `/${peer}`;

/** One neighbour that has sources of every kind, and one instance that takes them in by the mappings it comes with. */
describe('Harvesting', () => {
  let test: TestServer;
  let neighbour: Neighbour;
  let harvesting: Harvesting;
  let seedDir: string;
  beforeAll(async () => {
    neighbour = await startNeighbour();
    seedDir = await mkdtemp(join(tmpdir(), 'fabriques-kinds-'));
    // The actions of the seed page, which the wiki's table points at, and the mappings that are documents.
    await cp(join(dataDir, 'actions'), join(seedDir, 'actions'), { recursive: true });
    await cp(join(dataDir, 'mappings'), join(seedDir, 'mappings'), { recursive: true });
    test = await createTestServer({
      seedDir,
      environment: { FABRIQUES_SERVICE_ALLOW: neighbour.origin, FABRIQUES_HARVEST_PAUSE_MS: '0' },
    });
    harvesting = createHarvesting({ ...test.configuration, seedDir }, test.dependencies);
    const peers = samples.map(({ peer, kind, mapping, path }) => ({
      ...{ name: peer, kind, address: neighbour.origin + (path === undefined ? `/${peer}` : '/') },
      more: `fab:trust trust:direct${mapping === undefined ? '' : ` ; fab:mapping <mappings/${mapping}>`}`,
    }));
    const movilab = { kind: 'mediawiki', address: `${neighbour.origin}/movilab` };
    const more = 'fab:trust trust:direct ; fab:mapping <mappings/movilab-fabriques>';
    const corrected = `${more} ; fab:corrections <${neighbour.origin}/corrections.csv>`;
    const wikis = [
      { ...movilab, name: 'movilab', more },
      { ...movilab, name: 'movilab-corrected', more: corrected },
    ];
    const turtle = describePeers([...peers, ...wikis]);
    await contributeTurtle(test.dependencies.contributor, base, 'graphs/peers', turtle);
  });
  afterAll(async () => {
    await harvesting.close();
    await test.close();
    await neighbour.close();
    await rm(seedDir, { recursive: true, force: true });
  });

  const documentsOf = async (peer: string): Promise<Quad[][]> => {
    const documents: Quad[][] = [];
    for await (const { graph } of test.store.listGraphs()) {
      if (graph.value.startsWith(`${base}graphs/peers/${peer}/`)) {
        documents.push(await test.store.readGraph(graph));
      }
    }
    return documents;
  };
  const placesOf = async (peer: string) =>
    (await documentsOf(peer)).filter((quads) =>
      quads.some(
        ({ predicate, object }) =>
          predicate.equals(rdf.type) && [fab.TiersLieu, fab.Fabrique].some((one) => one.equals(object)),
      ),
    );
  const factsOf = async (peer: string): Promise<Fact[]> =>
    (await documentsOf(peer)).flat().map(({ predicate, object }) => {
      const [prefix = '', namespace = ''] =
        Object.entries(prefixes).find(([, iri]) => predicate.value.startsWith(iri)) ?? [];
      return [`${prefix}:${predicate.value.slice(namespace.length)}`, object.value];
    });
  const answer = (sample: (typeof samples)[number], body: string) =>
    neighbour.answers.set(pathOf(sample, sample.peer), always(body, sample.contentType));

  describe.each(samples)('of $title', (sample) => {
    const { peer } = sample;

    it('takes the places in with what is known of them, and names what nothing reads', async () => {
      answer(sample, sample.good);
      const state = await harvesting.harvester.harvest(peer);
      expect([state.outcome, state.error, state.counts.refused]).toEqual(['published', undefined, 0]);
      expect(await placesOf(peer)).toHaveLength(2);
      expect(await factsOf(peer)).toEqual(expect.arrayContaining([...sample.facts]));
      expect(state.unread).toEqual(expect.arrayContaining([...sample.unread]));
      expect(state.unread).not.toContain('name');
    });

    it('keeps all of it when the neighbour gives something else', async () => {
      const before = await documentsOf(peer);
      neighbour.answers.set(pathOf(sample, peer), always('<!DOCTYPE html><title>Panne</title>', 'text/html'));
      const { outcome, error } = await harvesting.harvester.harvest(peer);
      expect([outcome, error?.code]).toEqual(['failed', 'remote-failed']);
      expect(await documentsOf(peer)).toEqual(before);
    });

    it('sees what changed', async () => {
      const graphs = (await placesOf(peer)).map(([quad]) => quad?.graph.value);
      answer(sample, sample.changed);
      const { counts } = await harvesting.harvester.harvest(peer);
      expect(counts.updated).toBeGreaterThan(0);
      expect([counts.added, counts.removed]).toEqual([0, 0]);
      expect(await factsOf(peer)).toContainEqual(sample.change);
      expect((await placesOf(peer)).map(([quad]) => quad?.graph.value)).toEqual(graphs);
    });

    it('sees what is gone', async () => {
      answer(sample, sample.shortened);
      const { counts } = await harvesting.harvester.harvest(peer);
      expect(counts.removed).toBeGreaterThan(0);
      expect(await placesOf(peer)).toHaveLength(1);
    });

    it('sets aside what the shapes refuse, with the reasons, and takes the rest', async () => {
      answer(sample, sample.wrong);
      const { counts, outcome } = await harvesting.harvester.harvest(peer);
      expect([outcome, counts.refused]).toEqual(['published', 1]);
      const [refused] = await harvesting.harvester.records.refused(peer);
      expect(refused?.statements).not.toBe('');
      expect(refused?.reasons[0]?.fr).toMatch(/\S/u);
      expect(await placesOf(peer)).toHaveLength(1);
    });
  });

  describe('of the two tables of the page that this project began with', () => {
    /** Everything that is said, with short names, to follow from one thing to another. */
    const reader = async (peer: string) => {
      const quads = (await documentsOf(peer)).flat();
      const expand = (name: string) => {
        const [prefix = '', local = ''] = name.split(':');
        return `${(prefixes as Record<string, string>)[prefix] ?? ''}${local}`;
      };
      const values = (subjects: readonly string[], property: string) =>
        quads
          .filter(({ subject, predicate }) => subjects.includes(subject.value) && predicate.value === expand(property))
          .map(({ object }) => object.value);
      const called = (name: string) =>
        quads
          .filter(({ predicate, object }) => predicate.value === expand('schema:name') && object.value === name)
          .map(({ subject }) => subject.value)
          .filter((iri) => iri.includes('/fabriques/'));
      const follow = (name: string, ...path: readonly string[]) =>
        path.reduce<readonly string[]>((from, property) => values(from, property), called(name)).toSorted();
      const short = (iris: readonly string[]) => iris.map((iri) => iri.replace(/^.*[/#]/u, '')).toSorted();
      return { follow, short };
    };
    beforeAll(() => {
      neighbour.answers.set('/movilab', always(movilabPage, 'application/json'));
      neighbour.answers.set(
        '/corrections.csv',
        always(
          'cle,champ,publie,rendu,raison\nMONSCOBAR,Ville,Lille Roubaix,Roubaix,ville de la liste nationale\nMONSCOBAR,Code postal,59000,59100,code postal de Roubaix\n',
          'text/csv',
        ),
      );
    });

    it('takes every cell of the technical table, and sets aside the place whose town is none', async () => {
      const state = await harvesting.harvester.harvest('movilab');
      expect([state.outcome, state.counts.refused, state.unread]).toEqual(['published', 1, []]);
      const [refused] = await harvesting.harvester.records.refused('movilab');
      expect(refused?.statements).toContain('Lille Roubaix');
      const { follow, short } = await reader('movilab');
      expect(follow('LAB01', 'rdf:type').map((iri) => iri.replace(/^.*#/u, ''))).toEqual([
        'Fabrique',
        'FabriqueNumerique',
      ]);
      expect(follow('LAB01', 'schema:address', 'schema:postalCode')).toEqual(['01500']);
      expect(follow('LAB01', 'fab:inQPV')).toEqual(['true']);
      expect(follow('LAB01', 'fab:numerique')).toEqual(['true']);
      expect(follow('LAB01', 'fab:carriedBy', 'schema:name')).toEqual(['LAB01']);
      expect(short(follow('LAB01', 'fab:carriedBy', 'fab:legalForm'))).toEqual(['association-loi-1901']);
      expect(follow('LAB01', 'fab:carriedBy', 'schema:foundingDate')).toEqual(['2016']);
      expect(follow('LAB01', 'fab:partnership', 'fab:partner', 'schema:name')).toEqual([
        'Centre social le Lavoir',
        "Communauté de commune de la Plaine de l'Ain",
        'Dynacité',
        'Ville d’Ambérieu-en-Bugey',
      ]);
      expect(short(follow('LAB01', 'fab:partnership', 'fab:partnerKind'))).toEqual([
        ...['acteur-de-la-formation', 'bailleur-social', 'centre-social', 'collectivite', 'collectivite'],
      ]);
      expect(follow('LAB01', 'fab:partnership', 'schema:startDate')).toEqual(['2015']);
      expect(follow('LAB01', 'fab:labelisation', 'dcterms:date')).toEqual(['2019']);
      expect(short(follow('LAB01', 'fab:labelisation', 'fab:programme'))).toEqual(['fabrique-numerique-de-territoire']);
      expect(follow('LAB01', 'fab:applicationFile')).toEqual(['https://example.org/dossier-lab01.pdf']);
      // An empty cell is not known: it says neither yes nor no.
      expect(follow('La Dynamo', 'fab:numerique')).toEqual([]);
      expect(follow('La Dynamo', 'fab:carriedBy', 'schema:foundingDate')).toEqual([]);
    });

    it('takes the entry by action: who does it, who has begun', async () => {
      const { follow, short } = await reader('movilab');
      expect(short(follow('LAB01', 'fab:engagement', 'fab:action'))).toEqual([
        ...['campus-connecte', 'coworking', 'fab-lab', 'formation', 'grande-ecole-du-numerique', 'living-lab'],
        'reseaux-de-coworkers',
      ]);
      expect(new Set(short(follow('LAB01', 'fab:engagement', 'fab:status')))).toEqual(new Set(['Does']));
      expect(short(follow('La Dynamo', 'fab:engagement', 'fab:action'))).toEqual(['fab-lab']);
      expect(short(follow('La Dynamo', 'fab:engagement', 'fab:status'))).toEqual(['Starting']);
    });

    it('takes the third place, too, once a table of corrections says what its town is', async () => {
      const state = await harvesting.harvester.harvest('movilab-corrected');
      expect([state.outcome, state.counts.refused]).toEqual(['published', 0]);
      const { follow, short } = await reader('movilab-corrected');
      expect(follow('MONSCOBAR', 'fab:communeCode')).toEqual(['59512']);
      expect(follow('MONSCOBAR', 'fab:leadCarrier', 'schema:name')).toEqual(['La Coopérative Baraka']);
      expect(follow('MONSCOBAR', 'fab:carriedBy', 'schema:name')).toEqual([
        ...['La Coopérative Baraka', 'La Coroutine', 'MonsFabrica'],
      ]);
      expect(short(follow('MONSCOBAR', 'fab:engagement', 'fab:action'))).toEqual([
        ...['accompagnement-collaboration-contribution', 'coworking', 'investissements-dans-les-communs'],
      ]);
    });

    it('makes an action of one that contributors added to the page', async () => {
      neighbour.answers.set(
        '/movilab',
        always(movilabPage.replace('| Living Lab ||', '| Jardin partagé ||'), 'application/json'),
      );
      const state = await harvesting.harvester.harvest('movilab-corrected');
      expect([state.outcome, state.counts.refused, state.counts.added]).toEqual(['published', 0, 1]);
      const { follow, short } = await reader('movilab-corrected');
      expect(short(follow('LAB01', 'fab:engagement', 'fab:action'))).toContain('jardin-partage');
      expect(follow('LAB01', 'fab:engagement', 'fab:action', 'skos:prefLabel')).toEqual(['Jardin partagé']);
    });
  });
});
