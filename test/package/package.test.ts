import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { freePort, root, temporaryFolder } from '../support/running-server.ts';

const run = promisify(execFile);
const exampleQuery = 'PREFIX fab: <https://w3id.org/fabriques/ns#> SELECT (COUNT(?f) AS ?n) { ?f a fab:Fabrique }';

/** What a program needs that is written in TypeScript, strictly, the types of libraries not left out. */
const strictest = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: ['node'],
  },
  include: ['*.mts'],
};

/** What npm hands down to scripts would make the installation part of this repository. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(?!config_registry$)/iu.test(name)),
);

describe('The package, packed and installed in an empty folder', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();

  beforeAll(async () => {
    const options = { env: environment, maxBuffer: 64_000_000 };
    // The tests run on what is built; building once more would change it under others.
    const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      ...options,
      cwd: root,
    });
    const [filename = ''] = /fabriques-[\w.-]+\.tgz/u.exec(packed.stdout) ?? [];
    await run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], { ...options, cwd: folder });
  }, 600_000);

  it('starts by npx and answers a query, also one that asks another endpoint', async () => {
    const port = String(await freePort());
    const origin = `http://localhost:${port}`;
    const server = spawn('npx', ['fabriques', 'serve'], {
      cwd: folder,
      env: { ...environment, PORT: port, FABRIQUES_SERVICE_ALLOW: origin, LANG: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    let said = '';
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    try {
      await expect.poll(() => said, { timeout: 240_000, interval: 200 }).toContain('Ready:');
      const ask = async (query: string) => {
        const address = `${origin}/sparql?${new URLSearchParams({ query }).toString()}`;
        return (await fetch(address, { headers: { accept: 'text/csv' } })).text();
      };
      expect(await ask(exampleQuery)).toBe('n\r\n382\r\n');
      const body = /\{.*\}/su.exec(exampleQuery)?.[0] ?? '';
      expect(await ask(exampleQuery.replace(body, `{ SERVICE <${origin}/sparql> ${body} }`))).toBe('n\r\n382\r\n');
    } finally {
      // The process of npx and its child, which is the server.
      process.kill(-(server.pid ?? 0), 'SIGTERM');
      await ended;
    }
  });

  it('is understood by TypeScript and does in a program what docs/embedding.md says', async () => {
    const [, program = ''] = /```ts\n([\s\S]*?)```/u.exec(readFileSync(join(root, 'docs/embedding.md'), 'utf8')) ?? [];
    writeFileSync(join(folder, 'program.mts'), program);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(strictest));
    const tools = ['typescript@5.9', '@types/node@20'];
    await run('npm', ['install', '--no-audit', '--no-fund', ...tools], { cwd: folder, env: environment });
    const compiled = await run('npx', ['tsc'], { cwd: folder, env: environment }).catch((error: unknown) => error);
    expect(compiled).toMatchObject({ stdout: '' });
    const { stdout } = await run(process.execPath, ['program.mjs'], { cwd: folder, env: environment });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+ true$/mu);
    expect(stdout).toContain('"boolean":true');
    expect(stdout).toMatch(/^200 .*prefix/mu);
    expect(stdout.trim().split('\n').at(-1)).toBe('malformed-query');
  });
});
