import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
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

  it('keeps contacts that nobody agreed to publish out of queries, whatever is committed, also after a start', async () => {
    const folder = newFolder();
    const schema = (name: string) => namedNode(`https://schema.org/${name}`);
    const consent = (value: 'true' | 'false') =>
      [
        namedNode('https://w3id.org/fabriques/ns#publicationConsent'),
        literal(value, namedNode('http://www.w3.org/2001/XMLSchema#boolean')),
      ] as const;
    const place = namedNode(`${baseIri}fabriques/a`);
    const say = (graph: string) => (subject: string, predicate: Quad['predicate'], object: Quad['object']) =>
      quad(namedNode(place.value + subject), predicate, object, namedNode(`${baseIri}graphs/${graph}`));
    const [own, source] = [say('a'), say('b')];
    const contact = namedNode(`${place.value}#contact`);
    const asked = async (store: EmbeddedStore, name: string) => {
      await store.ready();
      const text = `SELECT ?o ?g { ?s <https://schema.org/${name}> ?o OPTIONAL { GRAPH ?g { ?s <https://schema.org/${name}> ?o } } }`;
      const { body } = await store.query({ text, resultsMediaType: 'text/csv' });
      return new TextDecoder()
        .decode(body)
        .trim()
        .split(/\r?\n/u)
        .slice(1)
        .map((line) => line.replace(baseIri, ''));
    };
    const commit = async (store: EmbeddedStore, added: Quad[], removed: Quad[] = []) =>
      store.commit({ added, removed, author: 'test', message: '' });
    const first = open(folder);
    const email = own('#contact', schema('email'), literal('a@example.org'));
    await commit(first, [
      own('', schema('name'), literal('A')),
      own('', schema('contactPoint'), contact),
      ...[email, own('#contact', schema('name'), literal('Anna'))],
    ]);
    expect([await asked(first, 'email'), await asked(first, 'contactPoint'), await asked(first, 'name')]).toEqual([
      [],
      [],
      ['A,graphs/a'],
    ]);
    // What says nothing of consent changes a contact that is withheld.
    const other = own('#contact', schema('email'), literal('b@example.org'));
    await commit(first, [other], [email]);
    expect(await asked(first, 'email')).toEqual([]);
    await first.close();
    const second = open(folder);
    expect(await asked(second, 'email')).toEqual([]);
    await commit(second, [own('#contact', ...consent('true'))]);
    expect(await asked(second, 'email')).toEqual(['b@example.org,graphs/a']);
    // A source that says the same without consent hides what it says, not what the place says.
    await commit(second, [
      source('#contact', schema('email'), literal('b@example.org')),
      source('', schema('contactPoint'), contact),
    ]);
    expect(await asked(second, 'email')).toEqual(['b@example.org,graphs/a']);
    await commit(second, [own('#contact', ...consent('false'))], [own('#contact', ...consent('true'))]);
    expect([await asked(second, 'email'), await second.readGraph(namedNode(`${baseIri}graphs/a`))]).toEqual([
      [],
      expect.arrayContaining([other]),
    ]);
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
