import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../src/adapters.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { readConfiguration } from '../../src/core/configuration.ts';
import type { Commit } from '../../src/store/commit.ts';
import type { Store } from '../../src/store/store.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../support/virtuoso.ts';

const { namedNode, literal, quad } = DataFactory;
const base = 'http://migrate.test/';
const integer = namedNode('http://www.w3.org/2001/XMLSchema#integer');

describe.skipIf(!hasVirtuoso)('fabriques migrate', () => {
  let virtuoso: Virtuoso;
  const folders: string[] = [];
  beforeAll(async () => {
    virtuoso = await startVirtuoso();
  });
  afterAll(async () => {
    await virtuoso.close();
    folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  });

  const environmentOf = (stateDir: string) => ({
    ...virtuoso.environment,
    FABRIQUES_BASE_IRI: base,
    FABRIQUES_STATE_DIR: stateDir,
    LANG: 'en',
  });
  const open = (stateDir: string, store: 'embedded' | 'sparql') =>
    createStore({ ...readConfiguration(environmentOf(stateDir), { seedDir: '' }), store });
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'fabriques-migrate-'));
    folders.push(folder);
    return folder;
  };
  const run = async (stateDir: string, from: string, to: string) => {
    const lines: string[] = [];
    const code = await runCommandLine(['migrate', '--from', from, '--to', to, '--json'], {
      environment: environmentOf(stateDir),
      createStore,
      createStateKeeper: () => {
        throw new Error('not asked for');
      },
      out: (line) => lines.push(line),
      err: () => undefined,
    });
    return { code, answer: JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
  };
  const say = (n: number, text: string) =>
    quad(
      namedNode(`${base}a/${n}`),
      namedNode('http://example.org/p'),
      literal(text, integer),
      namedNode(`${base}graphs/${n % 3}`),
    );
  const write = async (store: Store, from: number, to: number) => {
    for (let n = from; n <= to; n += 1) {
      const removed = n > 3 ? [say(n - 3, `00${n - 3}`)] : [];
      await store.commit({ added: [say(n, `00${n}`)], removed, author: 'test', message: `n° ${n}` });
    }
  };
  const historyOf = async (store: Store) => {
    const commits: Commit[] = [];
    for await (const commit of store.commits()) {
      commits.push(commit);
    }
    return commits;
  };

  it(
    'brings history, documents and records over, goes on where it was, and brings them back',
    { timeout: 120_000 },
    async () => {
      const here = newFolder();
      let store = open(here, 'embedded');
      await write(store, 1, 4);
      await store.records.write([{ collection: 'proposals', key: 'a', value: { text: 'kept' } }]);
      await store.close();
      expect(await run(here, 'embedded', 'sparql')).toMatchObject({
        code: 0,
        answer: { revisions: 4, resumedAfter: 0, records: 1, triples: 3 },
      });

      store = open(here, 'embedded');
      await write(store, 5, 6);
      const history = await historyOf(store);
      await store.close();
      expect(await run(here, 'embedded', 'sparql')).toMatchObject({
        code: 0,
        answer: { revisions: 6, resumedAfter: 4 },
      });

      const there = newFolder();
      expect(await run(there, 'sparql', 'embedded')).toMatchObject({ code: 0, answer: { revisions: 6, records: 1 } });
      const back = open(there, 'embedded');
      expect(JSON.stringify(await historyOf(back))).toBe(JSON.stringify(history));
      expect((await back.records.get('proposals', 'a'))?.value).toEqual({ text: 'kept' });
      await back.close();
    },
  );

  it('refuses a target that holds something else', async () => {
    const other = newFolder();
    const store = open(other, 'embedded');
    await store.commit({ added: [say(9, '9')], removed: [], author: 'test', message: 'another' });
    await store.close();
    expect(await run(other, 'embedded', 'sparql')).toMatchObject({ code: 1, answer: { ok: false, code: 'conflict' } });
  });
});
