import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from './seed-data.ts';

/** A statement of a document: a property with its prefix, and the value of the object. */
export type Fact = readonly [property: string, value: string];

/** What a source of a kind gives, in the course of time. */
export interface HarvestSample {
  readonly title: string;
  readonly kind: string;
  /** Where it is not that of the kind. */
  readonly mapping?: string;
  readonly contentType: string;
  /** Where the answer is found, if not at the address of the peer. */
  readonly path?: string;
  /** Two places. */
  readonly good: string;
  /** What the documents then say. */
  readonly facts: readonly Fact[];
  readonly unread: readonly string[];
  /** The first place is described anew. */
  readonly changed: string;
  readonly change: Fact;
  /** Only the first place is left. */
  readonly shortened: string;
  /** A third place that the shapes refuse. */
  readonly wrong: string;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly postcode: string;
}

const first: Row = { id: '1', name: 'Premier lieu', postcode: '01500' };
const second: Row = { id: '2', name: 'Second lieu', postcode: '01500' };
const renamed: Row = { ...first, name: 'Lieu rebaptisé' };
const wrong: Row = { id: '3', name: 'Lieu refusé', postcode: '1500' };

/** The same source four times: its rows are written as the source writes them. */
function inTime(write: (rows: readonly Row[]) => string) {
  return {
    good: write([first, second]),
    changed: write([renamed, second]),
    change: ['schema:name', 'Lieu rebaptisé'] as const,
    shortened: write([renamed]),
    wrong: write([renamed, wrong]),
  };
}

const read = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../samples/harvest', file), 'utf8').trim();

type Json = Readonly<Record<string, unknown>>;
const readJson = (file: string): Json => JSON.parse(read(file)) as Json;
const firstOf = (list: unknown): Json => (list as Json[])[0] ?? {};
const inside = (record: Json, key: string, more: Json): Json => ({ [key]: { ...(record[key] as Json), ...more } });

const address: readonly Fact[] = [
  ['schema:streetAddress', '1 rue Exemple'],
  ['schema:postalCode', '01500'],
  ['schema:addressLocality', 'Ambérieu-en-Bugey'],
  ['fab:communeCode', '01004'],
];
const name: Fact = ['schema:name', 'Premier lieu'];
const point: readonly Fact[] = [
  ['geo:lat', '45.96084'],
  ['geo:long', '5.37186'],
  ['fab:locationPrecision', 'exact'],
];
const family = (slug: string): Fact => ['fab:family', `https://w3id.org/fabriques/schemas/families#${slug}`];

function goGoCarto(file: string, more: readonly Fact[], unread: readonly string[]): HarvestSample {
  const answer = readJson(file);
  const element = firstOf(answer['data']);
  return {
    ...{ title: `gogocarto, ${file}`, kind: 'gogocarto', contentType: 'application/json', unread },
    facts: [name, ...address, ...point, ['schema:url', 'http://exemple.org'], ...more],
    ...inTime((rows) =>
      JSON.stringify({
        ...answer,
        data: rows.map(({ id, name: called, postcode }) => ({
          ...element,
          ...{ id, name: called },
          ...inside(element, 'address', { postalCode: postcode }),
        })),
      }),
    ),
  };
}

const umap = readJson('umap.geojson');
const feature = firstOf(umap['features']);
const overpass = readJson('overpass.json');
const element = firstOf(overpass['elements']);
const communecter = readJson('communecter_franceTierslieux_organization.json');
const lab = firstOf(JSON.parse(read('fablabs_io_labs.json')));
const [mediationHead = '', mediationRow = ''] = read('mediation_numerique.csv').split(/\r?\n/u);
const [cgetHead = '', cgetRow = ''] = readFileSync(
  join(dataDir, 'sources/cget-2019/cget_tierslieux_2019_sans_contacts.csv'),
  'utf8',
).split(/\r?\n/u);
const container = readJson('semapps_ldp_container.jsonld');
const member = firstOf(container['ldp:contains']);
const pair = 'http://virtual-assembly.org/ontologies/pair#';
const graph = readJson('schema-org.jsonld');
const place = firstOf(graph['@graph']);
const wikiPage = read('movilab-fabriques.wikitext').replace(/\|-\n\| \[\[MONSCOBAR[\s\S]*?\n\|\}/u, '|}');
const asApi = (wikitext: string): string =>
  JSON.stringify({ parse: { title: 'Fabriques de Territoire', pageid: 1, wikitext: { '*': wikitext } } });

/** The page of MoviLab with its two tables whole, as `api.php` gives it. */
export const movilabPage = asApi(read('movilab-fabriques.wikitext'));

const ownTurtle = (rows: readonly Row[]): string =>
  `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix schema: <https://schema.org/> .\n${rows
    .map(
      ({ id, name: called, postcode }) =>
        `<http://la-bas.example/lieux/${id}> a fab:TiersLieu ; schema:name "${called}" ; schema:address [ a schema:PostalAddress ;
         schema:streetAddress "1 rue Exemple" ; schema:postalCode "${postcode}" ; schema:addressLocality "Ambérieu-en-Bugey" ] .`,
    )
    .join('\n')}`;

