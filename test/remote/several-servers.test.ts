import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Commit } from '../../src/store/commit.ts';
import { createRemoteStateKeeper } from '../../src/store/remote/remote-state-keeper.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../support/virtuoso.ts';

const baseIri = 'http://servers.test/';
const isLong = process.env['FABRIQUES_REMOTE_LONG'] === 'true';
const servers = 4;
const writersOfEach = isLong ? 16 : 4;
const commits = 2;

describe.skipIf(!hasVirtuoso)('Several servers on one store', () => {
  let virtuoso: Virtuoso;
  beforeAll(async () => {
    virtuoso = await startVirtuoso();
  });
  afterAll(async () => virtuoso.close());

  const options = () =>
    ({ ...virtuoso.connection, baseIri, defaultGraph: 'union', queryTimeoutMs: 60_000, connections: 8 }) as const;

  const startServer = (
    server: number,
    most = commits,
  ): { child: ChildProcessByStdio<null, Readable, null>; acknowledged: number[] } => {
    const task = { store: options(), server, writers: writersOfEach, commits: most };
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', resolve(import.meta.dirname, '../support/remote-writer.ts'), JSON.stringify(task)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const acknowledged: number[] = [];
    child.stdout.on('data', (chunk: Buffer) => acknowledged.push(...chunk.toString().trim().split('\n').map(Number)));
    return { child, acknowledged };
  };

  it(
    `lose no update, repeat no revision and keep the whole history, ${servers * writersOfEach} writers at once, one server killed`,
    { timeout: 600_000 },
    async () => {
      const started = Array.from({ length: servers }, (_, server) => startServer(server));
      const doomed = startServer(servers, 1000);
      const ended = Promise.all(started.map(async ({ child }) => once(child, 'exit')));
      const killing = (async () => {
        while (doomed.acknowledged.length < 2) {
          await once(doomed.child.stdout, 'data');
        }
        // In the middle of something: its writers never rest.
        doomed.child.kill('SIGKILL');
      })();
      await killing;
      expect((await ended).map(([code]) => code as number)).toEqual(Array.from({ length: servers }, () => 0));

      const store = new RemoteStore(options());
      const acknowledged = [...started, doomed].flatMap((server) => server.acknowledged);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      const history: Commit[] = [];
      for await (const commit of store.commits()) {
        history.push(commit);
      }
      const revision = await store.revision();
      expect(history.map((commit) => commit.revision)).toEqual(Array.from({ length: revision }, (_, n) => n + 1));
      const living = history.filter(({ author }) => !author.startsWith(`server ${servers}`));
      expect(living).toHaveLength(servers * writersOfEach * commits);
      expect(acknowledged.every((one) => one <= revision)).toBe(true);
      // Each commit added one to what it had read.
      const [count] = await store.readGraph(DataFactory.namedNode(`${baseIri}graphs/counter`));
      expect(count?.object.value).toBe(String(revision));
      await store.close();
      const report = await createRemoteStateKeeper('', () => new RemoteStore(options())).check();
      expect(report.revision).toBe(revision);
      process.stderr.write(`${acknowledged.length} commits acknowledged, ${revision} revisions\n`);
    },
  );

  it('write a record once, however many try', async () => {
    const stores = Array.from({ length: servers }, () => new RemoteStore(options()));
    const record = { collection: 'jobs', key: 'once', expectedVersion: 0 } as const;
    const outcomes = await Promise.allSettled(
      stores.map(async (store, server) => store.records.write([{ ...record, value: server }])),
    );
    const winners = outcomes.flatMap(({ status }, server) => (status === 'fulfilled' ? [server] : []));
    expect(winners).toHaveLength(1);
    expect((await stores[0]?.records.get('jobs', 'once'))?.value).toBe(winners[0]);
    await Promise.all(stores.map(async (store) => store.close()));
  });

  it('are told when the store is gone, and go on by themselves when it is back', { timeout: 120_000 }, async () => {
    const store = new RemoteStore(options());
    const revision = await store.revision();
    await virtuoso.end('SIGKILL');
    await expect(store.revision()).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.query({ text: 'ASK {}' })).rejects.toMatchObject({ code: 'store-unavailable' });
    await virtuoso.begin();
    // What was acknowledged has survived that the store was killed.
    expect(await store.revision()).toBe(revision);
    await store.close();
  });
});
