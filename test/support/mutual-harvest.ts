import { createHarvesting, type Harvesting } from '../../src/federation/harvest/create-harvesting.ts';
import type { HarvestState } from '../../src/federation/harvest/harvest-state.ts';
import { toStatements } from '../../src/federation/harvest/statements.ts';
import { registerPeers, writeDocument, writePlace } from './peers.ts';
import { freePort } from './running-server.ts';
import { createTestServer, type TestServer } from './test-server.ts';

/** One of two instances that harvest each other. */
export interface Partner {
  readonly baseIri: string;
  readonly server: TestServer;
  readonly harvesting: Harvesting;
  /** Takes in what the other says. */
  readonly harvest: () => Promise<HarvestState>;
  readonly write: (slug: string, name: string, more: string) => Promise<void>;
  readonly remove: (slug: string) => Promise<void>;
}

/** What stands in an instance at a moment. */
export interface Standing {
  readonly revision: number;
  /** What every document says, by its name. */
  readonly documents: ReadonlyMap<string, string>;
}

/** Starts two instances without places that know each other, the first by one kind, the second by another. */
export async function startPartners(kinds: readonly ['fabriques' | 'ldes', 'fabriques' | 'ldes']): Promise<Partner[]> {
  const bases = await Promise.all(kinds.map(async () => `http://127.0.0.1:${await freePort()}/`));
  return Promise.all(
    bases.map(async (baseIri, index) => {
      const other = bases[1 - index] ?? '';
      const server = await createTestServer({
        seedDir: undefined,
        environment: {
          FABRIQUES_BASE_IRI: baseIri,
          FABRIQUES_SERVICE_ALLOW: new URL(other).origin,
          FABRIQUES_HARVEST_PAUSE_MS: '0',
        },
      });
      await server.server.listen({ port: Number(new URL(baseIri).port), host: '127.0.0.1' });
      const kind = kinds[index] ?? 'fabriques';
      await registerPeers(server, [{ name: 'autre', kind, address: kind === 'ldes' ? `${other}feed` : other }]);
      const harvesting = createHarvesting(server.configuration, server.dependencies);
      return {
        ...{ baseIri, server, harvesting },
        harvest: async () => harvesting.harvester.harvest('autre'),
        write: async (slug, name, more) => writePlace(server, slug, name, more),
        remove: async (slug) => writeDocument(server, `graphs/fabriques/${slug}`, ''),
      };
    }),
  );
}

/** What stands in an instance now. */
export async function standingOf({ server: { store } }: Partner): Promise<Standing> {
  const documents = new Map<string, string>();
  for await (const { graph } of store.listGraphs()) {
    documents.set(graph.value, toStatements(await store.readGraph(graph)));
  }
  return { revision: await store.revision(), documents };
}

/** Releases everything. */
export async function stopPartners(partners: readonly Partner[]): Promise<void> {
  for (const { harvesting, server } of partners) {
    await harvesting.close();
    await server.close();
  }
}
