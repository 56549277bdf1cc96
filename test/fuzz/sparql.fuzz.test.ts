import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../support/sparql-server.ts';

const words = [
  'SELECT',
  'ASK',
  'CONSTRUCT',
  'DESCRIBE',
  '*',
  'WHERE',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '?a',
  '?b',
  '?g',
  '<http://e/p>',
  'GRAPH',
  'OPTIONAL',
  'UNION',
  'MINUS',
  'FILTER',
  'BIND',
  'AS',
  'VALUES',
  'UNDEF',
  'EXISTS',
  'NOT',
  'COUNT',
  'SUM',
  'STR',
  'GROUP',
  'BY',
  'ORDER',
  'LIMIT',
  '1',
  '007',
  '"x"',
  "'''",
  '"',
  '@fr',
  '^^',
  'a',
  '.',
  ';',
  ',',
  '/',
  '|',
  '*',
  '+',
  '!',
  '=',
  '&&',
  '||',
  '<',
  '>',
  'FROM',
  'NAMED',
  'BASE',
  'PREFIX',
  ':',
  'e:',
  '\\u0000',
  '\\uD800',
  '#',
  '\u0000',
  'é',
  '😀',
  'SERVICE',
  'SILENT',
  'DISTINCT',
  'BNODE',
  'IRI',
  'NOW',
] as const;

const pieces = [
  '?a <http://e/p> ?b .',
  'GRAPH ?g { ?a ?b ?g }',
  'OPTIONAL { { ?a ?b ?c FILTER(?d = 007) } }',
  'FILTER(<http://e/f>(?a))',
  'MINUS { ?x ?y ?z }',
  'BIND(BNODE(STR(?a)) AS ?n)',
  '{ SELECT (COUNT(*) AS ?k) { ?a ?b ?c } }',
  'VALUES (?a ?g) { (UNDEF 01) }',
  'GRAPH ?g { { SELECT ?a { ?a ?b ?c } } }',
  '<http://e/none> <http://e/p>* ?z .',
  '?s (<http://e/p>|^<http://e/q>)? "01" .',
  'FILTER NOT EXISTS { ?a ?b 1.50 }',
  '{ ?a ?b 1 } UNION { ?a ?b "1"^^<http://www.w3.org/2001/XMLSchema#int> }',
  '[] <http://e/p> ( 1 [] ) .',
  'FILTER(DATATYPE(?b) = <http://e/> || ?b IN (1, 02))',
  'GRAPH <http://e/g> { ?a <http://e/p>? <http://e/x> }',
] as const;

describe('The SPARQL endpoint, asked anything', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer({ queryTimeoutMs: 2000 });
    await served.server.inject({ url: '/sparql' });
  });
  afterAll(async () => served.close());

  const ask = async (query: string) =>
    served.server.inject({
      method: 'POST',
      url: '/sparql',
      payload: query,
      headers: { 'content-type': 'application/sparql-query' },
    });

  it('answers words in any order with a result or a precise refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 30 }), async (parts) => {
        const { statusCode, body } = await ask(parts.join(' '));
        expect([200, 400, 403, 503], `${parts.join(' ')}\n${body}`).toContain(statusCode);
      }),
      { numRuns: 400 },
    );
  });

  it('answers every well-formed query with a result', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), async (parts) => {
        const { statusCode, body } = await ask(`SELECT * { ${parts.join(' ')} } LIMIT 5`);
        // What binds ?n twice is not well-formed after all: SPARQL 1.1, 19.8, note 13.
        const refused = statusCode === 400 && /"variable":\s*"n"/u.test(body);
        expect(statusCode === 200 || refused, `${parts.join(' ')}\n${body}`).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('answers bytes, and the next request', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const response = await served.server.inject({
          method: 'POST',
          url: '/sparql',
          payload: Buffer.from(bytes),
          headers: { 'content-type': 'application/sparql-query' },
        });
        expect([200, 400]).toContain(response.statusCode);
      }),
      { numRuns: 200 },
    );
    expect((await ask('ASK {}')).statusCode).toBe(200);
  });

  it('refuses ten megabytes, and nesting of ten thousand, with a 4xx', async () => {
    for (const text of ['x'.repeat(10_000_000), `ASK ${'{'.repeat(10_000)}${'}'.repeat(10_000)}`]) {
      const { statusCode } = await ask(text);
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(statusCode).toBeLessThan(500);
    }
  });
});
