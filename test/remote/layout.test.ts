import { DataFactory } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/core/configuration.ts';
import { Connection } from '../../src/store/remote/connection.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { hasVirtuoso, startVirtuoso, type Virtuoso } from '../support/virtuoso.ts';

const { namedNode, literal, quad } = DataFactory;
const base = 'http://layout.test/';
const graph = namedNode(`${base}graphs/a`);
const [place, contact] = [namedNode(`${base}a`), namedNode(`${base}a#contact`)];
const contactPoint = namedNode('https://schema.org/contactPoint');
const telephone = namedNode('https://schema.org/telephone');

describe.skipIf(!hasVirtuoso)('A store of an older version, in which queries saw every contact', () => {
  let virtuoso: Virtuoso;
  beforeAll(async () => {
    virtuoso = await startVirtuoso();
  });
  afterAll(async () => virtuoso.close());

  it('is brought up to date at the first start, and by one of several servers', async () => {
    const environment = { ...virtuoso.environment, FABRIQUES_BASE_IRI: base };
    const configuration = readConfiguration(environment, { seedDir: 'none' });
    const { storeAccess } = configuration;
    if (!storeAccess) {
      throw new Error('No store to stand above');
    }
    const open = () => new RemoteStore({ ...configuration, ...storeAccess });
    const before = open();
    const said = [quad(place, contactPoint, contact, graph), quad(contact, telephone, literal('0102030405'), graph)];
    await before.commit({ added: said, removed: [], author: 'test', message: 'one' });
    await before.close();

    const connection = new Connection(storeAccess);
    const triples = `<${place.value}> <${contactPoint.value}> <${contact.value}> . <${contact.value}> <${telephone.value}> "0102030405"`;
    const inHead = 'GRAPH <urn:x-fabriques:head> { <urn:x-fabriques:head> <urn:x-fabriques:layout>';
    await connection.update(
      `INSERT DATA { GRAPH <${graph.value}> { ${triples} } GRAPH <urn:x-fabriques:union> { ${triples} } } ; ` +
        `CLEAR GRAPH <urn:x-fabriques:withheld> ; DELETE DATA { ${inHead} 2 } } ; INSERT DATA { ${inHead} 1 } }`,
      5000,
    );
    await connection.close();

    const servers = [open(), open(), open()];
    await Promise.all(servers.map(async (server) => server.ready()));
    for (const server of servers) {
      for (const text of ['SELECT ?o { ?s ?p ?o }', 'SELECT ?o { GRAPH ?g { ?s ?p ?o } }']) {
        const { body } = await server.query({ text, resultsMediaType: 'text/csv' });
        expect(new TextDecoder().decode(body)).toBe('o\r\n');
      }
      expect(await server.readGraph(graph)).toEqual(said);
      expect((await server.graphsAbout(contact)).map((one) => one.graph.value)).toEqual([graph.value]);
      expect(await server.revision()).toBe(1);
    }
    await Promise.all(servers.map(async (server) => server.close()));
  });
});
