import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, testBase, type TestServer } from '../../support/sparql-server.ts';

const sd = 'http://www.w3.org/ns/sparql-service-description#';

describe('The description of the SPARQL service', () => {
  let served: TestServer;

  beforeAll(async () => {
    served = await createTestServer();
  });
  afterAll(async () => served.close());

  const describeIn = async (accept?: string) =>
    served.server.inject({ url: '/sparql', headers: accept ? { accept } : {} });
  const objects = async (predicate: string) => {
    const quads = new Parser().parse((await describeIn('text/turtle')).body);
    return quads.filter((quad) => quad.predicate.value === sd + predicate).map(({ object }) => object.value);
  };

  it('"the service … MUST return a service description document when dereferenced without any query parameter" (2)', async () => {
    const response = await describeIn();
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/turtle; charset=utf-8']);
    expect(await objects('endpoint')).toEqual([`${testBase}sparql`]);
  });

  it.each(['application/ld+json', 'application/rdf+xml', 'application/n-triples', 'application/trig'])(
    '"SHOULD be available via content negotiation": %s',
    async (accept) => {
      const response = await describeIn(accept);
      expect(String(response.headers['content-type']).split(';')[0]).toBe(accept);
      expect(response.body).toContain('service-description#');
    },
  );

  it('names the languages, formats and features that there are', async () => {
    expect(await objects('supportedLanguage')).toEqual(
      expect.arrayContaining([`${sd}SPARQL11Query`, `${sd}SPARQL11Update`]),
    );
    expect(await objects('resultFormat')).toHaveLength(10);
    expect(await objects('feature')).toContain(`${sd}UnionDefaultGraph`);
    const { body } = await describeIn('text/turtle');
    for (const limit of ['joinedPatterns', 'timeoutMs', 'length']) {
      expect(body).toContain(`"${limit}"`);
    }
  });

  it('says what a write without a graph means', async () => {
    expect((await describeIn('text/turtle')).body).toContain(`${testBase}graphs/default`);
  });
});
