import { examplesOf, nodeOf, without, type Example } from './example.ts';

const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const fabrique = nodeOf('<fabriques/lab01>', 'fab:Fabrique', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const numerique = nodeOf('<fabriques/lab01>', 'fab:FabriqueNumerique', {
  'rdf:type': 'fab:Fabrique',
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const address = nodeOf(
  '<fabriques/lab01#address>',
  'schema:PostalAddress',
  {},
  place('schema:address <fabriques/lab01#address>'),
);
const video = nodeOf(
  '<fabriques/lab01#video-1>',
  'schema:VideoObject',
  { 'schema:url': '<https://videos.example/w/1>' },
  place('schema:video <fabriques/lab01#video-1>'),
);
const located = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
  'geo:lat': '45.9608',
  'geo:long': '5.3718',
  'fab:locationPrecision': '"commune"',
});

/** What `shapes/places.ttl` accepts and refuses. */
export const places: Example[] = [
  ...examplesOf(place, [
    {
      shape: 'TiersLieuShape-name',
      path: 'schema:name',
      accepted: 'schema:name "LAB01"',
      refused: {
        MinCount: without('schema:name'),
        MaxCount: 'schema:name "LAB01", "LAB 01"',
        Datatype: 'schema:name "LAB01"@fr',
        Pattern: ['schema:name " "', 'schema:name "LAB01\\nAmbérieu"'],
      },
    },
    {
      shape: 'TiersLieuShape-alternateName',
      path: 'schema:alternateName',
      accepted: 'schema:alternateName "LAB 01", "Le LAB"',
      refused: { Datatype: 'schema:alternateName "LAB 01"@fr' },
    },
    {
      shape: 'TiersLieuShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Un lieu"@fr, "A place"@en',
      refused: {
        Datatype: 'schema:description "Un lieu"',
        UniqueLang: 'schema:description "Un lieu"@fr, "Un autre texte"@fr',
      },
    },
    {
      shape: 'TiersLieuShape-description-missing',
      path: 'schema:description',
      severity: 'Info',
      accepted: 'schema:description "Un lieu"@fr',
      refused: { MinCount: '' },
    },
    {
      shape: 'TiersLieuShape-family',
      path: 'fab:family',
      accepted: 'fab:family family:coworking, family:fablab',
      refused: { Node: ['fab:family family:piscine', 'fab:family "coworking"', 'fab:family kind:autre'] },
    },
    {
      shape: 'TiersLieuShape-family-missing',
      path: 'fab:family',
      severity: 'Info',
      accepted: 'fab:family family:coworking',
      refused: { MinCount: '' },
    },
    {
      shape: 'TiersLieuShape-address',
      path: 'schema:address',
      accepted: 'schema:address [ schema:postalCode "01500" ]',
      refused: {
        NodeKind: 'schema:address "48 rue Gustave Noblemaire, 01500 Ambérieu-en-Bugey"',
        MaxCount: 'schema:address <#a>, <#b>',
      },
    },
    {
      shape: 'TiersLieuShape-address-missing',
      path: 'schema:address',
      severity: 'Info',
      accepted: 'schema:address <#address>',
      refused: { MinCount: '' },
    },
    {
      shape: 'TiersLieuShape-communeCode',
      path: 'fab:communeCode',
      accepted: 'fab:communeCode "2A004"',
      refused: {
        MinCount: without('fab:communeCode'),
        MaxCount: 'fab:communeCode "01004", "01500"',
        Datatype: 'fab:communeCode 59512',
        Pattern: ['fab:communeCode "1004"', 'fab:communeCode "2C004"', 'fab:communeCode "010040"'],
      },
    },
    {
      shape: 'TiersLieuShape-departementCode',
      path: 'fab:departementCode',
      accepted: 'fab:departementCode "971"',
      refused: {
        MaxCount: 'fab:departementCode "01", "69"',
        Datatype: 'fab:departementCode 69',
        Pattern: ['fab:departementCode "1"', 'fab:departementCode "691"'],
      },
    },
    {
      shape: 'TiersLieuShape-regionCode',
      path: 'fab:regionCode',
      accepted: 'fab:regionCode "01"',
      refused: {
        MaxCount: 'fab:regionCode "84", "93"',
        Datatype: 'fab:regionCode 84',
        Pattern: 'fab:regionCode "1"',
      },
    },
    {
      shape: 'TiersLieuShape-epciCode',
      path: 'fab:epciCode',
      accepted: 'fab:epciCode "240100883"',
      refused: {
        MaxCount: 'fab:epciCode "240100883", "200071363"',
        Datatype: 'fab:epciCode 240100883',
        Pattern: 'fab:epciCode "240 100 883"',
      },
    },
    {
      shape: 'TiersLieuShape-territoryType',
      path: 'fab:territoryType',
      accepted: 'fab:territoryType territory:rural',
      refused: {
        MaxCount: 'fab:territoryType territory:rural, territory:urbain',
        Node: 'fab:territoryType territory:montagne',
      },
    },
    {
      shape: 'TiersLieuShape-territoryType-missing',
      path: 'fab:territoryType',
      severity: 'Info',
      accepted: 'fab:territoryType territory:rural',
      refused: { MinCount: '' },
    },
    {
      shape: 'TiersLieuShape-inQPV',
      path: 'fab:inQPV',
      accepted: 'fab:inQPV false',
      refused: { MaxCount: 'fab:inQPV true, false', Datatype: ['fab:inQPV "oui"', 'fab:inQPV "oui"^^xsd:boolean'] },
    },
    {
      shape: 'TiersLieuShape-inQPV-missing',
      path: 'fab:inQPV',
      severity: 'Info',
      accepted: 'fab:inQPV false',
      refused: { MinCount: '' },
    },
    {
      shape: 'TiersLieuShape-qpvCode',
      path: 'fab:qpvCode',
      accepted: 'fab:qpvCode "QN00103M", "QN02B01M"',
      refused: {
        Datatype: 'fab:qpvCode "QN00103M"@fr',
        Pattern: ['fab:qpvCode "QN00103"', 'fab:qpvCode "QP001003"'],
      },
    },
    {
      shape: 'TiersLieuShape-numerique',
      path: 'fab:numerique',
      accepted: 'fab:numerique false',
      refused: { MaxCount: 'fab:numerique true, false', Datatype: 'fab:numerique "oui"' },
    },
    {
      shape: 'TiersLieuShape-coordinates-missing',
      path: 'geo:lat',
      severity: 'Info',
      accepted: 'geo:lat 45.9 ; geo:long 5.3 ; fab:locationPrecision "exact"',
      refused: { MinCount: '' },
    },
    {
      shape: 'TiersLieuShape-url',
      path: 'schema:url',
      accepted: 'schema:url <https://lab01.example/>, <http://lab01.example/>',
      refused: { NodeKind: 'schema:url "https://lab01.example/"', Pattern: 'schema:url <ftp://lab01.example/>' },
    },
    {
      shape: 'TiersLieuShape-movilabPage',
      path: 'fab:movilabPage',
      accepted: 'fab:movilabPage <https://movilab.org/wiki/LAB01>',
      refused: {
        NodeKind: 'fab:movilabPage "https://movilab.org/wiki/LAB01"',
        MaxCount: 'fab:movilabPage <https://movilab.org/wiki/LAB01>, <https://movilab.org/wiki/Lab>',
        Pattern: 'fab:movilabPage <urn:movilab:LAB01>',
      },
    },
    {
      shape: 'TiersLieuShape-applicationFile',
      path: 'fab:applicationFile',
      accepted: 'fab:applicationFile <https://lab01.example/dossier.pdf>',
      refused: { NodeKind: 'fab:applicationFile "dossier.pdf"', Pattern: 'fab:applicationFile <file:///dossier.pdf>' },
    },
    {
      shape: 'TiersLieuShape-video',
      path: 'schema:video',
      accepted: 'schema:video [ schema:url <https://videos.example/w/1> ]',
      refused: { NodeKind: 'schema:video "https://videos.example/w/1"' },
    },
    {
      shape: 'QpvShape-inQPV',
      path: 'fab:inQPV',
      accepted: 'fab:qpvCode "QN00103M" ; fab:inQPV true',
      refused: { In: 'fab:qpvCode "QN00103M" ; fab:inQPV false' },
    },
  ]),
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
  ...examplesOf(address, [
    {
      shape: 'PostalAddressShape-streetAddress',
      path: 'schema:streetAddress',
      accepted: 'schema:streetAddress "48 rue Gustave Noblemaire"',
      refused: {
        Datatype: 'schema:streetAddress "48 rue Gustave Noblemaire"@fr',
        MaxCount: 'schema:streetAddress "48 rue Gustave Noblemaire", "Entrée B"',
      },
    },
    {
      shape: 'PostalAddressShape-postalCode',
      path: 'schema:postalCode',
      accepted: 'schema:postalCode "01500"',
      refused: {
        Datatype: 'schema:postalCode 59000',
        MaxCount: 'schema:postalCode "59000", "59100"',
        Pattern: ['schema:postalCode "1500"', 'schema:postalCode "F-01500"'],
      },
    },
    {
      shape: 'PostalAddressShape-postalCode-missing',
      path: 'schema:postalCode',
      severity: 'Info',
      accepted: 'schema:postalCode "01500"',
      refused: { MinCount: '' },
    },
    {
      shape: 'PostalAddressShape-addressLocality',
      path: 'schema:addressLocality',
      accepted: 'schema:addressLocality "Ambérieu-en-Bugey"',
      refused: {
        Datatype: 'schema:addressLocality "Ambérieu-en-Bugey"@fr',
        MaxCount: 'schema:addressLocality "Lille", "Roubaix"',
      },
    },
    {
      shape: 'PostalAddressShape-addressCountry',
      path: 'schema:addressCountry',
      accepted: 'schema:addressCountry "FR"',
      refused: {
        Datatype: 'schema:addressCountry "FR"@fr',
        MaxCount: 'schema:addressCountry "FR", "BE"',
        Pattern: 'schema:addressCountry "France"',
      },
    },
  ]),
  ...examplesOf(video, [
    {
      shape: 'VideoObjectShape-name',
      path: 'schema:name',
      accepted: 'schema:name "Visite du LAB01"',
      refused: { Datatype: 'schema:name "Visite"@fr', MaxCount: 'schema:name "Visite", "Présentation"' },
    },
    {
      shape: 'VideoObjectShape-url',
      path: 'schema:url',
      accepted: 'schema:url <https://videos.example/w/1>',
      refused: {
        MinCount: without('schema:url'),
        MaxCount: 'schema:url <https://videos.example/w/1>, <https://videos.example/w/2>',
        NodeKind: 'schema:url "https://videos.example/w/1"',
        Pattern: 'schema:url <urn:video:1>',
      },
    },
    {
      shape: 'VideoObjectShape-embedUrl',
      path: 'schema:embedUrl',
      accepted: 'schema:embedUrl <https://videos.lescommuns.org/videos/embed/b16f863a>',
      refused: {
        NodeKind: 'schema:embedUrl "https://videos.lescommuns.org/videos/embed/b16f863a"',
        MaxCount: 'schema:embedUrl <https://a.example/videos/embed/1>, <https://b.example/videos/embed/2>',
        Pattern: 'schema:embedUrl <https://www.youtube.com/embed/b16f863a>',
      },
    },
  ]),
];
