import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { Parser } from 'n3';
import * as oxigraph from 'oxigraph';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandOutcome, runCommand } from '../support/command-line.ts';
import { freePort, type RunningServer, startServer, temporaryFolder } from '../support/running-server.ts';

const token = 'a-token-for-backups';
const graph = 'http://backup.example/graph';

/** What must come back as written, with a blank node that stands in two graphs. */
const tricky = `<http://b.example/a> <http://b.example/p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> <${graph}> .
<http://b.example/a> <http://b.example/p> "44.26660"^^<http://www.w3.org/2001/XMLSchema#decimal> <${graph}> .
<http://b.example/a> <http://b.example/p> "chat"@FR <${graph}> .
<http://b.example/a> <http://b.example/p> "line\\nbreak \\"quote\\" \\\\ é 𝄞 <x> ." <${graph}> .
_:both <http://b.example/p> "here" <${graph}> .
_:both <http://b.example/p> "there" <${graph}2> .
`;

const said = (outcome: CommandOutcome) => JSON.parse(outcome.out) as Record<string, unknown>;

describe('The data as a whole', { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let environment: Record<string, string>;
  let written = 0;

  const write = async (): Promise<void> => {
    written += 1;
    const body = `INSERT DATA { GRAPH <${graph}/n> { <http://b.example/n> <http://b.example/was> "${written}" } }`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/sparql-update' };
    const { status } = await fetch(new URL('sparql', server.baseIri), { method: 'POST', headers, body });
    expect(status).toBeLessThan(300);
  };
  const revision = async () =>
    ((await (await fetch(new URL('health', server.baseIri))).json()) as { revision: number }).revision;

  beforeAll(async () => {
    environment = {
      PORT: String(await freePort()),
      FABRIQUES_STATE_DIR: join(folder, 'state'),
      FABRIQUES_SEED: 'none',
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_QUERY_WORKERS: '1',
    };
    server = await startServer(environment);
    const { status } = await fetch(new URL('graphs', server.baseIri), {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/n-quads' },
      body: tricky,
    });
    expect(status).toBeLessThan(300);
  });
  afterAll(async () => server.stop());

  it('is backed up whole while it is written to', async () => {
    const enough = new AbortController();
    const writer = (async () => {
      while (!enough.signal.aborted) {
        await write();
      }
    })();
    for (const name of ['one.mdb', 'two.mdb', 'three.mdb']) {
      const before = await revision();
      const outcome = await runCommand(['backup', join(folder, name), '--json'], environment);
      expect(outcome).toMatchObject({ exitCode: 0, err: '' });
      const report = said(outcome);
      expect(report).toMatchObject({ ok: true, path: join(folder, name) });
      expect(report['revision']).toBeGreaterThanOrEqual(before);
      expect(report['revision']).toBeLessThanOrEqual(await revision());
    }
    enough.abort();
    await writer;
    expect(readdirSync(folder).sort()).toEqual(['one.mdb', 'state', 'three.mdb', 'two.mdb']);
    const checked = await runCommand(['check', join(folder, 'two.mdb')], environment);
    expect(checked.out).toMatch(/^All is well .*revision \d+/u);
    expect(checked.exitCode).toBe(0);
  });

  it('is checked while it is in use', async () => {
    const outcome = await runCommand(['check', '--json'], environment);
    expect(said(outcome)).toMatchObject({ ok: true, revision: await revision() });
  });

  it('is dumped as N-Quads and as TriG that other software reads, the same in all of them', async () => {
    const texts = new Map<string, string>();
    for (const name of ['dump.nq', 'dump.trig', 'dump.nq.gz', 'dump.trig.gz']) {
      const outcome = await runCommand(['export', join(folder, name), '--json'], environment);
      expect(outcome).toMatchObject({ exitCode: 0, err: '' });
      const bytes = readFileSync(join(folder, name));
      texts.set(name, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    }
    const read = (name: string): Quad[] => {
      const format = name.includes('trig') ? 'application/trig' : 'application/n-quads';
      return new Parser({ format }).parse(texts.get(name) ?? '');
    };
    const quads = read('dump.nq');
    const mine = quads.filter((quad) => [graph, `${graph}2`].includes(quad.graph.value));
    expect(isomorphic(mine, new Parser({ format: 'application/n-quads' }).parse(tricky))).toBe(true);
    for (const name of ['dump.trig', 'dump.nq.gz', 'dump.trig.gz']) {
      expect(isomorphic(read(name), quads), name).toBe(true);
    }
    for (const [name, format] of [
      ['dump.nq', 'application/n-quads'],
      ['dump.trig', 'application/trig'],
    ] as const) {
      const store = new oxigraph.Store();
      store.load(texts.get(name) ?? '', { format });
      expect(store.size, name).toBe(quads.length);
    }
  });

  it('is not put in place of data in use, nor of any without being told to', async () => {
    const running = await runCommand(['restore', join(folder, 'one.mdb'), '--force', '--json'], environment);
    expect(running.exitCode).toBe(1);
    expect(said(running)).toMatchObject({ ok: false, code: 'state-in-use' });
    const revisionBefore = await revision();
    await server.stop();
    const untold = await runCommand(['restore', join(folder, 'one.mdb')], environment);
    expect(untold).toMatchObject({ exitCode: 1, out: '' });
    expect(untold.err).toMatch(/--force/u);
    server = await startServer(environment);
    expect(await revision()).toBe(revisionBefore);
  });

  it('is put back with its history, and what it replaces is kept aside', async () => {
    await server.stop();
    const backup = said(await runCommand(['check', join(folder, 'two.mdb'), '--json'], environment));
    const outcome = await runCommand(['restore', join(folder, 'two.mdb'), '--force', '--json'], environment);
    expect(outcome.exitCode).toBe(0);
    const { aside } = said(outcome);
    const held = await runCommand(['check', join(String(aside), 'state.mdb'), '--json'], environment);
    expect(said(held)).toMatchObject({ ok: true });
    expect(Number(said(held)['revision'])).toBeGreaterThanOrEqual(Number(backup['revision']));
    server = await startServer(environment);
    expect(await revision()).toBe(backup['revision']);
    const count = await fetch(
      new URL(
        `sparql?query=${encodeURIComponent('SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }')}`,
        server.baseIri,
      ),
      { headers: { accept: 'text/csv' } },
    );
    expect((await count.text()).trim().split('\r\n')[1]).toBe(String(backup['triples']));
    await write();
    expect(await revision()).toBe(Number(backup['revision']) + 1);
  });

  it('is put back where the file was lost, after a clear refusal to start', async () => {
    await server.stop();
    rmSync(join(folder, 'state', 'state.mdb'));
    const refused = await runCommand(['serve'], environment);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/state\.mdb is missing.*fabriques restore/u);
    const outcome = await runCommand(['restore', join(folder, 'three.mdb'), '--json'], environment);
    expect(outcome.exitCode).toBe(0);
    server = await startServer(environment);
    expect(await revision()).toBe(said(outcome)['revision']);
  });

  it('is refused to a second server', async () => {
    const outcome = await runCommand(['serve'], { ...environment, PORT: String(await freePort()) });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.err).toContain(`in use by another process (process ${server.process.pid ?? 0})`);
  });

  it('says precisely what is wrong with a command', async () => {
    const cases: readonly (readonly [args: string[], exitCode: number, says: RegExp])[] = [
      [['backup'], 2, /argument/u],
      [['backup', join(folder, 'one.mdb')], 1, /exists already/u],
      [['restore', join(folder, 'nothing.mdb'), '--force'], 1, /no file/u],
      [['export', join(folder, 'dump.ttl')], 1, /\.nq, \.trig/u],
      [['export', join(folder, 'dump.nq')], 1, /--force/u],
      [['check', join(folder, 'dump.nq')], 1, /not a database file/u],
    ];
    for (const [args, exitCode, says] of cases) {
      const outcome = await runCommand(args, environment);
      expect(outcome.exitCode, args.join(' ')).toBe(exitCode);
      expect(outcome.err, args.join(' ')).toMatch(says);
    }
    const elsewhere = { ...environment, FABRIQUES_STATE_DIR: join(folder, 'elsewhere') };
    const none = await runCommand(['backup', join(folder, 'never.mdb'), '--json'], elsewhere);
    expect(said(none)).toMatchObject({ ok: false, code: 'not-found' });
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
    expect(existsSync(join(folder, 'never.mdb'))).toBe(false);
  });

  it('leaves everything alone when a damaged copy is to be put in place', async () => {
    await server.stop();
    const bytes = readFileSync(join(folder, 'one.mdb'));
    writeFileSync(join(folder, 'damaged.mdb'), bytes.subarray(0, bytes.length - 8192));
    const before = said(await runCommand(['check', '--json'], environment));
    const outcome = await runCommand(['restore', join(folder, 'damaged.mdb'), '--force', '--json'], environment);
    expect(said(outcome)).toMatchObject({ ok: false, code: 'state-corrupt' });
    expect(said(await runCommand(['check', '--json'], environment))).toEqual(before);
    server = await startServer(environment);
  });
});
