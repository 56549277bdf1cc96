import { examplesOf, nodeOf, without, type Example } from './example.ts';

const fabrique = nodeOf('<fabriques/lab01>', 'fab:Fabrique', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const numerique = nodeOf('<fabriques/lab01>', 'fab:FabriqueNumerique', {
  'rdf:type': 'fab:Fabrique',
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const located = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
  'geo:lat': '45.9608',
  'geo:long': '5.3718',
  'fab:locationPrecision': '"commune"',
});

/** What `shapes/places.ttl` accepts and refuses of fabriques, and of the position of a place. */
export const fabriques: Example[] = [
  ...examplesOf(fabrique, [
    {
      shape: 'FabriqueShape-numerique-missing',
      path: 'fab:numerique',
      severity: 'Info',
      accepted: 'fab:numerique false',
      refused: { MinCount: '' },
    },
    {
      shape: 'FabriqueShape-movilabPage-missing',
      path: 'fab:movilabPage',
      severity: 'Info',
      accepted: 'fab:movilabPage <https://movilab.org/wiki/LAB01>',
      refused: { MinCount: '' },
    },
  ]),
  ...examplesOf(numerique, [
    {
      shape: 'FabriqueNumeriqueShape-type',
      path: 'rdf:type',
      accepted: '',
      refused: { HasValue: without('rdf:type') },
    },
    {
      shape: 'FabriqueNumeriqueShape-numerique',
      path: 'fab:numerique',
      accepted: 'fab:numerique true',
      refused: { In: 'fab:numerique false' },
    },
  ]),
  ...examplesOf(located, [
    {
      shape: 'CoordinatesShape-lat',
      path: 'geo:lat',
      accepted: 'geo:lat -21.1',
      refused: {
        MinCount: without('geo:lat'),
        MaxCount: 'geo:lat 45.9, 46.0',
        Datatype: ['geo:lat "45.9"', 'geo:lat 4.59e1'],
        MinInclusive: 'geo:lat -90.1',
        MaxInclusive: 'geo:lat 90.1',
      },
    },
    {
      shape: 'CoordinatesShape-long',
      path: 'geo:long',
      accepted: 'geo:long -61.5',
      refused: {
        MinCount: without('geo:long'),
        MaxCount: 'geo:long 5.3, 5.4',
        Datatype: 'geo:long "5.3"',
        MinInclusive: 'geo:long -180.1',
        MaxInclusive: 'geo:long 180.1',
      },
    },
    {
      shape: 'CoordinatesShape-locationPrecision',
      path: 'fab:locationPrecision',
      accepted: 'fab:locationPrecision "exact"',
      refused: {
        MinCount: without('fab:locationPrecision'),
        MaxCount: 'fab:locationPrecision "exact", "commune"',
        In: 'fab:locationPrecision "rue"',
      },
    },
    {
      shape: 'CoordinatesInFranceShape',
      path: null,
      severity: 'Warning',
      accepted: 'geo:lat -20.88 ; geo:long 55.45',
      refused: { Or: ['geo:lat 5.3718 ; geo:long 45.9608', 'geo:lat 0.0 ; geo:long 0.0'] },
    },
  ]),
];
