import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../../support/in-process.ts';
import { root, temporaryFolder } from '../../support/running-server.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

/** The command lines of blocks marked `sh test`; those marked `stopped` want no server. */
const commands = ['docs/fr', 'docs/en'].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((file) =>
    [...readFileSync(join(root, folder, file), 'utf8').matchAll(/```sh test( stopped)?\n([\s\S]*?)```/gu)].flatMap(
      ([, stopped, block = '']) =>
        block
          .trim()
          .split('\n')
          .map((line) => ({ file: `${folder}/${file}`, line, stopped: stopped !== undefined })),
    ),
  ),
);

/** A command line as a shell splits it, quotes taken off. */
const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/gu)].map(([, quoted, plain]) => quoted ?? plain ?? '');

describe('The commands in the documents', () => {
  let test: WritableServer;
  let environment: Record<string, string>;
  const folder = temporaryFolder();
  beforeAll(async () => {
    test = await createWritableServer();
    const { port } = new URL(await test.server.listen({ port: 0, host: '127.0.0.1' }));
    environment = {
      PORT: port,
      FABRIQUES_STATE_DIR: test.configuration.stateDir,
      FABRIQUES_BASE_IRI: test.configuration.baseIri,
    };
  });
  afterAll(() => test.server.close());

  const run = async (line: string) => {
    const [program, ...args] = wordsOf(line).map((word) =>
      word.replace('http://localhost:3000', `http://127.0.0.1:${environment['PORT']}`),
    );
    expect(program).toBe('fabriques');
    const inFolder = args.map((word) => (/\.(?:mdb|gz|nq|trig)$/u.test(word) ? join(folder, word) : word));
    const outcome = await runHere(inFolder, environment);
    expect([outcome.err, outcome.exitCode]).toEqual([expect.not.stringContaining('fabriques:'), 0]);
    expect(outcome.out).not.toBe('');
  };

  it('are some', () => {
    expect(commands.length).toBeGreaterThan(8);
  });

  it.each(commands.filter(({ stopped }) => !stopped))('$file: $line', async ({ line }) => run(line));

  it('and those that want the server stopped', async () => {
    await test.server.close();
    await test.store.close();
    for (const { line } of commands.filter(({ stopped }) => stopped)) {
      await run(line);
    }
  });
});
