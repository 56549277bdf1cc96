import { describe, expect, it } from 'vitest';
import { createQueryEngine } from '../../../src/query/query-engine.ts';
import { ResultCache } from '../../../src/query/result-cache.ts';
import type { QueryRequest, QueryResult } from '../../../src/store/query-request.ts';
import type { Store } from '../../../src/store/store.ts';

const answer = (revision: number, bytes = 10): QueryResult => ({
  mediaType: 'application/sparql-results+json',
  body: new Uint8Array(bytes),
  revision,
});

describe('The cache of results', () => {
  it('gives the answer of the same revision, and of no other', () => {
    const cache = new ResultCache();
    cache.set({ text: 'ASK {}' }, answer(3));
    expect(cache.get({ text: 'ASK {}' }, 3)).toEqual(answer(3));
    expect(cache.get({ text: 'ASK {}' }, 4)).toBeUndefined();
    cache.set({ text: 'ASK { ?s ?p ?o }' }, answer(4));
    expect(cache.get({ text: 'ASK {}' }, 3)).toBeUndefined();
  });

  it('keeps no answer that comes after one of a newer revision', () => {
    const cache = new ResultCache();
    cache.set({ text: 'ASK {}' }, answer(4));
    cache.set({ text: 'ASK { ?s ?p ?o }' }, answer(3));
    expect(cache.get({ text: 'ASK { ?s ?p ?o }' }, 4)).toBeUndefined();
  });

  it.each<[string, Partial<QueryRequest>]>([
    ['another format', { resultsMediaType: 'text/csv' }],
    ['another default graph', { defaultGraphs: ['http://e/g'] }],
    ['other named graphs', { namedGraphs: ['http://e/g'] }],
    ['another base', { baseIri: 'http://e/' }],
  ])('takes a request in %s for another', (_, part) => {
    const cache = new ResultCache();
    cache.set({ text: 'ASK {}' }, answer(1));
    expect(cache.get({ text: 'ASK {}', ...part }, 1)).toBeUndefined();
  });

  it('keeps within its size, and nothing that is too large for it', () => {
    const cache = new ResultCache({ totalBytes: 1000, answerBytes: 500 });
    cache.set({ text: 'large' }, answer(1, 501));
    expect(cache.get({ text: 'large' }, 1)).toBeUndefined();
    for (const text of ['one', 'two', 'three']) {
      cache.set({ text }, answer(1, 400));
    }
    expect(['one', 'two', 'three'].map((text) => cache.get({ text }, 1) !== undefined)).toEqual([false, true, true]);
  });
});

describe('The query engine', () => {
  const asked: string[] = [];
  const store = {
    revision: async () => 1,
    query: async ({ text }: QueryRequest) => {
      asked.push(text);
      return answer(1);
    },
  } as unknown as Store;

  it('asks the store once for a query that comes again, and each time for one whose answer may differ', async () => {
    const engine = createQueryEngine({ store, baseIri: 'http://e/' });
    for (const text of ['ASK {}', 'ASK {}', 'SELECT (RAND() AS ?n) {}', 'SELECT (RAND() AS ?n) {}']) {
      await engine.evaluate(engine.prepare(text), {});
    }
    expect(asked).toEqual(['ASK {}', 'SELECT (RAND() AS ?n) {}', 'SELECT (RAND() AS ?n) {}']);
  });
});
