import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  freePort,
  program,
  root,
  type RunningServer,
  startServer,
  temporaryFolder,
} from '../support/running-server.ts';

const prefixes = 'PREFIX fab: <https://w3id.org/fabriques/ns#>\nPREFIX schema: <https://schema.org/>\n';

describe('A first run', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ FABRIQUES_STATE_DIR: temporaryFolder() });
  });
  afterAll(async () => server.stop());

  const get = async (path: string, accept: string) => fetch(new URL(path, server.baseIri), { headers: { accept } });
  const csv = async (query: string) => {
    const response = await get(`sparql?query=${encodeURIComponent(prefixes + query)}`, 'text/csv');
    expect(response.status).toBe(200);
    return (await response.text()).trim().split('\r\n').slice(1);
  };

  it('counts exactly 382 fabriques', async () => {
    expect(await csv('SELECT (COUNT(?f) AS ?n) { ?f a fab:Fabrique }')).toEqual(['382']);
  });

  it('describes LAB01 to a programmer who never heard of RDF', async () => {
    const lab01 = await (await get('fabriques/lab01', 'application/ld+json')).json();
    expect(lab01).toMatchObject({
      name: 'LAB01',
      address: { postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
      carriedBy: [{ name: 'LAB01', foundingDate: '2016', legalForm: 'association-loi-1901' }],
    });
    expect(lab01.labelisation.map(({ date }: { date?: string }) => date)).toContain('2019');
    const partners = lab01.partnership.map((each: { partner?: { name: string }; partnerKind: string }) => [
      each.partnerKind,
      each.partner?.name,
    ]);
    expect(partners).toContainEqual(['bailleur-social', 'Dynacité']);
    expect(partners).toContainEqual(['acteur-de-la-formation', undefined]);
    const statuses = new Map(
      lab01.engagement.map((each: { action: { prefLabel: { fr: string } }; status: string }) => [
        each.action.prefLabel.fr,
        each.status,
      ]),
    );
    expect(statuses.get('Coworking')).toBe('does');
  });

  it('knows the three carriers of MONSCOBAR and which of them leads', async () => {
    const monscobar = await (await get('fabriques/monscobar', 'application/ld+json')).json();
    expect(monscobar.carriedBy).toHaveLength(3);
    expect(monscobar.leadCarrier.name).toMatch(/Baraka/u);
  });

  it('keeps unknown what the seed page leaves empty', async () => {
    const dynamo = await (await get('fabriques/la-dynamo', 'application/ld+json')).json();
    expect(dynamo.inQPV).toBe(true);
    expect(dynamo).not.toHaveProperty('numerique');
  });

  it('answers which fabriques of the Nord are in a QPV and do or want something', async () => {
    const rows = await csv(`SELECT DISTINCT ?name {
      ?f a fab:Fabrique ; schema:name ?name ; fab:departementCode "59" ; fab:inQPV true ; fab:engagement ?e .
      ?e fab:action <${server.baseIri}actions/coworking> ; fab:status ?status .
      FILTER(?status IN (fab:Does, fab:Wants))
    }`);
    expect(rows).toEqual(['MONSCOBAR']);
  });

  it('has everything again after a restart, under another port and base IRI', async () => {
    const { stateDir } = server;
    expect(await server.stop()).toBe(0);
    const port = await freePort();
    server = await startServer({
      FABRIQUES_STATE_DIR: stateDir,
      PORT: String(port),
      FABRIQUES_BASE_IRI: `http://localhost:${port}/portail/`,
    });
    server = { ...server, baseIri: `http://localhost:${port}/` };
    expect(server.log()).not.toContain('First start');
    const rows = await csv('SELECT ?f { ?f a fab:Fabrique ; schema:name "LAB01" }');
    expect(rows).toEqual([`http://localhost:${port}/portail/fabriques/lab01`]);
  });
});

describe('The command line', () => {
  const run = (args: string[], environment: Record<string, string> = {}) =>
    spawnSync(process.execPath, [program, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'C', ...environment },
    });

  it('refuses a wrong configuration with every mistake at once', () => {
    const { status, stderr } = run(['serve'], { PORT: 'http', FABRIQUES_DEFAULT_GRAPH: 'both' });
    expect(status).toBe(1);
    expect(stderr).toContain('PORT must be a whole number from 0 to 65535, not "http"');
    expect(stderr).toContain('FABRIQUES_DEFAULT_GRAPH must be one of union, separate, not "both"');
  });

  it('finds no violation in the data that come with it', () => {
    const { status, stdout } = run(['validate', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ Violation: 0 });
  });

  it('explains itself in French where the locale is French', () => {
    expect(run(['--help'], { LANG: 'fr_FR.UTF-8', LC_ALL: '' }).stdout).toContain('Démarrer le serveur');
    expect(run(['--help']).stdout).toContain('Start the server');
  });

  it('tells a wrong command from a failure by its exit code', () => {
    expect(run(['servir']).status).toBe(2);
  });
});
