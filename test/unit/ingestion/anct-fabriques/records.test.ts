import { describe, expect, it } from 'vitest';
import { readCuration } from '../../../../src/ingestion/anct-fabriques/curation.ts';
import { makeRecords } from '../../../../src/ingestion/anct-fabriques/records.ts';
import { SlugRegistry } from '../../../../src/ingestion/anct-fabriques/slug-registry.ts';
import type { SourceFeature } from '../../../../src/ingestion/anct-fabriques/source.ts';
import { createTerritories } from '../../../../src/ingestion/anct-fabriques/territories.ts';

const commune = (code: string, nom: string, postcodes: string[], others: object = {}) => ({
  ...{ code, nom, type: 'commune-actuelle', departement: '59', region: '32', codesPostaux: postcodes },
  ...others,
});
const territories = createTerritories({
  communes: [
    commune('59512', 'Roubaix', ['59100']),
    commune('49126', "Orée d'Anjou", ['49270', '49530'], { anciensCodes: ['49069'] }),
    { ...commune('49069', 'Champtoceaux', []), type: 'commune-deleguee' },
    commune('97801', 'Saint-Martin', ['97150'], { departement: '978', region: '978' }),
  ],
  departements: [
    { code: '59', nom: 'Nord', region: '32', zone: 'metro' },
    { code: '978', nom: 'Saint-Martin', region: '978', zone: 'com' },
  ],
  regions: [
    { code: '32', nom: 'Hauts-de-France', zone: 'metro' },
    { code: '978', nom: 'Saint-Martin', zone: 'com' },
  ],
  epci: [{ code: '200060010', nom: 'Mauges Communauté', membres: [{ code: '49126' }, { code: '59512' }] }],
});

const feature = (changes: Partial<SourceFeature>): SourceFeature => ({
  ...{ commune: '59512', communeName: 'Roubaix', identifiers: 'fabt-1', labels: 'Une fabrique' },
  ...{ point: { longitude: 3.18, latitude: 50.69 }, ...changes },
});
const make = (features: SourceFeature[], matches = '', named = '', slugs = '') => {
  const registry = new SlugRegistry(slugs, []);
  return makeRecords(features, { curation: readCuration(matches, named), registry, territories });
};
const kinds = ({ findings }: ReturnType<typeof make>) => findings.map(({ kind }) => kind);

describe('A record of the national list', () => {
  it('takes département, région and EPCI from its commune', () => {
    const [record] = make([feature({})]).records;
    expect(record?.commune).toMatchObject({
      region: { code: '32' },
      epci: { code: '200060010' },
      postcodes: ['59100'],
    });
    expect(record?.commune?.departement).toEqual({ code: '59', name: 'Nord', regionCode: '32' });
  });

  it('of Saint-Martin gets its name from elsewhere, has no région and no coordinates, and says so', () => {
    const outcome = make([feature({ commune: '97801', communeName: undefined, point: undefined })]);
    expect(outcome.records[0]).toMatchObject({ communeName: 'Saint-Martin', point: undefined });
    expect(outcome.records[0]?.commune?.region).toBeUndefined();
    expect(kinds(outcome).sort()).toEqual(['commune-unnamed', 'no-epci', 'no-geometry', 'no-region']);
  });

  it('follows a commune whose code changed to the whole commune, not to the part that has the old code now', () => {
    const outcome = make([feature({ commune: '49069', communeName: "Orée d'Anjou" })]);
    expect(outcome.records[0]).toMatchObject({ communeCode: '49126', communeName: "Orée d'Anjou" });
    expect(kinds(outcome).sort()).toEqual(['commune-recoded', 'several-postcodes']);
  });

  it('of an unknown commune keeps what the list says', () => {
    const outcome = make([feature({ commune: '99999', communeName: 'Ailleurs' })]);
    expect(outcome.records[0]).toMatchObject({ communeCode: '99999', communeName: 'Ailleurs', commune: undefined });
    expect(kinds(outcome)).toEqual(['unknown-commune']);
  });

  it('that a person matched has the curated name and slug, and the spelling of the list as its other name', () => {
    const outcome = make(
      [feature({ labels: 'La Fabrique MONSCOBAR' })],
      'commune,libelle,slug,nom,raison\n59512,La Fabrique MONSCOBAR,monscobar,MONSCOBAR,x\n',
    );
    expect(outcome.records[0]).toMatchObject({
      slug: 'monscobar',
      name: 'MONSCOBAR',
      alternateName: 'La Fabrique MONSCOBAR',
    });
    expect(kinds(outcome)).toEqual(['matched']);
  });

  it('whose label names a private person is published under the chosen name alone', () => {
    const table = 'commune,libelle,nom,libelle_publie,raison\n59512,Le Lieu par Mme X,Le Lieu,non,x\n';
    const [record] = make([feature({ labels: 'Le Lieu\npar Mme X' })], '', table).records;
    expect(record).toMatchObject({ name: 'Le Lieu', alternateName: undefined, slug: 'le-lieu' });
  });

  it('with a line break alone has no other name', () => {
    const outcome = make([feature({ labels: 'Le Lieu\nde la Sainte Baume' })]);
    expect(outcome.records[0]).toMatchObject({ name: 'Le Lieu — de la Sainte Baume', alternateName: undefined });
    expect(kinds(outcome)).toEqual(['cleaned']);
  });
});

describe('The report', () => {
  it('names what could not be placed: names that do not split, and the second of two equal lines', () => {
    const outcome = make([
      feature({ identifiers: 'fabt-1; fabt-2', labels: 'Une seule' }),
      feature({ identifiers: 'fabt-3' }),
      feature({ identifiers: 'fabt-4' }),
    ]);
    expect(outcome.records.map(({ identifier }) => identifier)).toEqual(['fabt-3']);
    expect(kinds(outcome).sort()).toEqual(['duplicate', 'split-ambiguous']);
  });

  it('names decisions and slugs of records that the list no longer has', () => {
    const outcome = make(
      [feature({})],
      'commune,libelle,slug,nom,raison\n01004,LAB 01,lab01,LAB01,x\n',
      '',
      'commune,libelle,slug\n01001,Partie,partie\n',
    );
    expect(kinds(outcome)).toEqual(['left-the-list', 'unmatched']);
  });
});
