import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFactory } from 'n3';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/core/limits.ts';
import { EmbeddedStore, type EmbeddedStoreOptions } from '../../../src/store/embedded/embedded-store.ts';
import { stateFilePath } from '../../../src/store/embedded/state-file.ts';
import { baseIri, describeStore } from '../../contract/store.contract.ts';

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fabriques-store-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const open = (stateDir: string, options: Partial<EmbeddedStoreOptions> = {}) =>
  new EmbeddedStore({ stateDir, baseIri, defaultGraph: 'union', queryTimeoutMs: 5000, queryWorkers: 1, ...options });

describeStore('EmbeddedStore', async () => {
  const folder = newFolder();
  return { store: open(folder), reopen: async () => open(folder) };
});

const { namedNode, literal, quad } = DataFactory;
const triple = (base: string) =>
  quad(namedNode(`${base}a`), namedNode('http://example.org/p'), literal('x'), namedNode(`${base}graphs/a`));

describe('The state of an EmbeddedStore', () => {
  it('serves under another base IRI than the one it was written under', async () => {
    const folder = newFolder();
    const first = open(folder);
    await first.commit({ added: [triple(baseIri)], removed: [], author: 'test', message: '' });
    await first.close();
    const second = open(folder, { baseIri: 'https://fabriques.example/' });
    await second.ready();
    const [read] = await second.readGraph(namedNode('https://fabriques.example/graphs/a'));
    expect(read?.equals(triple('https://fabriques.example/'))).toBe(true);
    const { body } = await second.query({ text: 'SELECT ?s { ?s ?p ?o }', resultsMediaType: 'text/csv' });
    expect(new TextDecoder().decode(body)).toContain('https://fabriques.example/a');
    await second.close();
  });

  it('is refused with what to do when the file is not a state', () => {
    const folder = newFolder();
    writeFileSync(stateFilePath(folder), 'not a database'.repeat(1000));
    expect(() => open(folder)).toThrow(/Restore a backup/u);
  });

  it('is refused with what to do when the file was cut short', async () => {
    const folder = newFolder();
    const store = open(folder);
    await store.commit({ added: [triple(baseIri)], removed: [], author: 'test', message: '' });
    await store.close();
    truncateSync(stateFilePath(folder), statSync(stateFilePath(folder)).size - 4096);
    expect(() => open(folder)).toThrow(/cut short.*Restore a backup/u);
  });

  it('is refused as a union when it holds a default graph of its own', async () => {
    const folder = newFolder();
    const first = open(folder, { defaultGraph: 'separate' });
    const { subject, predicate, object } = triple(baseIri);
    await first.commit({ added: [quad(subject, predicate, object)], removed: [], author: 'test', message: '' });
    await first.close();
    expect(() => open(folder)).toThrow(/FABRIQUES_DEFAULT_GRAPH=separate/u);
  });

  it('keeps a replica for short queries however many run for long', async () => {
    const store = open(newFolder(), { queryWorkers: 1, queryTimeoutMs: 2500 });
    const added = Array.from({ length: 400 }, (_, n) =>
      quad(
        namedNode(`${baseIri}a${n}`),
        namedNode('http://example.org/p'),
        literal(`value ${n}`),
        namedNode(`${baseIri}g`),
      ),
    );
    await store.commit({ added, removed: [], author: 'test', message: '' });
    await store.ready();
    const endless = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c < ?f) }';
    const runaways = [1, 2, 3].map(async () => store.query({ text: endless, resultsMediaType: 'text/csv' }));
    const outcomes = Promise.allSettled(runaways);
    const short = await store.query({ text: 'ASK { ?s ?p "value 7" }', resultsMediaType: 'text/csv', lane: 'portal' });
    expect(new TextDecoder().decode(short.body)).toBe('true');
    const codes = (await outcomes).map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'answered'));
    expect(codes).toEqual(['query-timeout', 'query-timeout', 'query-timeout']);
    await store.close();
  });

  it('refuses queries beyond its queue', async () => {
    const store = open(newFolder(), { limits: { ...defaultLimits, queueLength: 1 } });
    const ask = async () => store.query({ text: 'ASK { ?s ?p ?o }', resultsMediaType: 'text/csv' });
    const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    await store.close();
  });
});
