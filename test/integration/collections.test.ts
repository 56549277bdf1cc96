import { DataFactory } from 'n3';
import { isomorphic } from 'rdf-isomorphic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CollectionPage } from '../../src/catalogue/collection-page.ts';
import { parseRdf } from '../../src/core/rdf/parse.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { createTestServer, type TestServer } from '../support/test-server.ts';

const base = 'http://fabriques.example/';
const collections = ['fabriques', 'structures', 'actions', 'visites', 'pratiques', 'categories'];

interface HydraPage {
  readonly totalItems: number;
  readonly member?: readonly { readonly id: string; readonly name: string }[];
  readonly view: Readonly<Record<string, string>>;
}

describe('A collection', () => {
  let test: TestServer;
  let shown: CollectionPage | undefined;
  beforeAll(async () => {
    test = await createTestServer({
      vocabularyInStore: true,
      dependencies: {
        pages: {
          problem: ({ title }) => `<h1>${title}</h1>`,
          thing: ({ iri }) => `<title>${iri}</title>`,
          collection: (page, { choice }) => {
            shown = page;
            return `<html lang="${choice.language}"><title>${page.total}</title>`;
          },
        },
      },
    });
  });
  afterAll(() => test.close());

  const get = (url: string, headers: Record<string, string> = {}) => test.server.inject({ url, headers });
  const page = async (url: string): Promise<HydraPage> => {
    const response = await get(url, { accept: 'application/ld+json' });
    expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, '']);
    return response.json<HydraPage>();
  };
  const slugs = async (url: string) => ((await page(url)).member ?? []).map(({ id }) => id.split('/').at(-1));

  it('holds exactly the 382 fabriques', async () => {
    expect((await page('/fabriques')).totalItems).toBe(382);
    expect((await page('/fabriques')).member).toHaveLength(50);
  });

  it('is paged in the words of Hydra, each member on one page only', async () => {
    const seen: (string | undefined)[] = [];
    let next: string | undefined = `${base}fabriques?parPage=100`;
    for (; next !== undefined;) {
      const { view, member } = await page(next.slice(base.length - 1));
      seen.push(...(member ?? []).map(({ id }) => id));
      expect(view['first']).toBe(`${base}fabriques?parPage=100&page=1`);
      expect(view['last']).toBe(`${base}fabriques?parPage=100&page=4`);
      next = view['next'];
    }
    expect([seen.length, new Set(seen).size]).toEqual([382, 382]);
  });

  it('orders names as a dictionary does', async () => {
    const names = (await page('/fabriques?parPage=500')).member?.map(({ name }) => name) ?? [];
    const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });
    expect(names).toEqual([...names].sort(collator.compare));
    const reversed = await slugs('/fabriques?tri=-nom&parPage=500');
    expect(reversed).toEqual((await slugs('/fabriques?parPage=500')).reverse());
  });

  it.each([
    ['a word of the name, without its accent', 'q=cooperative+baraka', ['monscobar']],
    ['a town', 'q=ambérieu', ['lab01']],
    ['a town without its accents', 'q=AMBERIEU bugey', ['lab01']],
    ['a département, an action and its status', 'departement=73&action=fab-lab&statut=starting', ['la-dynamo']],
    ['a commune', 'commune=01004', ['lab01']],
    ['a postcode', 'codePostal=01500', ['lab01']],
    ['what is known to be numérique', 'numerique=oui&departement=01', ['lab01']],
    ['a priority district', 'qpv=oui&departement=73', ['la-dynamo']],
    ['a carrier', 'structure=la-cooperative-baraka', ['monscobar']],
    ['a partner', 'structure=dynacite', ['lab01']],
    ['the year of the label', 'annee=2019&departement=01', ['lab01']],
    ['a box', 'bbox=5.3,45.9,5.4,46', ['lab01']],
    ['what is near or far, the nearest first', 'action=fab-lab&pres=45.57,5.92&rayon=partout', ['la-dynamo', 'lab01']],
    ['what is near', 'pres=45.96,5.37&rayon=2', ['lab01']],
    [
      'everything at once',
      'q=lab&departement=01&qpv=oui&numerique=true&action=coworking&statut=does&bbox=5,45,6,46',
      ['lab01'],
    ],
  ])('is narrowed by %s', async (_case, query, expected) => {
    expect(await slugs(`/fabriques?${query}`)).toEqual(expected);
  });

  it('takes several values as any of them, repeated or after a comma', async () => {
    const [ain, savoie, both] = await Promise.all([
      page('/fabriques?departement=01'),
      page('/fabriques?departement=73'),
      page('/fabriques?departement=01,73'),
    ]);
    expect(both.totalItems).toBe(ain.totalItems + savoie.totalItems);
    expect((await page('/fabriques?departement=01&departement=73')).totalItems).toBe(both.totalItems);
  });

  it('adds up: départements to régions, régions to everything, yes and no and unknown to everything', async () => {
    const total = async (query: string) => (await page(`/fabriques?${query}`)).totalItems;
    expect(await total('departement=02,59,60,62,80')).toBe(await total('region=32'));
    const all = '01,02,03,04,06,11,24,27,28,32,44,52,53,75,76,84,93,94';
    expect(await total(`region=${all},975,977,978,984,986,987,988`)).toBe(382);
    for (const name of ['qpv', 'numerique']) {
      const parts = await Promise.all(['oui', 'non', 'inconnu'].map((value) => total(`${name}=${value}`)));
      expect(parts.reduce((sum, part) => sum + part)).toBe(382);
    }
  });

  it('finds what stands under a category, by status', async () => {
    const does = await slugs('/fabriques?action=numerique&statut=does');
    expect(does).toContain('lab01');
    const any = await slugs('/fabriques?action=numerique&statut=does,starting,wants');
    expect(any.length).toBeGreaterThanOrEqual(does.length);
  });

  it('finds the smallest record, of which only name and commune are known, by its département and région', async () => {
    const [thing, graph] = [
      DataFactory.namedNode(`${base}fabriques/least`),
      DataFactory.namedNode(`${base}graphs/fabriques/least`),
    ];
    const turtle =
      '<> a <https://w3id.org/fabriques/ns#Fabrique> ; <https://schema.org/name> "Least" ; <https://w3id.org/fabriques/ns#communeCode> "97411" .';
    const quads = await parseRdf(turtle, 'text/turtle', { baseIri: thing.value });
    const added = quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
    await test.store.commit({ added, removed: [], author: 'test', message: 'test' });
    expect(await slugs('/fabriques?departement=974')).toContain('least');
    expect(await slugs('/fabriques?region=04')).toContain('least');
    await test.store.commit({ added: [], removed: added, author: 'test', message: 'test' });
    expect(await slugs('/fabriques?departement=974')).not.toContain('least');
  });

  it('puts the nearest first', async () => {
    const [nearest] = await slugs('/fabriques?pres=45.96,5.37&rayon=100');
    expect(nearest).toBe('lab01');
    const far = await slugs('/fabriques?pres=45.96,5.37&rayon=100&tri=-distance');
    expect(far.at(-1)).toBe('lab01');
    expect(far.length).toBeGreaterThan(3);
  });

  it.each([
    ['structures', 'departement=01', 'lab01'],
    ['structures', 'q=simplon', 'simplon'],
    ['actions', 'departement=01&statut=does', 'coworking'],
    ['actions', 'q=fab', 'fab-lab'],
    ['pratiques', 'q=video', 'presenter-sa-fabrique-en-video'],
    ['categories', 'q=mentoring', 'practice-categories#compagnonnage'],
  ])('of %s takes the same filters: %s', async (collection, query, expected) => {
    expect(await slugs(`/${collection}?${query}`)).toContain(expected);
  });

  it.each([
    ['departement=99', 'departement'],
    ['region=Bretagne', 'region'],
    ['commune=1004', 'commune'],
    ['codePostal=1500', 'codePostal'],
    ['qpv=maybe', 'qpv'],
    ['numerique=1', 'numerique'],
    ['action=../secret', 'action'],
    ['statut=done', 'statut'],
    ['structure=%3E', 'structure'],
    ['famille=a%20b', 'famille'],
    ['annee=19', 'annee'],
    ['bbox=1,2,3', 'bbox'],
    ['bbox=0,50,1,40', 'bbox'],
    ['pres=here', 'pres'],
    ['pres=91,0', 'pres'],
    ['rayon=0', 'rayon'],
    ['tri=taille', 'tri'],
    ['tri=distance', 'tri'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['parPage=100000', 'parPage'],
  ])('answers 400 to ?%s, naming the parameter and what it accepts', async (query, parameter) => {
    const response = await get(`/fabriques?${query}`, { 'accept-language': 'en' });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      parameter,
      accepted: expect.any(String) as unknown,
      detail: expect.stringContaining(`"${parameter}"`) as unknown,
    });
  });

  it.each([
    ['departement=999', 'des codes comme 59, 2A ou 971'],
    ['page=0', 'un nombre entier de 1 à 1000000'],
    ['bbox=1,2,3', 'ouest,sud,est,nord en degrés'],
    ['tri=nope', 'avec « - » devant pour l’ordre inverse'],
    ['rayon=0', 'des kilomètres, plus de 0 et au plus 2000, ou « partout »'],
    [`annee=${Array(101).fill('2019').join(',')}`, 'au plus 100 valeurs'],
  ])('says in French what ?%s accepts instead', async (query, accepted) => {
    const response = await get(`/fabriques?${query}`, { 'accept-language': 'fr' });
    expect(response.json()).toMatchObject({
      accepted: expect.stringContaining(accepted) as unknown,
      detail: expect.stringContaining(accepted) as unknown,
    });
    expect(response.json()).not.toHaveProperty('acceptedInFrench');
  });

  it('takes an empty field of a form as none, and leaves alone what it does not know', async () => {
    expect((await page('/fabriques?q=&departement=&qpv=&page=&utm_source=x')).totalItems).toBe(382);
  });

  it.each(['" } } DELETE', 'a\\\'b"c', '.*', '(((', '\\', '?thing', '🙂', 'é'.repeat(400)])(
    'looks for %s as it stands',
    async (q) => {
      expect((await page(`/fabriques?q=${encodeURIComponent(q)}`)).totalItems).toBeLessThan(5);
    },
  );

  it('gives the page to a browser, with its model', async () => {
    const response = await get('/fabriques?departement=01&page=1', { accept: 'text/html', 'accept-language': 'en' });
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers.vary).toBe('Accept, Accept-Language, Accept-Encoding');
    expect(response.body).toContain('lang="en"');
    const lab01 = shown?.members.find(({ slug }) => slug === 'lab01');
    expect(lab01).toMatchObject({
      name: 'LAB01',
      towns: ['Ambérieu-en-Bugey'],
      postalCodes: ['01500'],
      departement: '01',
      region: '84',
      inQPV: true,
      numerique: true,
      carriers: [{ iri: `${base}structures/lab01`, name: 'LAB01' }],
      carriersSince: ['2016'],
      labelYears: ['2019'],
      location: { lat: '45.960844', long: '5.371861', precision: 'commune' },
    });
    expect(lab01?.partners).toContainEqual({ kind: 'acteur-de-la-formation' });
    expect(lab01?.partners).toContainEqual({ kind: 'bailleur-social', name: 'Dynacité' });
    expect(lab01?.actions).toContainEqual({ iri: `${base}actions/coworking`, name: 'Coworking', status: 'does' });
  });

  it.each(collections)('/%s is the same triples in every RDF format', async (collection) => {
    const contexts = new Map([[`${base}context.jsonld`, test.dependencies.vocabulary.context]]);
    const read = async (suffix: string) => {
      const response = await get(`/${collection}.${suffix}?parPage=20`);
      expect(response.statusCode).toBe(200);
      return parseRdf(response.body, String(response.headers['content-type']), { contexts });
    };
    const turtle = await read('ttl');
    for (const suffix of ['jsonld', 'nt', 'nq', 'trig', 'rdf']) {
      expect(isomorphic(await read(suffix), turtle)).toBe(true);
    }
  });

  it('as CSV has every column of the technical table, and everything that passes the filters', async () => {
    const response = await get('/fabriques.csv');
    expect(response.headers['content-type']).toContain('text/csv');
    const [header = [], ...rows] = parseCsv(response.body);
    expect(rows).toHaveLength(382);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    const lab01 = rows.find(([iri]) => iri === `${base}fabriques/lab01`) ?? [];
    expect(Object.fromEntries(header.map((name, index) => [name, lab01[index]]))).toMatchObject({
      nom: 'LAB01',
      commune: 'Ambérieu-en-Bugey',
      code_postal: '01500',
      code_commune: '01004',
      qpv: 'oui',
      numerique: 'oui',
      structures_porteuses: 'LAB01',
      structure_depuis: '2016',
      annee_label: '2019',
      consortium_bailleurs_sociaux: 'Dynacité',
      consortium_acteurs_de_la_formation: 'x',
      precision: 'commune',
    });
    const dynamo = rows.find(([iri]) => iri === `${base}fabriques/la-dynamo`) ?? [];
    expect(dynamo[header.indexOf('numerique')]).toBe('');
    expect(parseCsv((await get('/fabriques.csv?departement=01')).body).length).toBe(
      1 + (await page('/fabriques?departement=01')).totalItems,
    );
    expect(parseCsv((await get('/fabriques.csv?parPage=10&page=2')).body)).toHaveLength(11);
  });

  it.each(collections)('/%s.csv is a table with a header', async (collection) => {
    const [header, ...rows] = parseCsv((await get(`/${collection}.csv`)).body);
    expect(header?.slice(0, 2)).toEqual(['iri', 'nom']);
    expect(rows).toHaveLength((await page(`/${collection}`)).totalItems);
  });

  it('as GeoJSON has every fabrique, one of them without a place', async () => {
    const { features } = (await get('/fabriques.geojson')).json<{
      features: { geometry: object | null; properties: object }[];
    }>();
    expect(features).toHaveLength(382);
    expect(features.filter(({ geometry }) => geometry === null).length).toBeLessThanOrEqual(1);
    expect(features[0]?.properties).toMatchObject({ locationPrecision: 'commune' });
  });

  it('has no GeoJSON where there are no places', async () => {
    expect((await get('/actions', { accept: 'application/geo+json' })).statusCode).toBe(406);
    expect((await get('/actions.geojson')).statusCode).toBe(404);
  });

  it('keeps the filters in its links, its formats and its Content-Location', async () => {
    const { headers } = await get('/fabriques?region=84&q=le&parPage=10&page=2&lang=fr', { accept: 'text/turtle' });
    expect(headers['content-location']).toBe(`${base}fabriques.ttl?region=84&q=le&parPage=10&page=2`);
    expect(headers.link).toContain(
      `<${base}fabriques.csv?region=84&q=le&parPage=10&page=2>; rel="alternate"; type="text/csv"`,
    );
    expect(headers.link).toContain(`<${base}fabriques?region=84&q=le&parPage=10>; rel="prev"`);
  });

  it('answers 304 to what the client has, and says when anything changed last', async () => {
    for (const url of ['/fabriques', '/fabriques.csv', '/fabriques.geojson', '/fabriques?departement=59']) {
      const { headers } = await get(url);
      expect(Date.parse(String(headers['last-modified']))).not.toBeNaN();
      expect((await get(url, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
    }
  });

  it('is empty rather than wrong where nothing passes the filters, and past the last page', async () => {
    expect(await page('/fabriques?q=zzzz')).toMatchObject({ totalItems: 0 });
    expect(await slugs('/fabriques?page=999')).toEqual([]);
    expect((await get('/fabriques.csv?q=zzzz')).body.split('\r\n')).toHaveLength(2);
  });
});
