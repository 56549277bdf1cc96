import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program, root, type RunningServer, startServer, temporaryFolder } from '../../support/running-server.ts';

const ofPeople = ['docs/fr', 'docs/en'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
);
const documents = ['README.md', ...ofPeople];

/** What wants more than one server with its data: how it begins, and the test that does it. */
const runElsewhere = [
  ['npx fabriques serve', 'test/package/package.test.ts'],
  ['curl -iG http://localhost:3000/sparql', 'test/integration/federation/neighbours.test.ts'],
] as const;

/** A block of command lines, and what it prints where the document shows that. */
interface Block {
  readonly document: string;
  /** `test`; `test stopped`, which wants no server; `shown`, which another test runs. */
  readonly mark: string;
  readonly text: string;
  readonly expected: string | undefined;
}

const blocks: readonly Block[] = documents.flatMap((document) =>
  [
    ...readFileSync(join(root, document), 'utf8').matchAll(
      /```sh ?([^\n]*)\n([\s\S]*?)```(?:\n```(?:csv|json)\n([\s\S]*?)```)?/gu,
    ),
  ].map(([, mark = '', text = '', expected]) => ({ document, mark, text: text.trim(), expected })),
);
const marked = (mark: string) => blocks.filter((block) => block.mark === mark);

describe('The commands and requests in the documents', { timeout: 120_000 }, () => {
  const folder = temporaryFolder();
  let server: RunningServer;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    const adminToken = 'a-token-for-the-documents';
    server = await startServer({ FABRIQUES_ADMIN_TOKEN: adminToken, FABRIQUES_HARVEST: 'asked' });
    const programs = join(folder, 'bin');
    mkdirSync(programs);
    writeFileSync(join(programs, 'fabriques'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(join(programs, 'fabriques'), 0o755);
    if (process.env['CURL_PATH'] !== undefined) {
      symlinkSync(process.env['CURL_PATH'], join(programs, 'curl'));
    }
    environment = {
      ...process.env,
      PATH: `${programs}:${process.env['PATH']}`,
      PORT: new URL(server.baseIri).port,
      FABRIQUES_STATE_DIR: server.stateDir,
      FABRIQUES_ADMIN_TOKEN: adminToken,
      TOKEN: adminToken,
    };
  });
  afterAll(() => server.stop());

  /** Runs the lines of a block as a person would in a folder of theirs, one folder for each document. */
  const run = async ({ document, text, expected }: Block) => {
    const here = (written: string) => written.replaceAll('http://localhost:3000/', server.baseIri);
    const cwd = join(folder, document.replaceAll('/', '-'));
    mkdirSync(cwd, { recursive: true });
    const LANG = document.includes('/fr/') ? 'fr_FR.UTF-8' : 'C.UTF-8';
    const child = spawn('bash', ['-euo', 'pipefail', '-c', here(text)], { cwd, env: { ...environment, LANG } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (said: string) => (out += said));
    child.stderr.setEncoding('utf8').on('data', (said: string) => (err += said));
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: expect.not.stringContaining('fabriques:') as unknown });
    expect(out).not.toBe('');
    const shown = here(expected ?? '').trim();
    if (shown === '') {
      // What is not shown went well: no problem details.
      expect(out).not.toMatch(/"status": [45]\d\d/u);
    } else if (!shown.includes('…')) {
      expect(out.replaceAll('\r', '').trim()).toBe(shown);
    } else {
      // Only a part is shown; the lines without gaps in them are there.
      const lines = shown.split('\n').filter((line) => !line.includes('…') && line.length > 10);
      expect(JSON.stringify(JSON.parse(out), undefined, 2).split('\n')).toEqual(expect.arrayContaining(lines));
    }
  };

  it('are all run, or by a test that is named', () => {
    const unmarked = blocks.filter(({ document, mark }) => document !== 'README.md' && mark === '');
    expect(unmarked.map(({ document, text }) => `${document}: ${text}`)).toEqual([]);
    expect(marked('test').length + marked('test stopped').length).toBeGreaterThan(25);
    for (const { document, text } of marked('shown')) {
      const [, test] = runElsewhere.find(([beginning]) => text.startsWith(beginning)) ?? [];
      expect([document, text, test !== undefined && existsSync(join(root, test))]).toEqual([document, text, true]);
    }
  });

  it.each(marked('test'))('$document: $text', run);

  it('and those that want the server stopped', async () => {
    await server.stop();
    for (const block of marked('test stopped')) {
      await run(block);
    }
  });

  it('lead to files that are there', () => {
    for (const document of documents) {
      const links = [...readFileSync(join(root, document), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/gu)];
      for (const [, link = ''] of links) {
        expect([document, link, existsSync(join(root, dirname(document), link))]).toEqual([document, link, true]);
      }
    }
  });
});
