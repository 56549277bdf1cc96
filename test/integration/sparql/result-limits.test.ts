import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, createTestServer, type TestServer } from '../../support/sparql-server.ts';

const formats = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
/** Brackets, quotes and line ends, which must not count as rows. */
const awkward = '},{\\"a\\":{ [\\n<result>\\n';

describe('The size of a result', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer({
      environment: { FABRIQUES_QUERY_MAX_RESULT_ROWS: '20', FABRIQUES_QUERY_MAX_RESULT_BYTES: '4000' },
    });
    const triples = Array.from({ length: 20 }, (_, n) => `<http://e/${n}> <http://e/p> "${awkward}" .`).join('\n');
    const long = `<http://e/long> <http://e/text> "${'é'.repeat(2500)}" .`;
    const written = await served.server.inject({
      method: 'PUT',
      url: '/graphs?graph=http://e/g',
      headers: { 'content-type': 'text/turtle', authorization: `Bearer ${adminToken}` },
      payload: `${triples}\n${long}`,
    });
    expect(written.statusCode, written.body).toBe(201);
  });
  afterAll(async () => served.close());

  const ask = async (query: string, accept = '*/*', language = 'en') =>
    served.server.inject({
      method: 'POST',
      url: '/sparql',
      payload: query,
      headers: { 'content-type': 'application/sparql-query', accept, 'accept-language': language },
    });

  it.each(formats)('may have as many solutions as are allowed: %s', async (accept) => {
    const { statusCode, body } = await ask('SELECT ?o { ?s <http://e/p> ?o }', accept);
    expect([statusCode, body]).toEqual([200, expect.any(String)]);
  });

  it.each(formats)('is refused as a whole with one solution more: %s', async (accept) => {
    const response = await ask('SELECT * { ?s ?p ?o } LIMIT 1000', accept);
    expect([response.statusCode, response.json()]).toMatchObject([
      413,
      {
        limit: 'resultRows',
        allowed: 20,
        detail: 'The result has more than 20 solutions; ask for less with LIMIT, or for one part after another',
      },
    ]);
  });

  it.each(['text/turtle', 'application/n-triples', 'application/ld+json'])(
    'of a CONSTRUCT is bounded in the same way: %s',
    async (accept) => {
      const few = await ask('CONSTRUCT { ?s a <http://e/T> } { ?s <http://e/p> ?o }', accept);
      expect(few.statusCode).toBe(200);
      const many = await ask('CONSTRUCT { ?s a <http://e/T> } { ?s ?p ?o }', accept);
      expect([many.statusCode, many.json()]).toMatchObject([413, { limit: 'resultRows' }]);
    },
  );

  it('has a limit in bytes of UTF-8, said in both languages', async () => {
    const query = 'SELECT ?o { ?s <http://e/text> ?o }';
    const [french, english] = [await ask(query, 'text/csv', 'fr'), await ask(query, 'text/csv')];
    expect([french.statusCode, french.json()]).toMatchObject([
      413,
      { detail: 'Le résultat fait 5005 octets ; 4000 sont permis ; en demander moins avec LIMIT' },
    ]);
    expect(english.json()).toMatchObject({ limit: 'resultBytes', found: 5005, allowed: 4000 });
  });

  it('is bounded for a federated query too', async () => {
    const service = 'SERVICE SILENT <http://nowhere.test/sparql> { ?x ?y ?z }';
    const few = await ask(`SELECT ?s { ?s <http://e/p> ?o ${service} }`);
    expect([few.statusCode, few.body]).toEqual([200, expect.any(String)]);
    const rows = await ask(`SELECT ?s { { ?s ?p ?o } UNION { ?s <http://e/p> ?o } ${service} }`);
    expect([rows.statusCode, rows.json()]).toMatchObject([413, { limit: 'resultRows' }]);
  });

  it('leaves the server to answer the next request', async () => {
    expect((await ask('ASK {}')).statusCode).toBe(200);
  });
});
