import jsonld from 'jsonld';
import { isomorphic } from 'rdf-isomorphic';
import type { Place, WithContext } from 'schema-dts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRdf } from '../../../src/core/rdf/parse.ts';
import { completeBase as base, withCompletePlace } from '../../support/complete-place.ts';
import type { WritableServer } from '../../support/writer.ts';

let test: WritableServer;
beforeAll(async () => {
  test = await withCompletePlace();
});
afterAll(() => test.close());

const get = (url: string, accept = '*/*') => test.server.inject({ url, headers: { accept } });

describe('The rendering in PAIR', () => {
  const pair = 'http://virtual-assembly.org/ontologies/pair#';

  it('is an LDP container that the data provider of SemApps lists', async () => {
    // semantic-data-provider/src/dataProvider/utils/fetchContainers.ts, with a context of its own.
    const jsonContext = { pair, ldp: 'http://www.w3.org/ns/ldp#', id: '@id', type: '@type' };
    const fetched = (await get('/fabriques?vocab=pair', 'application/ld+json')).json<object>();
    const json = (await jsonld.compact(fetched, jsonContext)) as Record<string, unknown>;
    const types = [json['type'] ?? json['@type']].flat();
    expect(types).toContain('ldp:Container');
    const resources = [json['ldp:contains']].flat() as Record<string, unknown>[];
    expect(resources).toHaveLength(383);
    for (const { id, type, 'pair:label': label } of resources) {
      expect([typeof id, [type].flat().includes('pair:Place'), typeof label]).toEqual(['string', true, 'string']);
    }
    const complete = resources.find(({ id }) => id === `${base}fabriques/la-complete`);
    expect(complete).toMatchObject({
      'pair:label': 'La Complète, l’exemple',
      'pair:hasPostalAddress': {
        type: 'pair:PostalAddress',
        'pair:addressZipCode': '01500',
        'pair:addressLocality': 'Ambérieu-en-Bugey',
      },
      'pair:homePage': { id: 'https://exemple.fr/' },
      'pair:involves': { id: `${base}structures/exemple` },
    });
    const filtered = (await get('/fabriques?vocab=pair&departement=73&q=dynamo')).json<{ 'ldp:contains': object[] }>();
    expect(filtered['ldp:contains']).toHaveLength(1);
  });

  it.each([
    ['/fabriques/lab01', 'pair:Place', 'LAB01'],
    ['/structures/simplon', 'pair:Organization', 'Simplon'],
    ['/actions/coworking', 'pair:Topic', undefined],
  ])('is made of %s', async (path, type, label) => {
    const json = (await get(`${path}?vocab=pair`)).json<Record<string, unknown>>();
    expect([json['id'], json['type']]).toEqual([`${base}${path.slice(1)}`, type]);
    expect(label === undefined || String(json['pair:label']).startsWith(label)).toBe(true);
    const turtle = await get(`${path}.ttl?vocab=pair`);
    expect(turtle.headers['content-type']).toBe('text/turtle; charset=utf-8');
    const [asTurtle, asJson] = await Promise.all([
      parseRdf(turtle.body, 'text/turtle'),
      parseRdf(JSON.stringify(json), 'application/ld+json'),
    ]);
    expect(isomorphic(asTurtle, asJson)).toBe(true);
    // Nothing but what SemApps knows.
    expect(
      asTurtle.every(({ predicate }) => predicate.value.startsWith(pair) || predicate.value.endsWith('#type')),
    ).toBe(true);
  });
});

describe('The rendering in schema.org', () => {
  it('speaks of a place in words of schema.org alone, as its types want them', async () => {
    const response = await get('/fabriques/la-complete?vocab=schema', 'application/ld+json');
    const json = response.json<Record<string, unknown>>();
    const typed: WithContext<Extract<Place, object>> = {
      '@context': 'https://schema.org',
      '@type': 'Place',
      '@id': `${base}fabriques/la-complete`,
      name: 'La Complète, l’exemple',
      address: { '@type': 'PostalAddress', postalCode: '01500', addressLocality: 'Ambérieu-en-Bugey' },
    };
    expect(json).toMatchObject(typed);
    expect(json['geo']).toMatchObject({ '@type': 'GeoCoordinates' });
    const quads = await parseRdf((await get('/fabriques/la-complete.nt?vocab=schema')).body, 'application/n-triples');
    const foreign = quads.filter(({ predicate }) => !/^https:\/\/schema\.org\/|#type$/u.test(predicate.value));
    expect(foreign).toEqual([]);
  });

  it('puts no place into the middle of its commune', async () => {
    const json = (await get('/fabriques/action-numerique?vocab=schema')).json<Record<string, unknown>>();
    expect([json['@type'], json['geo']]).toEqual(['Place', undefined]);
  });

  it('is not asked for under a name that nobody knows', async () => {
    const wrong = await get('/fabriques/lab01?vocab=klingon');
    expect([wrong.statusCode, wrong.json<{ accepted: string }>().accepted]).toEqual([400, 'pair, schema']);
    expect((await get('/structures?vocab=umap')).statusCode).toBe(400);
  });
});

describe('The map for uMap', () => {
  // umap/static/umap/js/modules: Utils.greedyTemplate for the address, data/features.js and schema.js for what is read.
  const options: Readonly<Record<string, (value: unknown) => boolean>> = {
    color: (value) => typeof value === 'string' && value !== '',
    iconClass: (value) => ['Default', 'Circle', 'LargeCircle', 'Drop', 'Ball', 'Raw'].includes(String(value)),
    showLabel: (value) => [true, false, null].includes(value as boolean | null),
    popupTemplate: (value) =>
      ['Default', 'Table', 'GeoRSSImage', 'GeoRSSLink', 'OSM', 'Wikipedia', 'Route'].includes(String(value)),
  };

  it('has points, flat properties, and options that it accepts, within the box that it asks for', async () => {
    const bbox = [5.3, 45.9, 5.4, 46];
    const url = '/fabriques.geojson?vocab=umap&bbox={bbox}'.replace('{bbox}', bbox.join(','));
    const response = await get(url);
    expect([response.headers['content-type'], response.headers['access-control-allow-origin']]).toEqual([
      'application/geo+json',
      '*',
    ]);
    const { features } = response.json<{
      features: { geometry: { type: string; coordinates: number[] }; properties: Record<string, unknown> }[];
    }>();
    expect(features.map(({ properties }) => properties['name'])).toEqual(
      expect.arrayContaining(['LAB01', 'La Complète, l’exemple']),
    );
    for (const { geometry, properties } of features) {
      const [long = 0, lat = 0] = geometry.coordinates;
      expect([geometry.type, long >= 5.3 && long <= 5.4, lat >= 45.9 && lat <= 46]).toEqual(['Point', true, true]);
      const { _umap_options: given, ...flat } = properties;
      expect(Object.values(flat).every((value) => typeof value === 'string')).toBe(true);
      expect(Object.keys(flat).some((key) => key.includes('.') || key.startsWith('_'))).toBe(false);
      for (const [name, value] of Object.entries(given as object)) {
        expect([name, options[name]?.(value)]).toEqual([name, true]);
      }
      expect(properties['description']).toContain(`[[${String(properties['page'])}|`);
    }
  });
});
