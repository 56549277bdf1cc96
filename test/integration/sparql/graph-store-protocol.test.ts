import { Parser } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, createTestServer, testBase, type TestServer } from '../../support/sparql-server.ts';

const bearer = { authorization: `Bearer ${adminToken}` };
const turtle = { ...bearer, 'content-type': 'text/turtle' };
const g = '/graphs?graph=http%3A%2F%2Fe%2Fg';
const asWritten = `@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix e: <http://e/> .
  e:a e:code "007"^^xsd:integer, "7"^^xsd:int, 44.26660 ; e:label "Café"@FR, "a\\tb" ; e:knows [ e:label "x" ], [] ; e:list ( 1 "01"^^xsd:byte ) .`;

describe('The graph store endpoint', () => {
  let served: TestServer;
  type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD';

  beforeAll(async () => {
    served = await createTestServer();
  });
  afterAll(async () => served.close());
  afterEach(async () => {
    await send('POST', '/sparql', 'DROP ALL', { ...bearer, 'content-type': 'application/sparql-update' });
  });

  const send = async (method: Method, url: string, payload?: string, headers: Record<string, string> = turtle) =>
    served.server.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  const read = async (url: string, accept = 'application/n-triples') => send('GET', url, undefined, { accept });
  const parse = (text: string) => new Parser().parse(text);

  it('"What is written comes back": a graph put and read again is isomorphic to what was sent', async () => {
    expect((await send('PUT', g, asWritten)).statusCode).toBe(201);
    for (const accept of ['text/turtle', 'application/n-triples', 'application/trig', 'application/rdf+xml']) {
      expect((await read(g, accept)).statusCode).toBe(200);
    }
    const back = await read(g);
    expect(isomorphic(parse(back.body), parse(asWritten))).toBe(true);
    expect(isomorphic(parse((await read(g, 'text/turtle')).body), parse(asWritten))).toBe(true);
  });

  describe('PUT (5.3)', () => {
    it('answers 201 where the graph is new and 204 where it is replaced', async () => {
      expect((await send('PUT', g, '<s> <p> 1, 2 .')).statusCode).toBe(201);
      expect((await send('PUT', g, '<s> <p> 3 .')).statusCode).toBe(204);
      expect((await read(g)).body.split('\n')).toHaveLength(2);
    });

    it('resolves relative IRIs against the name of the graph', async () => {
      await send('PUT', g, '<s> <p> <> .');
      expect((await read(g)).body).toBe('<http://e/s> <http://e/p> <http://e/g> .\n');
    });

    it('takes the graph of its own address (4.1, direct identification)', async () => {
      expect((await send('PUT', '/graphs/essais/un', '<#s> <#p> 1 .')).statusCode).toBe(201);
      const indirect = await read(`/graphs?graph=${encodeURIComponent(`${testBase}graphs/essais/un`)}`);
      expect(indirect.body).toContain(`<${testBase}graphs/essais/un#s>`);
    });

    it('replaces every graph that TriG names, and no other', async () => {
      const trig = { ...bearer, 'content-type': 'application/trig' };
      await send('PUT', g, '<s> <p> 1 .');
      await send(
        'PUT',
        '/graphs',
        '<http://e/h> { <http://e/s> <http://e/p> 1 } <http://e/i> { <http://e/s> <http://e/p> 1 }',
        trig,
      );
      expect((await send('PUT', '/graphs', '<http://e/h> { <http://e/s> <http://e/p> 2 }', trig)).statusCode).toBe(204);
      const h = await read('/graphs?graph=http%3A%2F%2Fe%2Fh');
      expect(h.body).toBe('<http://e/s> <http://e/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .\n');
      expect((await read(g)).statusCode).toBe(200);
      expect((await read('/graphs?graph=http%3A%2F%2Fe%2Fi')).statusCode).toBe(200);
    });
  });

  describe('POST (5.5)', () => {
    it('merges into the graph: 201 for a new one, 204 for one that stands', async () => {
      expect((await send('POST', g, '<s> <p> 1 .')).statusCode).toBe(201);
      expect((await send('POST', g, '<s> <p> 2 .')).statusCode).toBe(204);
      expect((await read(g)).body.split('\n')).toHaveLength(3);
    });

    it('keeps the blank nodes of two requests apart', async () => {
      await send('POST', g, '_:a <p> 1 .');
      await send('POST', g, '_:a <p> 2 .');
      const subjects = (await read(g)).body
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]);
      expect(new Set(subjects).size).toBe(2);
    });

    it('to the graph store makes "a new graph" and gives its address in Location', async () => {
      const response = await send('POST', '/graphs', '<http://e/s> <http://e/p> 1 .');
      expect(response.statusCode).toBe(201);
      const address = String(response.headers.location).slice(testBase.length - 1);
      expect((await read(address)).body).toContain('<http://e/s>');
    });
  });

  describe('GET and HEAD (5.2, 5.6)', () => {
    it('answer 404 for a graph that does not exist, 406 for a format that is not on offer', async () => {
      expect((await read(g)).statusCode).toBe(404);
      await send('PUT', g, '<s> <p> 1 .');
      expect((await read(g, 'image/png')).statusCode).toBe(406);
      const head = await send('HEAD', g, undefined, { accept: 'text/turtle' });
      expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([
        200,
        '',
        'text/turtle; charset=utf-8',
      ]);
    });

    it('give an ETag that changes with the graph only, and 304', async () => {
      await send('PUT', g, '<s> <p> 1 .');
      const first = await read(g);
      await send('PUT', '/graphs?graph=http%3A%2F%2Fe%2Fother', '<s> <p> 1 .');
      const headers = { accept: 'application/n-triples', 'if-none-match': String(first.headers.etag) };
      expect((await send('GET', g, undefined, headers)).statusCode).toBe(304);
      await send('PUT', g, '<s> <p> 2 .');
      expect((await send('GET', g, undefined, headers)).statusCode).toBe(200);
    });

    it('without a graph list the graphs', async () => {
      await send('PUT', g, '<s> <p> 1, 2 .');
      const list = await read('/graphs', 'text/turtle');
      expect(list.body).toContain('sd:name <http://e/g>');
      expect(list.body).toContain('void:triples 2');
    });
  });

  describe('DELETE (5.4)', () => {
    it('removes the graph, and answers 404 where there is none', async () => {
      await send('PUT', g, '<s> <p> 1 .');
      expect((await send('DELETE', g)).statusCode).toBe(204);
      expect((await read(g)).statusCode).toBe(404);
      expect((await send('DELETE', g)).statusCode).toBe(404);
    });
  });

  describe('PATCH (5.7)', () => {
    const patch = { ...bearer, 'content-type': 'application/sparql-update' };

    it('applies an update to the graph and to nothing else', async () => {
      await send('PUT', g, '<s> <p> 1 .');
      await send('PUT', '/graphs?graph=http%3A%2F%2Fe%2Fh', '<s> <p> 1 .');
      const update = 'DELETE { ?s ?p ?o } INSERT { ?s ?p 2 } WHERE { ?s ?p ?o }';
      expect((await send('PATCH', g, update, patch)).statusCode).toBe(204);
      expect((await read(g)).body).toContain('"2"');
      expect((await read('/graphs?graph=http%3A%2F%2Fe%2Fh')).body).toContain('"1"');
    });

    it('refuses an update that names a graph itself, and any other media type', async () => {
      for (const update of [
        'CLEAR ALL',
        'INSERT DATA { GRAPH <http://e/h> { <s> <p> 1 } }',
        'WITH <http://e/h> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
      ]) {
        expect((await send('PATCH', g, update, patch)).statusCode).toBe(400);
      }
      expect((await send('PATCH', g, '<s> <p> 1 .')).statusCode).toBe(415);
    });
  });

  describe('names the default graph (4.2)', () => {
    it('while queries see the union: it is a document of its own', async () => {
      await send('PUT', g, '<http://e/s> <http://e/p> 1 .');
      expect((await send('PUT', '/graphs?default', '<http://e/s> <http://e/p> 2 .')).statusCode).toBe(201);
      expect((await read('/graphs?default')).body).not.toContain('"1"');
      expect((await read('/graphs/default')).statusCode).toBe(200);
      expect((await send('DELETE', '/graphs?default')).statusCode).toBe(204);
      expect((await read(g)).statusCode).toBe(200);
    });
  });

  it.each([
    ['400 to two ways of naming a graph', 'GET', '/graphs?default&graph=http%3A%2F%2Fe%2Fg', undefined, 400],
    ['400 to a graph that is no IRI', 'GET', '/graphs?graph=g', undefined, 400],
    ['400 to a PUT of triples without a graph', 'PUT', '/graphs', '<http://e/s> <http://e/p> 1 .', 400],
    ['400 to a DELETE of the whole store', 'DELETE', '/graphs', undefined, 400],
    ['400 to malformed Turtle', 'PUT', g, '<s> <p>', 400],
  ] as const)('answers %s', async (_title, method, url, payload, status) => {
    expect((await send(method, url, payload)).statusCode).toBe(status);
  });

  it('answers 415 to a body that is not RDF', async () => {
    expect((await send('PUT', g, 'x', { ...bearer, 'content-type': 'text/html' })).statusCode).toBe(415);
  });

  it('answers 412 where If-Match or If-None-Match does not hold', async () => {
    expect((await send('PUT', g, '<s> <p> 1 .', { ...turtle, 'if-match': '*' })).statusCode).toBe(412);
    expect((await send('PUT', g, '<s> <p> 1 .', { ...turtle, 'if-none-match': '*' })).statusCode).toBe(201);
    expect((await send('PUT', g, '<s> <p> 2 .', { ...turtle, 'if-none-match': '*' })).statusCode).toBe(412);
    const { etag } = (await read(g)).headers;
    expect((await send('PUT', g, '<s> <p> 2 .', { ...turtle, 'if-match': String(etag) })).statusCode).toBe(204);
    expect((await send('PUT', g, '<s> <p> 3 .', { ...turtle, 'if-match': String(etag) })).statusCode).toBe(412);
  });

  it('answers 401 to writers without the token, and reads for everybody', async () => {
    for (const authorization of [undefined, 'Bearer wrong', `Basic ${adminToken}`]) {
      const headers = { 'content-type': 'text/turtle', ...(authorization && { authorization }) };
      const response = await send('PUT', g, '<s> <p> 1 .', headers);
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toContain('Bearer realm="Fabriques"');
    }
    expect((await send('GET', '/graphs', undefined, {})).statusCode).toBe(200);
  });
});
