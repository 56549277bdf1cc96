import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { runCommand } from '../support/command-line.ts';
import { freePort, type RunningServer, startServer, temporaryFolder } from '../support/running-server.ts';
import { token } from './writers.ts';

const size = 300;
const graphOf = (number: number) => `http://full.example/graphs/${number}`;
const linesOf = (number: number) =>
  Array.from(
    { length: size },
    (_, n) => `<http://full.example/${n}> <http://full.example/p> "${number} ${'x'.repeat(40)}" <${graphOf(number)}> .`,
  );

/** Where the server runs out of room, for real. */
interface SmallDisk {
  readonly stateDir: string;
  /** What the server is started through. */
  readonly wrapper: readonly string[];
  /** Gives room again, for a server that is started anew without the wrapper. */
  readonly enlarge: () => void;
  readonly release: () => void;
}

const disks: Readonly<Record<string, (folder: string, skip: TestContext['skip']) => SmallDisk>> = {
  'file system': (folder, skip) => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', folder]);
    if (mounted.status !== 0) {
      skip('only who administers the system can mount a small file system');
    }
    // What is in the way, and is taken away later.
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(2_000_000));
    return {
      stateDir: join(folder, 'state'),
      wrapper: [],
      enlarge: () => rmSync(join(folder, 'ballast')),
      release: () => spawnSync('umount', [folder]),
    };
  },
  'limit of the size of a file': (folder) => ({
    stateDir: join(folder, 'state'),
    wrapper: ['sh', '-c', 'ulimit -f 6000 && exec "$@"', 'sh'],
    enlarge: () => undefined,
    release: () => undefined,
  }),
};

describe.each(Object.keys(disks))('On a full disk (%s)', (kind) => {
  it('writing is refused as such, leaves no trace, and reading goes on', { timeout: 120_000 }, async ({ skip }) => {
    const folder = join(temporaryFolder(), 'disk');
    mkdirSync(folder);
    const disk = disks[kind]?.(folder, skip);
    if (!disk) {
      return;
    }
    const environment = {
      PORT: String(await freePort()),
      FABRIQUES_STATE_DIR: disk.stateDir,
      FABRIQUES_SEED: 'none',
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_QUERY_WORKERS: '1',
    };
    let server: RunningServer | undefined = await startServer(environment, disk.wrapper);
    try {
      const { baseIri } = server;
      const urlOf = (number: number) => new URL(`graphs?graph=${encodeURIComponent(graphOf(number))}`, baseIri);
      const put = async (number: number) =>
        fetch(urlOf(number), {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/n-triples' },
          body: linesOf(number)
            .map((line) => line.replace(` <${graphOf(number)}> .`, ' .'))
            .join('\n'),
        });
      const read = async (number: number) =>
        (await (await fetch(urlOf(number), { headers: { accept: 'application/n-quads' } })).text()).trim().split('\n');
      const count = async () => {
        const query = 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s <http://full.example/p> ?o } }';
        const response = await fetch(new URL(`sparql?query=${encodeURIComponent(query)}`, baseIri), {
          headers: { accept: 'text/csv' },
        });
        return Number((await response.text()).split('\r\n')[1]);
      };

      let written = 0;
      const fill = async () => {
        let answer = await put(written + 1);
        while (answer.status < 300 && written < 500) {
          written += 1;
          answer = await put(written + 1);
        }
        expect(answer.status).toBe(507);
        const type = expect.stringContaining('storage-full') as string;
        expect(await answer.json()).toMatchObject({ status: 507, type });
      };
      const expectAllRead = async () => {
        expect(await count()).toBe(written * size);
        for (const number of [1, written]) {
          expect((await read(number)).sort()).toEqual(linesOf(number).sort());
        }
        expect((await fetch(urlOf(written + 1))).status).toBe(404);
      };
      await fill();
      expect(written).toBeGreaterThan(2);
      await expectAllRead();
      // A smaller rest may still fit, such as pages that became free meanwhile; then it is full again.
      await fill();
      await expectAllRead();

      // Room again: the same server goes on where the disk has grown, a new one where the limit was its own.
      disk.enlarge();
      if (disk.wrapper.length > 0) {
        await server.stop();
        server = await startServer(environment);
      }
      expect((await put(written + 1)).status).toBe(201);
      written += 1;
      await expectAllRead();
      await server.stop();
      server = undefined;
      const checked = JSON.parse((await runCommand(['check', '--json'], environment)).out) as { triples: number };
      expect(checked).toMatchObject({ ok: true, triples: written * size });
    } finally {
      await server?.stop();
      disk.release();
    }
  });
});
