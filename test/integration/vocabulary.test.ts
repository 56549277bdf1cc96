import { Parser, Store as QuadIndex } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prefixes } from '../../src/vocabulary/namespaces.ts';
import { createTestServer, type TestServer } from '../support/test-server.ts';

describe('The vocabulary, its shapes, its schemes and its context', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await createTestServer();
  });
  afterAll(async () => test.close());

  const get = async (url: string, accept?: string) => test.server.inject({ url, headers: accept ? { accept } : {} });
  const quadsOf = (turtle: string) => new QuadIndex(new Parser({ baseIRI: 'http://fabriques.example/' }).parse(turtle));

  it.each(['/ns', '/ns/Fabrique', '/ns/partnership', '/schemas', '/schemas/legal-forms', '/shapes', '/'])(
    'at %s come in every RDF format, with their validators',
    async (url) => {
      for (const mediaType of ['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml']) {
        const answer = await get(url, mediaType);
        expect(answer.statusCode).toBe(200);
        expect(answer.headers['content-type']).toContain(mediaType);
        expect(answer.headers['vary']).toContain('Accept');
        const again = await test.server.inject({
          url,
          headers: { accept: mediaType, 'if-none-match': answer.headers.etag ?? '' },
        });
        expect(again.statusCode).toBe(304);
      }
    },
  );

  it('describe a term with its alignments', async () => {
    const term = quadsOf((await get('/ns/Fabrique.ttl')).body);
    expect(term.countQuads(`${prefixes.fab}Fabrique`, `${prefixes.rdfs}label`, null, null)).toBe(2);
    expect(term.getSubjects(null, null, null).map(({ value }) => value)).toEqual([`${prefixes.fab}Fabrique`]);
  });

  it('give the actions, which stand in the data, with the scheme of actions', async () => {
    const scheme = quadsOf((await get('/schemas/actions.ttl')).body);
    const coworking = 'http://fabriques.example/actions/coworking';
    expect(scheme.countQuads(coworking, `${prefixes.skos}prefLabel`, null, null)).toBe(2);
  });

  it('give the context to whoever asks for nothing in particular', async () => {
    const answer = await get('/context.jsonld');
    expect(answer.headers['content-type']).toBe('application/ld+json');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.json()).toHaveProperty(['@context', 'carriedBy']);
  });

  it.each([
    ['/ns/Nothing', undefined, 404],
    ['/schemas/nothing', undefined, 404],
    ['/ns', 'image/png', 406],
    ['/context.jsonld', 'text/turtle', 406],
    ['/assets/style.css', undefined, 404],
  ])('answer %s asked as %s with %i', async (url, accept, status) => {
    expect((await get(url, accept)).statusCode).toBe(status);
  });

  it('tell programs at the root where everything is', async () => {
    const about = quadsOf((await get('/', 'text/turtle')).body);
    const value = (property: string) => about.getObjects('http://fabriques.example/', property, null)[0]?.value;
    expect(value(`${prefixes.void}sparqlEndpoint`)).toBe('http://fabriques.example/sparql');
    const entities = about.getObjects(null, `${prefixes.void}entities`, null).map((one) => one.value);
    expect(entities).toContain('382');
  });
});
