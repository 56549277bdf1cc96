import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStateKeeper, createStore } from '../../../src/adapters.ts';
import { runCommandLine } from '../../../src/cli/command-line.ts';
import { createInstance, type Instance } from '../../../src/cli/instance.ts';
import { readConfiguration } from '../../../src/core/configuration.ts';
import { harvestSamples } from '../../support/harvest-samples.ts';
import { runHere } from '../../support/in-process.ts';
import { always, type Neighbour, startNeighbour } from '../../support/neighbour.ts';
import { freePort, temporaryFolder } from '../../support/running-server.ts';
import { adminToken } from '../../support/writer.ts';

const french = { LANG: 'fr_FR.UTF-8' };
const [goGoCarto] = harvestSamples;
const map = (name: 'good' | 'wrong') => always(goGoCarto?.[name] ?? '', 'application/json');

let neighbour: Neighbour;
let environment: Record<string, string>;
beforeAll(async () => {
  neighbour = await startNeighbour();
  neighbour.answers.set('/carte', map('good'));
  const port = String(await freePort());
  environment = {
    ...{ PORT: port, FABRIQUES_BASE_IRI: `http://127.0.0.1:${port}/`, FABRIQUES_STATE_DIR: temporaryFolder() },
    ...{ FABRIQUES_SEED: 'none', FABRIQUES_SERVICE_ALLOW: neighbour.origin, FABRIQUES_HARVEST_PAUSE_MS: '0' },
    ...{ FABRIQUES_ADMIN_TOKEN: adminToken, FABRIQUES_QUERY_WORKERS: '1', FABRIQUES_LOG_LEVEL: 'silent' },
  };
});
afterAll(() => neighbour.close());

const run = (line: string, more: Readonly<Record<string, string>> = {}) =>
  runHere(line.trim().split(' '), { ...environment, ...more });
const add = (name: string, more = '--direct') =>
  `peers add ${name} --kind gogocarto --address ${neighbour.origin}/carte ${more}`;

/** The same with and without a server on the data. */
function peersAndHarvests(name: string): void {
  it('describe a peer of a known kind, which is then harvested', async () => {
    const added = await run(add(name, '--direct --title Carte --licence https://opendatacommons.org/licenses/odbl/'));
    expect([added.err, added.exitCode]).toEqual(['', 0]);
    expect((await run('peers')).out).toContain(`${name} (gogocarto): never harvested`);
    const { out, exitCode } = await run(`harvest ${name}`);
    expect(exitCode).toBe(0);
    expect(out).toContain(`${name}: 2 records, 2 things: 2 new, 0 changed, 0 removed, 0 unchanged, 0 refused.`);
    expect(out).toMatch(/Nothing reads: createdAt, email/u);
  });

  it('tell the same in French, and to programs', async () => {
    const { out } = await run(`harvest ${name}`, french);
    expect(out).toContain('2 inchangées');
    expect(out).toContain('Rien ne lit');
    const answer = JSON.parse((await run(`harvest ${name} --json`)).out) as object;
    expect(answer).toMatchObject({
      ok: true,
      harvests: [{ peer: name, outcome: 'published', counts: { unchanged: 2 } }],
    });
    expect(JSON.parse((await run('peers --json')).out)).toMatchObject({ ok: true });
  });

  it('show what was refused, with the reasons', async () => {
    neighbour.answers.set('/carte', map('wrong'));
    expect((await run(`harvest ${name}`)).out).toContain(`fabriques peers ${name}`);
    neighbour.answers.set('/carte', map('good'));
    const { out, exitCode } = await run(`peers ${name}`);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/refused: http\S+lieu-refuse: .*postcode/u);
  });

  it('exit with 1 where a harvest fails, and say what stays', async () => {
    neighbour.answers.set('/carte', always('<html>', 'text/html'));
    const failed = await run(`harvest ${name}`);
    const asJson = await run(`harvest ${name} --json`);
    neighbour.answers.set('/carte', map('good'));
    expect(failed.exitCode).toBe(1);
    expect(failed.out).toMatch(/failed at .* cannot be read: it is no JSON.*What was published stays/u);
    expect([asJson.exitCode, JSON.parse(asJson.out)]).toMatchObject([1, { ok: false }]);
  });

  it('know nothing of a peer that there is not, and take no description that is wrong', async () => {
    const unknown = await run('harvest nobody --json');
    expect([unknown.exitCode, JSON.parse(unknown.out)]).toMatchObject([1, { ok: false, code: 'not-found' }]);
    expect((await run('peers nobody', french)).err).toContain('pas de source « nobody »');
    expect((await run('peers add half --kind gogocarto')).exitCode).toBe(2);
    expect((await run('peers add odd --kind fax --address http://a.example/')).exitCode).toBe(2);
    const odd = await run(add('Not_A_Name'));
    expect([odd.exitCode, odd.err]).toEqual([1, expect.stringContaining('Give the source a short name')]);
    const never = await runHere([...add('never').split(' '), '--schedule', '99 4 * * 1'], environment);
    expect([never.exitCode, never.err]).toEqual([1, expect.stringContaining('is no schedule')]);
    expect((await run('peers')).out).not.toMatch(/half|odd|Not_A|never /u);
  });

  it('have what is not trusted wait until somebody accepts it', async () => {
    expect((await run(add(`${name}-new`, ''))).exitCode).toBe(0);
    expect((await run(`harvest ${name}-new`)).out).toContain('waiting for a look');
    expect((await run(`peers ${name}-new`)).out).toMatch(/waits: http/u);
    expect((await run(`peers ${name}-new --accept`)).out).toContain('2 new');
    expect((await run('peers --accept')).exitCode).toBe(2);
  });
}

