import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarvesting, type Harvesting } from '../../../src/federation/harvest/create-harvesting.ts';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { fab, rdf } from '../../../src/vocabulary/terms.ts';
import { type Fact, type HarvestSample, harvestSamples } from '../../support/harvest-samples.ts';
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
    await contributeTurtle(test.dependencies.contributor, base, 'graphs/peers', describePeers(peers));
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
});
