import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../support/in-process.ts';
import { freePort, program, root, temporaryFolder } from '../../support/running-server.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const names = [
  ...['backup', 'check', 'compact', 'doctor', 'export', 'harvest', 'identity', 'import', 'migrate', 'peers', 'query'],
  ...['restore', 'serve', 'validate'],
];
const zsh = process.env['ZSH_PATH'] ?? '/usr/bin/zsh';
if (!existsSync(zsh) && process.env['CI'] === 'true') {
  throw new Error(`The test of completion in zsh needs ${zsh}; with CI=true it may not be skipped`);
}
const lab01 = join(root, 'data/fabriques/lab01.ttl');
const french = { LANG: 'fr_FR.UTF-8' };

describe('The help', () => {
  it('lists every command, in French and in English, with how it exits', async () => {
    const [fr, en] = await Promise.all([runHere(['--help'], french), runHere(['--help'])]).then((both) =>
      both.map(({ out }) => out),
    );
    names.forEach((name) => {
      expect(fr).toContain(`fabriques ${name}`);
      expect(en).toContain(`fabriques ${name}`);
    });
    expect(fr).toContain('Codes de sortie');
    expect(en).toContain('Exit codes');
  });

  it.each(names)('of "%s" has an example, in both languages, and --json', async (name) => {
    const fr = (await runHere([name, '--help'], french)).out;
    const en = (await runHere([name, '--help'])).out;
    expect(fr).toMatch(/Exemples :\n\s+fabriques /u);
    expect(en).toMatch(/Examples:\n\s+fabriques /u);
    expect(fr).not.toBe(en);
    expect(en).toContain('--json');
  });

  it('comes with a wrong command line, whose exit code is 2; with --json only the problem does', async () => {
    const wrong = await runHere(['bakcup']);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.err).toContain('fabriques backup');
    expect(wrong.out).toBe('');
    const { exitCode, out, err } = await runHere(['bakcup', '--json'], french);
    expect([exitCode, err]).toEqual([2, '']);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: 'usage' });
  });

  it('is completed by bash', { timeout: 120_000 }, () => {
    const script = `
      fabriques() { "${process.execPath}" "${program}" "$@"; }
      source <(SHELL=/bin/bash fabriques completion)
      COMP_WORDS=(fabriques re) COMP_CWORD=1; _fabriques_yargs_completions; echo "\${COMPREPLY[@]}"
      COMP_WORDS=(fabriques query --fo) COMP_CWORD=2; _fabriques_yargs_completions; echo "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stdout).toBe('restore\n--format\n');
  });

  it.skipIf(!existsSync(zsh))('is completed by zsh, as one types', { timeout: 120_000 }, () => {
    // A shell in a terminal of its own, in which the tabulator is pressed; it waits until what is expected stands there.
    const script = `
      zmodload zsh/zpty
      zpty shell 'SHELL=${zsh} TERM=dumb LANG=C ${zsh} -f -i'
      zpty -w shell 'fabriques() { "${process.execPath}" "${program}" "$@"; }'
      zpty -w shell 'autoload -Uz compinit; compinit -D -u; source <(fabriques completion); bindkey "^I" complete-word; print load"ed"'
      zpty -r -m shell said '*loaded*'
      zpty -w -n shell $'fabriques resto\t'
      zpty -r -m shell said '*restore*' && print completed a command
      zpty -w -n shell $'\x15fabriques query --form\t'
      zpty -r -m shell said '*--format*' && print completed an option
      zpty -d shell`;
    const { stdout } = spawnSync(zsh, ['-f', '-c', script], { encoding: 'utf8', timeout: 100_000 });
    expect(stdout).toMatch(/completed a command\ncompleted an option\n$/u);
  });
});

describe('A question of the command line', () => {
  const select = 'SELECT ?n { ?f a fab:Fabrique ; schema:name ?n }';

  it('is answered from files, as a table, CSV or JSON, or as a graph', async () => {
    expect((await runHere(['query', select, '--data', lab01])).out).toBe('n\n─────\nLAB01');
    expect((await runHere(['query', select, '--data', lab01, '--format', 'csv'])).out).toBe('n\r\nLAB01');
    const json = JSON.parse((await runHere(['query', select, '--data', lab01, '--json'])).out) as object;
    expect(json).toMatchObject({ head: { vars: ['n'] }, results: { bindings: [{ n: { value: 'LAB01' } }] } });
    const graph = await runHere(['query', 'CONSTRUCT { ?f a fab:Fabrique } { ?f a fab:Fabrique }', '--data', lab01]);
    expect(graph.out).toMatch(/a fab:Fabrique \.$/u);
  });

  it('is read from a file', async () => {
    const file = join(temporaryFolder(), 'question.rq');
    writeFileSync(file, 'ASK { ?f a fab:Fabrique }');
    expect((await runHere(['query', '--file', file, '--data', lab01])).out).toBe('true');
  });

  it('that is wrong says where, in the language of the locale', async () => {
    const { exitCode, out } = await runHere(['query', 'ASK {', '--data', lab01, '--json'], french);
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: 'malformed-query' });
    expect(out).toMatch(/ligne 1/u);
  });

  it('to where there are no data makes none', async () => {
    const stateDir = join(temporaryFolder(), 'none');
    const { exitCode, err } = await runHere(['query', 'ASK {}'], { FABRIQUES_STATE_DIR: stateDir });
    expect([exitCode, existsSync(stateDir)]).toEqual([1, false]);
    expect(err).toContain('fabriques serve');
  });
});

describe('Beside a state', () => {
  let test: WritableServer;
  let environment: Record<string, string>;
  beforeAll(async () => {
    test = await createWritableServer({ seedDir: undefined });
    for (let number = 0; number < 20; number += 1) {
      const body = { name: `Une ${number}`, communeCode: '01004' };
      const replaces = number === 0 ? {} : { 'if-match': '*' };
      expect((await test.admin('PUT', '/fabriques/une', body, replaces)).statusCode).toBeLessThan(300);
    }
    const { port } = new URL(await test.server.listen({ port: 0, host: '127.0.0.1' }));
    environment = {
      PORT: port,
      FABRIQUES_STATE_DIR: test.configuration.stateDir,
      FABRIQUES_BASE_IRI: test.configuration.baseIri,
    };
  });
  afterAll(() => rmSync(test.configuration.stateDir, { recursive: true, force: true }));

  const ask = ['query', 'SELECT ?n { ?f a fab:Fabrique ; schema:name ?n }', '--format', 'csv'];

  it('a question is asked of the server that has the state, or of any endpoint, the same way', async () => {
    expect((await runHere(ask, environment)).out).toBe('n\r\nUne 19');
    const endpoint = `http://127.0.0.1:${environment['PORT']}/sparql`;
    expect((await runHere([...ask, '--endpoint', endpoint])).out).toBe('n\r\nUne 19');
    const { err, exitCode } = await runHere(['query', 'ASK {', '--endpoint', endpoint]);
    expect(exitCode).toBe(1);
    expect(err).toContain('line 1');
  });

  it('the doctor finds the server, and compacting waits until it is stopped', async () => {
    const doctor = JSON.parse((await runHere(['doctor', '--json'], environment)).out) as {
      ok: boolean;
      findings: { name: string; status: string; message: string }[];
    };
    expect(doctor.ok).toBe(true);
    expect(doctor.findings).toContainEqual(expect.objectContaining({ name: 'state', status: 'ok' }));
    expect(doctor.findings.find(({ name }) => name === 'server')?.message).toContain('answers');
    expect(JSON.parse((await runHere(['compact', '--json'], environment)).out)).toMatchObject({ code: 'state-in-use' });
  });

  it('a state that nobody has open is asked itself, compacted and checked', async () => {
    await test.server.close();
    await test.store.close();
    expect((await runHere(ask, environment)).out).toBe('n\r\nUne 19');
    const compacted = JSON.parse((await runHere(['compact', '--json'], environment)).out) as Record<string, number>;
    expect(compacted).toMatchObject({ ok: true, revision: 20 });
    expect(compacted['bytes']).toBeLessThan(compacted['bytesBefore'] ?? 0);
    expect(JSON.parse((await runHere(['check', '--json'], environment)).out)).toMatchObject({ ok: true, revision: 20 });
    expect((await runHere(ask, environment)).out).toBe('n\r\nUne 19');
  });
});

