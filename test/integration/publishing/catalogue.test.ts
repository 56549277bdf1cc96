import { gunzipSync } from 'node:zlib';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Store as Graph } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRdf } from '../../../src/core/rdf/parse.ts';
import { collectionNames } from '../../../src/vocabulary/kinds.ts';
import { prefixes } from '../../../src/vocabulary/namespaces.ts';
import { startPublishing, type PublishingServer } from '../../support/publishing.ts';

const { dcat, dcterms, foaf, rdf } = prefixes;
const voidNs = prefixes.void;
const europe = 'http://publications.europa.eu/resource/authority/';

let test: PublishingServer;
beforeAll(async () => {
  test = await startPublishing();
});
afterAll(() => test.close());

const graphOf = async (path: string, accept?: string) => new Graph(await test.quads(path, accept));

describe('The catalogue', () => {
  it('has all that the European profile of DCAT makes mandatory, and what it recommends', async () => {
    const graph = await graphOf('catalog');
    const catalogue = `${test.base}catalog`;
    const has = (node: string, property: string) => graph.getObjects(node, property, null);
    expect(has(catalogue, `${rdf}type`).map(({ value }) => value)).toEqual([`${dcat}Catalog`]);
    for (const property of ['title', 'description', 'publisher', 'language', 'license', 'modified']) {
      expect([property, has(catalogue, dcterms + property).length > 0]).toEqual([property, true]);
    }
    expect(has(has(catalogue, `${dcterms}publisher`)[0]?.value ?? '', `${foaf}name`)).not.toEqual([]);

    const datasets = has(catalogue, `${dcat}dataset`).map(({ value }) => value);
    // Everything, each collection, and at least the three sources of the seed.
    expect(datasets.length).toBeGreaterThanOrEqual(1 + collectionNames.length + 3);
    for (const dataset of datasets) {
      for (const property of [
        `${dcterms}title`,
        `${dcterms}description`,
        `${dcterms}identifier`,
        `${dcat}distribution`,
      ]) {
        expect([dataset, property, has(dataset, property).length > 0]).toEqual([dataset, property, true]);
      }
      expect(has(dataset, `${rdf}type`).map(({ value }) => value)).toContain(`${dcat}Dataset`);
    }
    const distributions = graph.getSubjects(`${rdf}type`, `${dcat}Distribution`, null).map(({ value }) => value);
    expect(distributions.length).toBeGreaterThan(15);
    for (const distribution of distributions) {
      const [format] = has(distribution, `${dcterms}format`);
      expect(format?.value.startsWith(`${europe}file-type/`)).toBe(true);
      expect(has(distribution, `${dcat}mediaType`)[0]?.value).toMatch(
        /^https:\/\/www\.iana\.org\/assignments\/media-types\//u,
      );
      expect(has(distribution, `${dcterms}license`).length + has(distribution, `${dcterms}rights`).length).toBe(1);
    }
  });

  it('leads only to addresses that answer, with the media type that it tells', async () => {
    const graph = await graphOf('catalog');
    for (const { subject, object } of graph.getQuads(null, `${dcat}downloadURL`, null, null)) {
      const [mediaType] = graph.getObjects(subject, `${dcat}mediaType`, null);
      const response = await fetch(object.value, { headers: { accept: '*/*', 'accept-encoding': 'identity' } });
      const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
      const expected = object.value.endsWith('.gz')
        ? 'application/gzip'
        : (mediaType?.value.split('media-types/')[1] ?? '');
      expect([object.value, response.status, type]).toEqual([object.value, 200, expected]);
      const [bytes] = graph.getObjects(subject, `${dcat}byteSize`, null);
      const body = await response.arrayBuffer();
      expect(bytes === undefined || Number(bytes.value) === body.byteLength).toBe(true);
    }
  });

  it('says the licence of each source', async () => {
    const graph = await graphOf('catalog');
    const licences = (source: string) =>
      graph.getObjects(`${test.base}federation#${source}`, `${dcterms}license`, null).map(({ value }) => value);
    expect(licences('anct-fabriques')).toEqual(['https://www.etalab.gouv.fr/licence-ouverte-open-licence']);
    expect(licences('movilab-fabriques')).toEqual(['https://creativecommons.org/licenses/by-sa/4.0/']);
  });

  it('gives what the harvester of data.gouv.fr reads: an identifier, a title, and an address for each resource', async () => {
    // udata: udata/harvest/backends/dcat.py and udata/core/dataset/rdf.py.
    const response = await fetch(`${test.base}catalog`, { headers: { accept: 'application/rdf+xml' } });
    const quads = await parseRdf(await response.text(), 'application/rdf+xml', { baseIri: test.base });
    const page = new Graph(quads);
    const found = page.getSubjects(`${rdf}type`, `${dcat}Dataset`, null).map((node) => {
      const value = (property: string) => page.getObjects(node, property, null)[0]?.value;
      const resources = page.getObjects(node, `${dcat}distribution`, null).map((one) => {
        const of = (property: string) => page.getObjects(one, property, null)[0]?.value ?? '';
        const format = of(`${dcterms}format`).startsWith(`${europe}file-type/`)
          ? of(`${dcterms}format`).slice(`${europe}file-type/`.length).toLowerCase()
          : '';
        return { url: of(`${dcat}downloadURL`) || of(`${dcat}accessURL`), format };
      });
      return { identifier: value(`${dcterms}identifier`), title: value(`${dcterms}title`), resources };
    });
    expect(found.length).toBeGreaterThanOrEqual(1 + collectionNames.length + 3);
    for (const { identifier, title, resources } of found) {
      expect([identifier, title, resources.every(({ url, format }) => url !== '' && format !== '')]).toEqual([
        expect.any(String),
        expect.any(String),
        true,
      ]);
    }
  });

  it('is a page for people, in both languages', async () => {
    for (const [language, title] of [
      ['fr', 'Catalogue des données'],
      ['en', 'Data catalogue'],
    ] as const) {
      const response = await fetch(`${test.base}catalog?lang=${language}`, { headers: { accept: 'text/html' } });
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain(`<h1>${title}</h1>`);
    }
  });

  it('answers HEAD, conditional requests and wrong methods as every address does', async () => {
    const first = await fetch(`${test.base}catalog.ttl`);
    const etag = first.headers.get('etag') ?? '';
    expect((await fetch(`${test.base}catalog.ttl`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${test.base}catalog.ttl`, { method: 'HEAD' })).status).toBe(200);
    const wrong = await fetch(`${test.base}catalog`, { method: 'POST' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect((await fetch(`${test.base}catalog`)).headers.get('vary')).toContain('Accept');
  });
});

describe('VoID', () => {
  it('counts what is there: its partitions are those that SPARQL counts, and add up', async () => {
    const graph = await graphOf('.well-known/void', 'text/turtle');
    const number = (node: string, property: string) =>
      Number(graph.getObjects(node, voidNs + property, null)[0]?.value);
    const triples = number(test.base, 'triples');
    const properties = graph.getObjects(test.base, `${voidNs}propertyPartition`, null);
    expect(properties.length).toBe(number(test.base, 'properties'));
    expect(properties.reduce((sum, { value }) => sum + number(value, 'triples'), 0)).toBe(triples);
    const [fabriques] = graph.getSubjects(`${voidNs}class`, `${prefixes.fab}Fabrique`, null);
    expect(number(fabriques?.value ?? '', 'entities')).toBe(382);
    expect(number(`${test.base}federation#anct-fabriques`, 'documents')).toBe(382);
    const query = `SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }`;
    const counted = await fetch(`${test.base}sparql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/csv' },
    });
    expect(Number((await counted.text()).split('\n')[1])).toBe(triples);
  });

  it('describes the links to others as linksets', async () => {
    const page = 'https://movilab.org/wiki/LAB01';
    const thing = { type: 'Fabrique', name: 'Liée', communeCode: '01004', movilabPage: page };
    expect((await test.admin('PUT', '/fabriques/liee', thing)).statusCode).toBe(201);
    const graph = await graphOf('.well-known/void.ttl');
    const linksets = graph.getSubjects(`${rdf}type`, `${voidNs}Linkset`, null);
    expect(linksets.length).toBeGreaterThan(0);
    for (const linkset of linksets) {
      const of = (property: string) => graph.getObjects(linkset, voidNs + property, null)[0]?.value;
      expect(of('subjectsTarget')).toBe(test.base);
      expect([of('linkPredicate'), of('objectsTarget'), Number(of('triples')) > 0]).toEqual([
        expect.any(String),
        expect.any(String),
        true,
      ]);
    }
  });

  it('is the same in every format, and tells SemApps which container holds which class', async () => {
    const jsonLd = await (
      await fetch(`${test.base}.well-known/void`, { headers: { accept: 'application/ld+json' } })
    ).text();
    const asQuads = await parseRdf(jsonLd, 'application/ld+json');
    expect(isomorphic(asQuads, await test.quads('.well-known/void', 'text/turtle'))).toBe(true);
    // SemApps: semantic-data-provider/src/dataProvider/plugins/fetchVoidEndpoints.ts reads without expanding.
    const { '@graph': datasets } = JSON.parse(jsonLd) as { '@graph': Record<string, unknown>[] };
    const containers = datasets.flatMap((dataset) =>
      [(dataset['void:classPartition'] as Record<string, unknown>[] | undefined) ?? []].flat().flatMap((partition) =>
        [partition['void:class'] ?? []].flat().map((type) => {
          const path = String(partition['void:uriSpace']).replace(String(dataset['void:uriSpace']), '/');
          return [path, type];
        }),
      ),
    );
    expect(containers).toContainEqual(['/fabriques?vocab=pair', `${prefixes.pair}Place`]);
    expect(containers).toHaveLength(collectionNames.length);
  });

  it('is described at the root of the instance, too', async () => {
    const graph = await graphOf('', 'text/turtle');
    expect(graph.getObjects(test.base, `${voidNs}triples`, null)).toHaveLength(1);
    expect(graph.getObjects(`${test.base}catalog`, `${dcat}dataset`, null)).not.toEqual([]);
  });
});

describe('The dumps', () => {
  const dump = async (name: string) => Buffer.from(await (await fetch(`${test.base}dumps/${name}`)).arrayBuffer());

  it('hold every document, the same in each syntax', async () => {
    const lines = (await dump('fabriques.nq')).toString();
    expect(gunzipSync(await dump('fabriques.nq.gz')).toString()).toBe(lines);
    const trig = (await dump('fabriques.trig')).toString();
    expect(gunzipSync(await dump('fabriques.trig.gz')).toString()).toBe(trig);
    const quads = new Graph(await parseRdf(lines, 'application/n-quads'));
    expect(new Graph(await parseRdf(trig, 'application/trig')).equals(quads)).toBe(true);
    let stored = 0;
    for await (const { graph, size } of test.store.listGraphs()) {
      stored += size;
      expect(quads.countQuads(null, null, null, graph)).toBe(size);
    }
    expect(quads.size).toBe(stored);
  });

  it('are written again only when the revision moves', async () => {
    await dump('fabriques.nq');
    const folder = join(test.configuration.stateDir, 'dumps');
    const before = readdirSync(folder).sort();
    const first = await fetch(`${test.base}dumps/fabriques.nq`);
    const etag = first.headers.get('etag') ?? '';
    await dump('fabriques.trig.gz');
    expect(readdirSync(folder).sort()).toEqual(before);
    expect((await fetch(`${test.base}dumps/fabriques.nq`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const created = await test.admin('POST', '/fabriques', { type: 'Fabrique', name: 'Ajoutée', communeCode: '01004' });
    expect(created.statusCode).toBe(201);
    expect((await dump('fabriques.nq')).toString()).toContain('"Ajoutée"');
    expect(readdirSync(folder).sort()).not.toEqual(before);
    expect(readdirSync(folder)).toHaveLength(4);
    expect((await fetch(`${test.base}dumps/fabriques.nq`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('can be had in parts, and asked for without their bytes', async () => {
    const head = await fetch(`${test.base}dumps/fabriques.nq`, { method: 'HEAD' });
    const whole = await dump('fabriques.nq');
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([200, whole.byteLength]);
    const part = await fetch(`${test.base}dumps/fabriques.nq`, { headers: { range: 'bytes=100-199' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200));
  });

  it('can be had of one source only, with its licence', async () => {
    const quads = new Graph(await test.quads('dumps/movilab-fabriques.trig'));
    expect(
      quads.countQuads(`${test.base}fabriques/lab01`, null, null, `${test.base}graphs/fabriques/lab01`),
    ).toBeGreaterThan(5);
    const licences = new Set(quads.getObjects(null, `${dcterms}license`, null).map(({ value }) => value));
    expect([...licences]).toEqual(['https://creativecommons.org/licenses/by-sa/4.0/']);
    expect((await fetch(`${test.base}dumps/nothing.trig`)).status).toBe(404);
  });
});
