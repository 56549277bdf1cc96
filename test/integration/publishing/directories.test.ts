import { fromSchemaLieuDeMediationNumerique } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeBase as base, withCompletePlace } from '../../support/complete-place.ts';
import { parseCsv } from '../../support/parse-csv.ts';
import type { WritableServer } from '../../support/writer.ts';

let test: WritableServer;
beforeAll(async () => {
  test = await withCompletePlace();
});
afterAll(() => test.close());

const get = (url: string, accept = '*/*') => test.server.inject({ url, headers: { accept } });

interface Element {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly geo?: { latitude: number; longitude: number };
  readonly address?: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly categoriesFull: readonly { readonly id: string; readonly name: string }[];
}

describe('The elements for GoGoCarto', () => {
  const elements = async (query = '') =>
    (await get(`/api/elements.json${query}`)).json<{ licence: string; ontology: string; data: Element[] }>();

  it('come out of its import as places with name, position, address and categories', async () => {
    const answer = await elements();
    // ElementImportMappingService: "gogofull" makes the source a GoGoCarto, the rows are under "data", then these fields.
    expect(answer.ontology).toBe('gogofull');
    const rows = answer.data.map(({ geo, address, categoriesFull, categories, ...row }) => {
      expect(categories).toEqual(categoriesFull.map(({ name }) => name));
      return {
        ...row,
        ...geo,
        ...address,
        categories: categoriesFull.map(({ name }) => name.trim().replaceAll('.', '_')),
      };
    });
    expect(rows).toHaveLength(383);
    for (const row of rows) {
      const { name, latitude, longitude } = row as { name: string; latitude?: number; longitude?: number };
      expect([typeof row.id, name.length > 0]).toEqual(['string', true]);
      expect([row.categories.length > 0, row.categories.some((category) => /[_,]/u.test(category))]).toEqual([
        true,
        false,
      ]);
      // ElementImportOneService takes a zero for "nobody knows where".
      expect(
        [latitude, longitude].every((degrees) => degrees === undefined || (Number.isFinite(degrees) && degrees !== 0)),
      ).toBe(true);
    }
    const known = [
      'id',
      'name',
      'latitude',
      'longitude',
      'streetAddress',
      'addressLocality',
      'postalCode',
      'addressCountry',
      'categories',
    ];
    const complete = rows.find(({ id }) => id === 'la-complete') as Record<string, unknown> | undefined;
    expect(known.map((field) => complete?.[field])).toEqual([
      ...[
        'la-complete',
        'La Complète, l’exemple',
        45.96084,
        5.37186,
        '1 rue de l’Exemple',
        'Ambérieu-en-Bugey',
        '01500',
        'FR',
      ],
      ['Fabrique de territoire', 'Fabrique numérique de territoire', 'Fab Lab'],
    ]);
    expect(answer.licence).toContain('https://www.etalab.gouv.fr/licence-ouverte-open-licence');
  });

  it('are narrowed by bounds, categories and limit, as its API does', async () => {
    const ids = async (query: string) => (await elements(query)).data.map(({ id }) => id);
    expect(await ids('?bounds=5.3,45.9,5.4,46')).toEqual(expect.arrayContaining(['la-complete', 'lab01']));
    const two = await ids('?bounds=5.3,45.9,5.4,46;5.9,45.5,6,45.7');
    expect(two).toEqual(expect.arrayContaining(['la-complete', 'la-dynamo']));
    expect(await ids('?categories=fabrique-numerique')).toEqual(expect.arrayContaining(['la-complete', 'lab01']));
    expect(await ids('?categories=Fab%20Lab')).toContain('la-complete');
    expect(await ids('?limit=3')).toHaveLength(3);
    expect(await ids('?limit=0')).toHaveLength(383);
    const wrong = await get('/api/elements.json?bounds=here');
    expect([wrong.statusCode, wrong.json<{ parameter: string }>().parameter]).toEqual([400, 'bounds']);
  });

  it('can be had one by one, and by the rules of every address', async () => {
    for (const url of ['/api/elements/lab01', '/api/elements/lab01.json']) {
      const { data } = (await get(url)).json<{ data: Element[] }>();
      expect(data.map(({ id, name }) => [id, name])).toEqual([['lab01', 'LAB01']]);
    }
    expect((await get('/api/elements/nothing')).statusCode).toBe(404);
    const first = await get('/api/elements.json');
    expect([first.headers['access-control-allow-origin'], first.headers['content-type']]).toEqual([
      '*',
      'application/json',
    ]);
    const again = await test.server.inject({
      url: '/api/elements.json',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    expect((await test.server.inject({ method: 'DELETE', url: '/api/elements.json' })).statusCode).toBe(405);
  });
});

describe('The table of places of digital mediation', () => {
  const rows = async (query = '') => {
    const response = await get(`/fabriques.csv?vocab=mediation-numerique${query}`);
    const [header = [], ...lines] = parseCsv(response.body);
    return {
      response,
      header,
      records: lines.map((line) => Object.fromEntries(header.map((name, index) => [name, line[index] ?? '']))),
    };
  };
  /** An empty cell is nothing, as the national library has it. */
  const asRead = (record: Readonly<Record<string, string>>) => {
    const { latitude, longitude, ...texts } = Object.fromEntries(
      Object.entries(record).filter(([, value]) => value !== ''),
    );
    const position = latitude !== undefined &&
      longitude !== undefined && { latitude: Number(latitude), longitude: Number(longitude) };
    return { ...texts, ...position } as unknown as Parameters<typeof fromSchemaLieuDeMediationNumerique>[0];
  };

  it('is read by the national library, where it holds complete rows only, and tells how many it leaves out', async () => {
    const { response, header, records } = await rows('&complet=oui');
    expect(header).toHaveLength(32);
    expect(records.length).toBe(1);
    expect(response.headers['left-out']).toBe(String(383 - records.length));
    const [place] = records.map((record) => fromSchemaLieuDeMediationNumerique(asRead(record)));
    expect(place).toMatchObject({
      ...{ id: `${base}fabriques/la-complete`, pivot: '43493312300029', nom: 'La Complète, l’exemple' },
      adresse: { commune: 'Ambérieu-en-Bugey', code_postal: '01500', code_insee: '01004', voie: '1 rue de l’Exemple' },
      ...{ typologies: ['TIERS_LIEUX', 'FABLAB'], formations_labels: ['Fabriques de Territoire'] },
      services: ['Loisirs et créations numériques'],
      localisation: { latitude: 45.96084, longitude: 5.37186 },
    });
  });

  it('says which columns nobody knows, and takes the address from a record that was judged to be the same place', async () => {
    const missing = async () => (await rows()).response.headers['missing-columns'];
    expect(await missing()).toBe('pivot=382, code_postal=75, adresse=382');
    const address = { streetAddress: '2 rue de l’Exemple', postalCode: '79500', addressLocality: 'Melle' };
    // `data/identite` says that this is the fabrique of the Bêta-Pi.
    const place = { type: 'TiersLieu', name: 'Le Bêta Lab', communeCode: '79174', address };
    expect((await test.admin('PUT', '/tiers-lieux/le-beta-lab', place)).statusCode).toBe(201);
    expect(await missing()).toEqual(expect.stringMatching(/^pivot=382, code_postal=7[45], adresse=381$/u));
    const found = (await rows()).records.find(({ id }) => id === `${base}fabriques/association-la-beta-pi`);
    expect(found?.['adresse']).toBe('2 rue de l’Exemple');
  });

  it('otherwise holds every fabrique with what is known of it, cells empty for what is not', async () => {
    const { response, records } = await rows();
    expect([records.length, response.headers['left-out']]).toEqual([383, '0']);
    expect(new Set(records.map((record) => record['formations_labels']))).toEqual(new Set(['Fabriques de Territoire']));
    expect(records.find((record) => record['nom'] === 'LAB01')).toMatchObject({
      adresse: '',
      pivot: '',
      code_insee: '01004',
    });
  });
});