describe('The doctor', () => {
  it('says what keeps a server from working, and what is only unwise', async () => {
    const stateDir = temporaryFolder();
    writeFileSync(join(stateDir, 'state.mdb'), 'this is no state');
    const { exitCode, out } = await runHere(['doctor'], {
      FABRIQUES_STATE_DIR: stateDir,
      FABRIQUES_ADMIN_TOKEN: 'short',
      FABRIQUES_BASE_IRI: 'https://fabriques.example/',
      PORT: String(await freePort()),
    });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^✗ state +.*damaged/mu);
    expect(out).toMatch(/^! token +/mu);
    expect(out).toMatch(/^! proxies +/mu);
  });

  it('of a wrong configuration names every wrong variable', async () => {
    const { exitCode, out } = await runHere(['doctor', '--json'], {
      FABRIQUES_LOG_LEVEL: 'loud',
      FABRIQUES_QUERY_WORKERS: '0',
    });
    expect(exitCode).toBe(1);
    expect((JSON.parse(out) as { problems: string[] }).problems).toHaveLength(2);
  });
});

describe('A command that is interrupted', () => {
  it('leaves nothing half done, and says so by its exit code', async () => {
    const data = temporaryFolder();
    const target = temporaryFolder();
    const lines = Array.from(
      { length: 60_000 },
      (_, n) => `<http://e.example/${n}> <http://e.example/p> "${n}" <http://e.example/g> .`,
    );
    mkdirSync(join(data, 'files'));
    writeFileSync(join(data, 'files/many.nq'), lines.join('\n'));
    const test = await createWritableServer({ seedDir: undefined });
    await test.admin('PUT', '/graphs', lines.join('\n'), { 'content-type': 'application/n-quads' });
    const file = join(target, 'all.trig.gz');
    const child = spawn(process.execPath, [program, 'export', file], {
      env: { ...process.env, FABRIQUES_STATE_DIR: test.configuration.stateDir, LANG: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await expect.poll(() => readdirSync(target).length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
    child.kill('SIGINT');
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect([exitCode, readdirSync(target)]).toEqual([130, []]);
    expect(said).toContain('nothing is left half done');
    await test.close();
  });
});

it('The version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect((await runHere(['--version'])).out).toBe(version);
});