/** A stream with a version a row; a place that is no longer there has a version that says so. */
const stream = (rows: readonly Row[]): string => {
  const time = rows.some(({ name: called }) => called === renamed.name) ? '2026-02-01' : '2026-01-01';
  const gone = rows.some(({ id }) => id === second.id) ? [] : [second];
  return `@prefix tree: <https://w3id.org/tree#> . @prefix ldes: <https://w3id.org/ldes#> . @prefix as: <https://www.w3.org/ns/activitystreams#> .
    @prefix dcterms: <http://purl.org/dc/terms/> . @prefix fab: <https://w3id.org/fabriques/ns#> . @prefix schema: <https://schema.org/> .
    <#s> a ldes:EventStream ; ldes:timestampPath dcterms:created ; ldes:versionOfPath dcterms:isVersionOf .
    ${[first, second].map(({ id, name: called, postcode }) => version(id, '2025-01-01', `a fab:TiersLieu ; schema:name "${called}" ; ${inTurtle(postcode)}`)).join('\n')}
    ${rows.map(({ id, name: called, postcode }) => version(id, time, `a fab:TiersLieu ; schema:name "${called}" ; ${inTurtle(postcode)}`)).join('\n')}
    ${gone.map(({ id }) => version(id, '2026-03-01', 'a as:Delete')).join('\n')}`;
};
const inTurtle = (postcode: string): string =>
  `schema:address [ a schema:PostalAddress ; schema:streetAddress "1 rue Exemple" ; schema:postalCode "${postcode}" ; schema:addressLocality "Ambérieu-en-Bugey" ]`;
const version = (id: string, time: string, said: string): string =>
  `<#s> tree:member <#v${id}-${time}> . <#v${id}-${time}> ${said} ; dcterms:isVersionOf <http://la-bas.example/lieux/${id}> ; dcterms:created "${time}T00:00:00Z" .`;

/** The documents of another instance, as it answers the query for them. */
const instance = (rows: readonly Row[]): string =>
  JSON.stringify({
    results: {
      bindings: rows.flatMap(({ id, name: called, postcode }) => {
        const own = `http://la-bas.example/tiers-lieux/${id}`;
        const say = (s: string, p: string, o: Json) => ({
          g: { type: 'uri', value: `http://la-bas.example/graphs/tiers-lieux/${id}` },
          ...{ s: { type: 'uri', value: s }, p: { type: 'uri', value: p }, o },
        });
        const literal = (value: string): Json => ({ type: 'literal', value });
        const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
        return [
          say(own, type, { type: 'uri', value: 'https://w3id.org/fabriques/ns#TiersLieu' }),
          say(own, 'https://schema.org/name', literal(called)),
          say(own, 'https://w3id.org/fabriques/ns#communeCode', literal('01004')),
          say(own, 'https://schema.org/address', { type: 'uri', value: `${own}#address` }),
          say(`${own}#address`, type, { type: 'uri', value: 'https://schema.org/PostalAddress' }),
          say(`${own}#address`, 'https://schema.org/streetAddress', literal('1 rue Exemple')),
          say(`${own}#address`, 'https://schema.org/postalCode', literal(postcode)),
          say(`${own}#address`, 'https://schema.org/addressLocality', literal('Ambérieu-en-Bugey')),
        ];
      }),
    },
  });

