import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../src/adapters.ts';
import { createInstance } from '../../src/cli/instance.ts';
import { loadModel } from '../../src/cli/model.ts';
import { Contributor } from '../../src/contribution/contributor.ts';
import { readConfiguration } from '../../src/core/configuration.ts';
import { observeWith } from '../../src/core/observer.ts';
import { createHarvesting } from '../../src/federation/harvest/create-harvesting.ts';
import { createScheduler } from '../../src/federation/harvest/scheduler.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { Connection } from '../../src/store/remote/connection.ts';
import { Endpoint } from '../../src/store/remote/endpoint.ts';
import { always, contributeTurtle, describePeers, startNeighbour } from '../support/neighbour.ts';
import { createServerAbove, type ServerAbove } from '../support/remote-above.ts';
import { adminToken } from '../support/sparql-server.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../support/virtuoso.ts';

const minute = 60_000;

describe.skipIf(!hasVirtuoso)('Two servers on one store', { timeout: 120_000 }, () => {
  let virtuoso: Virtuoso;
  beforeAll(async () => {
    virtuoso = await startVirtuoso();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await virtuoso.clear();
  });
  afterAll(async () => virtuoso.close());

  const environment = (more: Readonly<Record<string, string>> = {}) => ({
    ...virtuoso.environment,
    FABRIQUES_BASE_IRI: 'http://servers.test/',
    FABRIQUES_LOG_LEVEL: 'silent',
    FABRIQUES_STATE_DIR: virtuoso.folder,
    ...more,
  });
  const openStore = () => {
    const options = { baseIri: 'http://servers.test/', queryTimeoutMs: 5000, connections: 4 };
    return new RemoteStore({ ...virtuoso.connection, ...options, defaultGraph: 'union' });
  };

  it('start at once on an empty store, and one loads what it begins with', async () => {
    const seedDir = join(virtuoso.folder, 'seed');
    mkdirSync(seedDir);
    writeFileSync(join(seedDir, 'a.ttl'), '<a> <http://purl.org/dc/terms/title> "a" .');
    const configuration = readConfiguration(environment(), { seedDir });
    const instances = await Promise.all([0, 1].map(async () => createInstance(configuration, createStore)));
    const loads: string[] = [];
    await Promise.all(instances.map(async (instance) => instance.prepare({ begin: (folder) => loads.push(folder) })));
    expect(loads).toEqual([seedDir]);
    await Promise.all(instances.map(async (instance) => instance.close()));
  });

  it('harvest a peer once in each turn', async () => {
    const neighbour = await startNeighbour();
    const geoJson = '{"type":"FeatureCollection","features":[]}';
    neighbour.answers.set('/places.geojson', always(geoJson, 'application/geo+json'));
    const stores = [openStore(), openStore()];
    const { validator } = loadModel();
    const ended: string[] = [];
    const servers = stores.map((store) => {
      const configuration = readConfiguration(
        environment({ FABRIQUES_SERVICE_ALLOW: neighbour.origin, FABRIQUES_HARVEST_PAUSE_MS: '0' }),
        { seedDir: '' },
      );
      const contributor = new Contributor({ store, validator, baseIri: configuration.baseIri });
      const observer = observeWith({ harvestEnded: ({ peer }) => ended.push(peer) });
      const harvesting = createHarvesting(configuration, { store, contributor, observer });
      return { contributor, harvesting, scheduler: createScheduler(harvesting, 100) };
    });
    const peer = {
      name: 'places',
      kind: 'geojson',
      address: `${neighbour.origin}/places.geojson`,
      more: 'fab:trust trust:direct ; fab:schedule "* * * * * *"',
    };
    await contributeTurtle(
      servers[0]?.contributor as never,
      'http://servers.test/',
      'graphs/peers',
      describePeers([peer]),
    );
    await Promise.all(servers.map(async ({ scheduler }) => scheduler.refresh()));
    await vi.waitFor(() => expect(ended.length).toBeGreaterThan(0), { timeout: 30_000 });
    // Others of the same turn, which is half a minute long, are left out.
    await new Promise((later) => setTimeout(later, 3000));
    servers.forEach(({ scheduler }) => scheduler.stop());
    expect(ended).toEqual(['places']);
    await Promise.all(servers.map(async ({ harvesting }) => harvesting.close()));
    await Promise.all(stores.map(async (store) => store.close()));
    await neighbour.close();
  });

  it('take away what has expired, one of them in each turn', async () => {
    const stores = [openStore(), openStore()];
    const [one, other] = stores.map(({ records }) => records);
    await Promise.all(stores.map(async (store) => store.ready()));
    const expire = async (key: string, minutes: number) =>
      one?.write([{ collection: 'sessions', key, value: 'x', expires: new Date(Date.now() + minutes * minute) }]);
    const connection = new Connection({ ...virtuoso.connection, connections: 1 });
    const keys = async () => {
      const rows = await new Endpoint(connection).select(
        'SELECT ?key { GRAPH <urn:x-fabriques:records> { ?record <urn:x-fabriques:key> ?key } }',
      );
      return rows.map((row) => row['key']?.value).sort();
    };
    await expire('short', 5);
    await expire('long', 60);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * minute });
    await expire('shorter', -1);
    expect(await keys()).toEqual(['long', 'sweep']);
    await expire('later', -1);
    await other?.write([{ collection: 'sessions', key: 'b', value: 'x' }]);
    expect(await keys()).toEqual(['b', 'later', 'long', 'sweep']);
    vi.setSystemTime(Date.now() + 11 * minute);
    await other?.write([{ collection: 'sessions', key: 'b', value: 'y' }]);
    expect(await keys()).toEqual(['b', 'long', 'sweep']);
    await connection.close();
    await Promise.all(stores.map(async (store) => store.close()));
  });

  it('count wrong tokens together, and of the requests of a minute each allows its share', async () => {
    const limits = { FABRIQUES_SERVERS: '2', FABRIQUES_RATE_PER_MINUTE: '8', FABRIQUES_RATE_EXEMPT: 'none' };
    const servers = [await createServerAbove(environment(limits)), await createServerAbove(environment(limits))];
    const turns = async (count: number, ask: (server: ServerAbove['server']) => Promise<number>) => {
      const statuses: number[] = [];
      while (statuses.length < count) {
        for (const { server } of servers.slice(0, count - statuses.length)) {
          statuses.push(await ask(server));
        }
      }
      return statuses;
    };
    const asked = await turns(10, async (server) => {
      const query = { query: 'ASK {}' };
      return (await server.inject({ url: '/sparql', query, remoteAddress: '203.0.113.1' })).statusCode;
    });
    expect(asked).toEqual([...Array.from({ length: 8 }, () => 200), 429, 429]);

    const identify = (token: string) => async (server: ServerAbove['server']) => {
      const headers = { authorization: `Bearer ${token}` };
      return (await server.inject({ url: '/audit', headers, remoteAddress: '203.0.113.2' })).statusCode;
    };
    expect(await turns(11, identify('wrong'))).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    expect(await turns(2, identify(adminToken))).toEqual([429, 429]);
    await Promise.all(servers.map(async (server) => server.close()));
  });
});
