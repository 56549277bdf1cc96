import { Parser } from 'n3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, createTestServer, testBase, type TestServer } from '../../support/sparql-server.ts';
import { isOnVirtuoso } from '../../support/virtuoso.ts';

const bearer = { authorization: `Bearer ${adminToken}` };
const direct = { ...bearer, 'content-type': 'application/sparql-update' };
const form = { ...bearer, 'content-type': 'application/x-www-form-urlencoded' };

describe('The SPARQL endpoint, asked to update', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer();
  });
  afterAll(async () => served.close());
  afterEach(async () => {
    await update('DROP ALL');
  });

  const update = async (payload: string, headers: Record<string, string> = direct, url = '/sparql') =>
    served.server.inject({ method: 'POST', url, payload, headers });
  const graph = async (iri: string) => {
    const url = `/graphs?graph=${encodeURIComponent(iri)}`;
    const response = await served.server.inject({ url, headers: { accept: 'application/n-triples' } });
    return response.statusCode === 404 ? [] : response.body.trim().split('\n');
  };
  const ask = async (pattern: string) => {
    const url = `/sparql?${String(new URLSearchParams({ query: `ASK { ${pattern} }` }))}`;
    return (await served.server.inject({ url })).json<{ boolean: boolean }>().boolean;
  };

  describe('by the protocol (2.2)', () => {
    it('takes "update via POST directly" and says what changed', async () => {
      const response = await update('INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1, 2 } }');
      expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(response.json()).toMatchObject({ added: 2, removed: 0 });
    });

    it('takes "update via URL-encoded POST"', async () => {
      const text = 'INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> "é+ &" } }';
      expect((await update(String(new URLSearchParams({ update: text })), form)).statusCode).toBe(200);
      expect(await graph('http://e/g')).toEqual(['<http://e/a> <http://e/p> "é+ &" .']);
    });

    it('evaluates patterns over using-graph-uri and using-named-graph-uri (2.2.3)', async () => {
      await update(
        'INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1 } GRAPH <http://e/h> { <http://e/b> <http://e/p> 2 } }',
      );
      const copy = 'INSERT { GRAPH <http://e/out> { ?s ?p ?o } } WHERE { ?s ?p ?o }';
      await update(copy, direct, '/sparql?using-graph-uri=http%3A%2F%2Fe%2Fh');
      expect(await graph('http://e/out')).toEqual([
        '<http://e/b> <http://e/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      ]);
    });

    it.each([
      'WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
      'DELETE { ?s ?p ?o } USING <http://e/g> WHERE { ?s ?p ?o }',
      'DELETE { ?s ?p ?o } USING NAMED <http://e/g> WHERE { GRAPH ?g { ?s ?p ?o } }',
    ])('answers 400 where the request and the update both say over which graphs: %s', async (text) => {
      expect((await update(text, direct, '/sparql?using-graph-uri=http%3A%2F%2Fe%2Fh')).statusCode).toBe(400);
    });

    it.each([
      ['400 to a syntax error', 'INSERT DATA {', direct, '/sparql', 400],
      ['400 to a query sent as an update', 'ASK {}', direct, '/sparql', 400],
      ['400 to two updates', 'update=CLEAR+ALL&update=CLEAR+ALL', form, '/sparql', 400],
      ['400 to query parameters of datasets', 'CLEAR ALL', direct, '/sparql?default-graph-uri=http%3A%2F%2Fe%2Fg', 400],
      ['415 to another media type', 'CLEAR ALL', { ...bearer, 'content-type': 'text/plain' }, '/sparql', 415],
      ['401 without a token', 'CLEAR ALL', { 'content-type': 'application/sparql-update' }, '/sparql', 401],
    ] as const)('answers %s', async (_title, payload, headers, url, status) => {
      expect((await update(payload, headers, url)).statusCode).toBe(status);
    });

    it('refuses LOAD, and with SILENT goes on', async () => {
      expect([400, 403]).toContain((await update('LOAD <http://e/x>')).statusCode);
      expect(
        (await update('LOAD SILENT <http://e/x> ; INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1 } }'))
          .statusCode,
      ).toBe(200);
      expect(await graph('http://e/g')).toHaveLength(1);
    });
  });

  describe('with several operations', () => {
    it('lets each see what those before it did', async () => {
      await update(`PREFIX : <http://e/>
        INSERT DATA { GRAPH :g { :a :n 1 } } ;
        INSERT { GRAPH :g { ?s :n2 ?m } } WHERE { GRAPH :g { ?s :n ?n } BIND(?n + 1 AS ?m) } ;
        DELETE { GRAPH :g { ?s :n ?n } } WHERE { GRAPH :g { ?s :n ?n ; :n2 2 } } ;
        COPY :g TO :h`);
      expect(await graph('http://e/h')).toEqual([
        '<http://e/a> <http://e/n2> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      ]);
      expect(await ask('<http://e/a> <http://e/n> ?n')).toBe(false);
    });

    it('does nothing at all when the last of them fails', async () => {
      const before = await served.store.revision();
      const response = await update(
        'INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1 } } ; COPY <http://e/none> TO <http://e/g>',
      );
      expect(response.statusCode).toBe(400);
      expect([await graph('http://e/g'), await served.store.revision()]).toEqual([[], before]);
    });

    it('leaves the index as it was after an update that failed half way', async () => {
      await update(
        'INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1 } } ; INSERT { GRAPH <http://e/g> { ?s ?p 2 } } WHERE { GRAPH <http://e/g> { ?s ?p 1 } } ; COPY <http://e/none> TO <http://e/g>',
      );
      expect(await ask('GRAPH ?g { ?s ?p ?o }')).toBe(false);
    });

    it('is one commit with its exact difference', async () => {
      await update('INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1, 2 } }');
      await update(
        'DELETE DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 1, 9 } } ; INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 2, "03"^^<http://www.w3.org/2001/XMLSchema#int> } }',
      );
      const last = served.store.commits({ newestFirst: true })[Symbol.asyncIterator]();
      const { value: commit } = (await last.next()) as {
        value: { added: unknown[]; removed: unknown[]; message: string };
      };
      expect([commit.added.length, commit.removed.length]).toEqual([1, 1]);
      expect(commit.message).toBe('SPARQL Update: DELETE DATA, INSERT DATA');
    });
  });

  describe('on terms as written', () => {
    it('deletes the literal that it says, not another of the same value', async () => {
      await update(
        'INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/p> 7, 007, "7"^^<http://www.w3.org/2001/XMLSchema#int> } }',
      );
      await update('DELETE WHERE { GRAPH <http://e/g> { ?s ?p 007 } }');
      const left = (type: string) => `<http://e/a> <http://e/p> "7"^^<http://www.w3.org/2001/XMLSchema#${type}> .`;
      expect((await graph('http://e/g')).sort()).toEqual([left('int'), left('integer')]);
      const isInt = 'DATATYPE(?o) = <http://www.w3.org/2001/XMLSchema#int>';
      // Virtuoso has whole numbers of one datatype.
      expect(await ask(`?s ?p ?o FILTER(?o = 7 && STR(?o) = "7" && ${isInt})`)).toBe(!isOnVirtuoso);
    });

    it('carries lexical forms and blank nodes from graph to graph', async () => {
      const put =
        '<http://e/a> <http://e/p> _:x . _:x <http://e/v> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .';
      await served.server.inject({
        method: 'PUT',
        url: '/graphs?graph=http%3A%2F%2Fe%2Fg',
        payload: put,
        headers: { ...bearer, 'content-type': 'text/turtle' },
      });
      await update('INSERT { GRAPH <http://e/h> { ?s ?p ?o } } WHERE { GRAPH <http://e/g> { ?s ?p ?o } }');
      expect(await graph('http://e/h')).toEqual(await graph('http://e/g'));
      await update('DELETE { GRAPH <http://e/g> { ?s ?p ?o } } WHERE { GRAPH <http://e/h> { ?s ?p ?o } }');
      expect(await graph('http://e/g')).toEqual([]);
    });
  });

  describe('without naming a graph, while the default graph is the union', () => {
    const thing = `${testBase}graphs/fabriques/x`;

    it('writes into the document graphs/default', async () => {
      await update('INSERT DATA { <http://e/a> <http://e/p> 1 }');
      expect(await graph(`${testBase}graphs/default`)).toHaveLength(1);
      expect(await ask('<http://e/a> <http://e/p> 1')).toBe(true);
    });

    it('deletes from that document only, though patterns see every graph', async () => {
      await served.store.commit({
        removed: [],
        added: new Parser({ format: 'application/n-quads' }).parse(`<http://e/a> <http://e/p> "x" <${thing}> .`),
        author: 'test',
        message: 'test',
      });
      await update('INSERT DATA { <http://e/a> <http://e/p> "x" } ; DELETE WHERE { ?s ?p ?o }');
      expect(await graph(thing)).toHaveLength(1);
      expect(await graph(`${testBase}graphs/default`)).toEqual([]);
      await update('INSERT DATA { <http://e/b> <http://e/p> 1 } ; CLEAR DEFAULT');
      expect([await graph(thing), await graph(`${testBase}graphs/default`)]).toEqual([[expect.anything()], []]);
    });
  });
});

describe('An endpoint without a token', () => {
  it('takes no writes from anybody, and does not say that it does', async () => {
    const served = await createTestServer({ writable: false });
    try {
      const response = await served.server.inject({
        method: 'POST',
        url: '/sparql',
        payload: 'CLEAR ALL',
        headers: direct,
      });
      expect([401, 403]).toContain(response.statusCode);
      const description = await served.server.inject({ url: '/sparql', headers: { accept: 'text/turtle' } });
      expect(description.body).not.toContain('SPARQL11Update');
    } finally {
      await served.close();
    }
  });
});
