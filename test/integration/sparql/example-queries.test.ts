import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries, exampleThemes, readExample } from '../../../src/http/sparql/example-queries.ts';
import { updateVocabulary } from '../../../src/ingestion/seed/vocabulary-documents.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

let test: TestServer;
beforeAll(async () => {
  test = await createTestServer();
  const { contributor, store, vocabulary, configuration } = test.dependencies;
  // As `fabriques serve` does at its start.
  await updateVocabulary(contributor, store, vocabulary, configuration.baseIri);
});
afterAll(async () => test.close());

const ask = async (query: string, accept: string) => {
  const answer = await test.server.inject({
    url: `/sparql?${new URLSearchParams({ query }).toString()}`,
    headers: { accept },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
};

describe('The example queries of the workbench', () => {
  it('are at least twenty, each with a title of its own in French and in English', () => {
    expect(exampleQueries.length).toBeGreaterThanOrEqual(20);
    for (const language of ['fr', 'en'] as const) {
      expect(new Set(exampleQueries.map(({ title }) => title[language])).size).toBe(exampleQueries.length);
    }
    expect(exampleQueries.every(({ title }) => title.fr !== title.en)).toBe(true);
  });

  it.each(exampleQueries)('$name has an answer in the data that come with the software', async ({ query, view }) => {
    const isGraph = /^(?:CONSTRUCT|DESCRIBE)/mu.test(query);
    const { body } = await ask(query, isGraph ? 'application/n-triples' : 'application/sparql-results+json');
    if (isGraph) {
      expect(body.trim().split('\n').length).toBeGreaterThan(3);
      return;
    }
    const { boolean, head, results } = JSON.parse(body);
    if (boolean !== undefined) {
      expect(boolean).toBe(true);
      return;
    }
    expect(results.bindings.length).toBeGreaterThan(0);
    // A variable that is bound nowhere would be a mistake of the example.
    for (const name of head.vars) {
      expect(
        results.bindings.some((row: Record<string, unknown>) => name in row),
        name,
      ).toBe(true);
    }
    if (view === 'carte') {
      expect(head.vars).toEqual(expect.arrayContaining(['lat', 'long']));
    }
  });

  it('are offered by themes, none of which is empty', () => {
    expect(new Set(exampleQueries.map(({ theme }) => theme))).toEqual(new Set(exampleThemes));
  });

  it('say which file lacks a title, or a theme', () => {
    expect(() => readExample('x.rq', '# title@fr: Seulement en français\nASK {}')).toThrow('x.rq needs a title');
    expect(() => readExample('x.rq', '# title@fr: Une\n# title@en: One\n# theme: other\nASK {}')).toThrow(
      'x.rq needs a theme, one of places, actions',
    );
  });
});