/** Every kind that is not asked in SPARQL, by the mappings that come with the software. */
export const harvestSamples: readonly HarvestSample[] = [
  goGoCarto(
    'gogocarto_elements.json',
    [
      ['dcterms:license', 'https://opendatacommons.org/licenses/odbl/summary/'],
      ['schema:keywords', 'Tiers-lieu'],
      ['schema:description', 'Texte'],
    ],
    ['email', 'telephone'],
  ),
  goGoCarto('gogocarto_elements_2018.json', [], ['createdAt', 'updatedAt']),
  {
    ...{ title: 'geojson, uMap', kind: 'geojson', contentType: 'application/geo+json' },
    facts: [name, ...address, ...point, ['schema:url', 'http://exemple.org'], family('fablab')],
    unread: ['couleur'],
    ...inTime((rows) =>
      JSON.stringify({
        ...umap,
        features: rows.map(({ id, name: called, postcode }) => ({
          ...feature,
          ...{ id: `M${id}` },
          ...inside(feature, 'properties', { name: called, code_postal: postcode }),
        })),
      }),
    ),
  },
  {
    ...{ title: 'communecter', kind: 'communecter', contentType: 'application/json' },
    facts: [
      name,
      ...[family('coworking'), family('cuisine-partagee')],
      ['geo:lat', '-21.34'],
      ['fab:communeCode', '97416'],
      ['schema:streetAddress', '12 Allée des Exemples'],
      ['schema:keywords', 'TiersLieu'],
      ['schema:url', 'https://videos.lescommuns.org/w/abc'],
    ],
    unread: ['email', 'manageModel', 'openingHours'],
    ...inTime((rows) =>
      JSON.stringify(
        Object.fromEntries(
          rows.map(({ id, name: called, postcode }) => [
            id,
            {
              ...communecter,
              ...{ _id: { $id: id }, name: called },
              ...inside(communecter, 'address', { postalCode: postcode === '01500' ? '97410' : postcode }),
            },
          ]),
        ),
      ),
    ),
  },
  {
    ...{ title: 'overpass', kind: 'overpass', contentType: 'application/json' },
    facts: [
      ...[name, ...address, ...point, family('coworking')],
      ['schema:url', 'https://exemple.org'],
      ['schema:sameAs', 'https://www.openstreetmap.org/way/1'],
      ['schema:sameAs', 'http://www.wikidata.org/entity/Q42'],
    ],
    unread: ['building', 'wheelchair'],
    ...inTime((rows) =>
      JSON.stringify({
        ...overpass,
        elements: rows.map(({ id, name: called, postcode }) => ({
          ...element,
          ...{ id: Number(id) },
          ...inside(element, 'tags', { name: called, 'addr:postcode': postcode }),
        })),
      }),
    ),
  },
  {
    ...{ title: 'json, fablabs.io', kind: 'json', mapping: 'fablabs-io', contentType: 'application/json' },
    facts: [
      ...[name, ...address, family('fablab')],
      ['geo:lat', '45.96'],
      ['schema:url', 'http://exemple.org'],
      ['schema:keywords', 'laser'],
    ],
    unread: ['activity_status', 'slug'],
    ...inTime((rows) =>
      JSON.stringify(
        rows.map(({ id, name: called, postcode }) => ({
          ...lab,
          ...{ id: Number(id), name: called, postal_code: postcode },
        })),
      ),
    ),
  },
  {
    ...{ title: 'csv, digital mediation', kind: 'csv', mapping: 'mediation-numerique', contentType: 'text/csv' },
    facts: [
      ...[name, ...address, ...point, family('fablab')],
      ['schema:url', 'https://exemple.org'],
      ['schema:keywords', 'Loisirs et créations numériques'],
      ['fab:siret', '43493312300029'],
      ['rdf:type', 'https://w3id.org/fabriques/ns#Fabrique'],
    ],
    unread: ['courriels', 'telephone', 'horaires'],
    ...inTime((rows) =>
      [
        mediationHead,
        ...rows.map(({ id, name: called, postcode }) =>
          mediationRow
            .replace('exemple-1', id)
            .replace('Exemple (synthétique)', called)
            .replace(',01500,', `,${postcode},`),
        ),
        // A place that is none of ours.
        mediationRow
          .replace('exemple-1', '9')
          .replace('TIERS_LIEUX|FABLAB', 'MUNI')
          .replace('Fabriques de Territoire', ''),
      ].join('\n'),
    ),
  },
  {
    ...{ title: 'csv, CGET 2019', kind: 'csv', mapping: 'cget-2019', contentType: 'text/csv' },
    facts: [
      ...[name, family('coworking')],
      ['geo:lat', '47.245935'],
      ['schema:streetAddress', '9 Rue du Petit Châtelier'],
      ['fab:communeCode', '44109'],
      ['schema:url', 'http://www.ade-coworking.net'],
    ],
    unread: ['TWITTER', 'POPCOM'].filter((column) => column !== 'TWITTER'),
    ...inTime((rows) =>
      [
        cgetHead,
        ...rows.map(({ id, name: called, postcode }) =>
          cgetRow
            .replace(/^1,ADE Coworking/u, `${id},${called}`)
            // A code that is none is left out by this mapping; a point beyond the globe is not.
            .replace('47.245935', postcode === wrong.postcode ? '470' : '47.245935'),
        ),
      ].join('\n'),
    ),
  },
  {
    ...{ title: 'semapps', kind: 'semapps', contentType: 'application/ld+json' },
    facts: [name, ...address, ['geo:lat', '45.96'], ['schema:addressCountry', 'FR']],
    unread: [`${pair}partnerOf`],
    ...inTime((rows) =>
      JSON.stringify({
        ...container,
        '@context': { pair, ldp: 'http://www.w3.org/ns/ldp#', id: '@id', type: '@type' },
        'ldp:contains': rows.map(({ id, name: called, postcode }) => ({
          ...member,
          ...{ id: `https://data.example.org/organizations/${id}`, 'pair:label': called },
          ...inside(
            member,
            'pair:hasLocation',
            inside(member['pair:hasLocation'] as Json, 'pair:hasPostalAddress', { 'pair:addressZipCode': postcode }),
          ),
        })),
      }),
    ),
  },
  {
    ...{ title: 'rdf, JSON-LD of schema.org', kind: 'rdf', mapping: 'schema-org', contentType: 'application/ld+json' },
    facts: [
      ...[name, ...address, ...point, family('coworking'), family('fablab')],
      ['schema:url', 'https://exemple.org'],
      ['schema:sameAs', 'https://www.wikidata.org/entity/Q42'],
    ],
    unread: ['https://schema.org/amenityFeature'],
    ...inTime((rows) =>
      JSON.stringify({
        ...graph,
        '@graph': rows.map(({ id, name: called, postcode }) => ({
          ...place,
          ...{ '@id': `https://data.example.org/lieux/${id}`, name: called },
          ...inside(place, 'address', { postalCode: postcode }),
        })),
      }),
    ),
  },
  {
    ...{
      title: 'mediawiki, MoviLab',
      kind: 'mediawiki',
      mapping: 'movilab-fabriques',
      contentType: 'application/json',
    },
    good: asApi(wikiPage),
    facts: [
      ['schema:name', 'LAB01'],
      ['fab:movilabPage', 'https://movilab.org/wiki/LAB01'],
      ['fab:communeCode', '01004'],
      ['fab:inQPV', 'true'],
      ['schema:foundingDate', '2016'],
    ],
    unread: [],
    changed: asApi(wikiPage.replace('| oui\n| oui\n', '| oui\n| non\n')),
    change: ['fab:numerique', 'false'],
    shortened: asApi(wikiPage.replace(/\|-\n\| \[\[La Dynamo[\s\S]*?\n\|\}/u, '|}')),
    wrong: asApi(wikiPage.replace('73000', '7300').replace('Chambéry', 'Chambery-sur-Mer')),
  },
  {
    ...{ title: 'rdf, this vocabulary', kind: 'rdf', contentType: 'text/turtle' },
    ...{ facts: [name, ...address], unread: [], ...inTime(ownTurtle) },
  },
  {
    ...{ title: 'ldes', kind: 'ldes', contentType: 'text/turtle' },
    ...{ facts: [name, ...address], unread: [], ...inTime(stream) },
  },
  {
    ...{ title: 'fabriques, another instance', kind: 'fabriques', contentType: 'application/sparql-results+json' },
    ...{ facts: [name, ...address], unread: [], path: '/sparql', ...inTime(instance) },
  },
];
