import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';

/** Joins everything with everything: never done in the time of a test. */
const runaway = `SELECT (COUNT(*) AS ?n) { ${['a', 'b', 'c', 'd'].map((v) => `VALUES ?${v} { ${'1 '.repeat(400)} }`).join(' ')} }`;

describe('Clients that leave before they have their answer', () => {
  let folder: string;
  let store: EmbeddedStore;
  const ready = () => store.status().replicas.ready;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fabriques-hasty-'));
    const baseIri = 'http://example.org/';
    store = new EmbeddedStore({
      stateDir: folder,
      baseIri,
      defaultGraph: 'union',
      queryTimeoutMs: 60_000,
      queryWorkers: 1,
    });
    while (ready() < 2) {
      await delay(10);
    }
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('cost no replica where the query is short', async () => {
    for (let round = 0; round < 20; round += 1) {
      const client = new AbortController();
      const asked = [store.query({ text: 'ASK {}' }, client.signal), store.query({ text: 'ASK {}' }, client.signal)];
      client.abort();
      for (const answer of asked) {
        await expect(answer).rejects.toMatchObject({ code: 'client-gone' });
      }
      expect(ready()).toBe(2);
      await store.query({ text: 'ASK {}', resultsMediaType: 'text/csv' });
    }
  });

  it('cost no replica where they give no time either', async () => {
    await expect(store.query({ text: runaway.replaceAll('400', '4'), timeoutMs: 1 })).rejects.toMatchObject({
      code: 'query-timeout',
    });
    expect(ready()).toBe(2);
  });

  it('do not leave a long query running', async () => {
    const client = new AbortController();
    const answer = store.query({ text: runaway }, client.signal);
    await delay(20);
    client.abort();
    await expect(answer).rejects.toMatchObject({ code: 'client-gone' });
    await delay(400);
    expect(store.status().queries.running).toBe(0);
  });
});