describe('Peers and harvests, on data that no server has open,', () => {
  peersAndHarvests('carte');

  it('show how many answers are read to who looks on', async () => {
    let shown = '';
    const terminal = new Writable({
      write: (chunk: Buffer, _encoding, written) => {
        shown += chunk.toString();
        written();
      },
    });
    const exitCode = await runCommandLine(['harvest', 'carte'], {
      ...{
        environment: { ...environment },
        createStore,
        createStateKeeper,
        out: () => undefined,
        err: () => undefined,
      },
      // What the display uses of a terminal.
      terminal: Object.assign(terminal, { isTTY: true, columns: 80 }) as unknown as NodeJS.WriteStream,
    });
    expect([exitCode, shown]).toEqual([0, expect.stringContaining('carte: answers read')]);
  });

  it('harvest all that have a schedule, or say that none has', async () => {
    expect((await run('harvest')).err).toContain('No peer has a schedule');
    await runHere([...add('weekly').split(' '), '--schedule', '0 4 * * 1'], environment);
    expect((await run('harvest')).out).toMatch(/^weekly: 2 records/u);
    expect((await run('peers')).out).toContain('weekly (gogocarto, 0 4 * * 1)');
  });
});

describe('Peers and harvests, through the server that has the data,', () => {
  let instance: Instance;
  beforeAll(async () => {
    instance = await createInstance(readConfiguration(environment, { seedDir: '' }), createStore);
    await instance.listen();
    await instance.prepare();
  });
  afterAll(() => instance.close());

  peersAndHarvests('autre');

  it('need the token of an administrator', async () => {
    expect((await run('harvest autre', { FABRIQUES_ADMIN_TOKEN: '' })).exitCode).toBe(1);
  });

  describe('which harvests by itself', () => {
    const ofServer = async () =>
      (await fetch(`${environment['FABRIQUES_BASE_IRI']}federation.json`)).json() as Promise<{
        peers: { name: string; lastHarvest?: { outcome: string; error?: { fr: string } } }[];
      }>;
    const harvestOf = async (name: string) => (await ofServer()).peers.find((peer) => peer.name === name)?.lastHarvest;

    it('each peer that has a schedule, once a turn, though all have the same', async () => {
      const names = ['secondes-a', 'secondes-b', 'secondes-c'];
      for (const name of names) {
        neighbour.answers.set(`/${name}`, map('good'));
        const words = add(name).replace('/carte', `/${name}`).split(' ');
        expect((await runHere([...words, '--schedule', '* * * * * *'], environment)).exitCode).toBe(0);
      }
      for (const name of names) {
        await expect.poll(async () => (await harvestOf(name))?.outcome, { timeout: 20_000 }).toBe('published');
      }
      // Turns of the next seconds are taken already.
      await new Promise((later) => setTimeout(later, 1500));
      expect(names.map((name) => neighbour.asked.filter(({ url }) => url === `/${name}`).length)).toEqual([1, 1, 1]);
    });

    it('and shows it where peers are shown and in the metrics', async () => {
      const page = await (await fetch(`${environment['FABRIQUES_BASE_IRI']}federation`)).text();
      expect(page).toContain('secondes-a');
      const metrics = await instance.server.inject({
        url: '/metrics',
        headers: { authorization: `Bearer ${adminToken}` },
      });
      expect(metrics.body).toContain('fabriques_harvest_seconds_count{peer="secondes-a",outcome="ok"} 1');
      expect(metrics.body).toMatch(/fabriques_harvest_seconds_count\{peer="autre",outcome="remote-failed"\} 2/u);
      expect(metrics.body).toContain('fabriques_harvest_seconds_count{peer="autre",outcome="partial"} 1');
    });

    it('and says which schedule it cannot keep', async () => {
      const update = `PREFIX fab: <https://w3id.org/fabriques/ns#> DELETE { GRAPH ?g { ?p fab:schedule ?s } }
        INSERT { GRAPH ?g { ?p fab:schedule "99 99 * * *" } } WHERE { GRAPH ?g { ?p fab:schedule ?s ; <http://purl.org/dc/terms/identifier> "secondes-b" } }`;
      const { statusCode } = await instance.server.inject({
        ...{ method: 'POST', url: '/sparql', payload: update },
        headers: { 'content-type': 'application/sparql-update', authorization: `Bearer ${adminToken}` },
      });
      expect(statusCode).toBeLessThan(300);
      await expect
        .poll(async () => (await harvestOf('secondes-b'))?.error?.fr, { timeout: 10_000 })
        .toContain('pas un rythme');
    });
  });
});
