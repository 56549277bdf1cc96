import { examplesOf, nodeOf, without, type Example } from './example.ts';

const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
/** What `shapes/places.ttl` accepts and refuses. */
export const places: Example[] = examplesOf(place, [
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
]);
