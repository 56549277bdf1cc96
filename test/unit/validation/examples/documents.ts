import { examplesOf, nodeOf, without, type Example } from './example.ts';

const document = nodeOf('<graphs/fabriques/lab01>', 'fab:Document', { 'foaf:primaryTopic': '<fabriques/lab01>' });
const peer = nodeOf('<graphs/peers/anct-fabriques>', 'fab:Peer', {
  'dcterms:title': '"Liste nationale"@fr',
  'dcterms:identifier': '"anct-fabriques"',
});
const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const fabrique = nodeOf('<fabriques/lab01>', 'fab:Fabrique', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const statement = nodeOf(
  '<fabriques/lab01#caracteristique-1>',
  'fab:CharacteristicStatement',
  { 'fab:characteristic': 'characteristic:ancrage-territorial' },
  place('fab:meets <fabriques/lab01#caracteristique-1>'),
);

/** What `shapes/documents.ttl` accepts and refuses. */
export const documents: Example[] = [
  ...examplesOf(document, [
    {
      shape: 'DocumentShape-primaryTopic',
      path: 'foaf:primaryTopic',
      accepted: 'foaf:primaryTopic <fabriques/lab01>',
      refused: {
        MinCount: without('foaf:primaryTopic'),
        MaxCount: 'foaf:primaryTopic <fabriques/lab01>, <fabriques/la-dynamo>',
        NodeKind: 'foaf:primaryTopic "LAB01"',
      },
    },
    {
      shape: 'DocumentShape-license',
      path: 'dcterms:license',
      accepted: 'dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/>',
      refused: {
        NodeKind: 'dcterms:license "CC BY-SA"',
        MaxCount: 'dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/>, <https://l.example/>',
      },
    },
    {
      shape: 'DocumentShape-license-missing',
      path: 'dcterms:license',
      severity: 'Warning',
      accepted: 'dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/>',
      refused: { MinCount: '' },
    },
    {
      shape: 'DocumentShape-source',
      path: 'dcterms:source',
      accepted: 'dcterms:source <https://movilab.org/>',
      refused: { NodeKind: 'dcterms:source "MoviLab"' },
    },
    {
      shape: 'DocumentShape-wasDerivedFrom',
      path: 'prov:wasDerivedFrom',
      accepted: 'prov:wasDerivedFrom <https://movilab.org/>',
      refused: { NodeKind: 'prov:wasDerivedFrom "MoviLab"' },
    },
    {
      shape: 'DocumentShape-identifier',
      path: 'dcterms:identifier',
      accepted: 'dcterms:identifier "fabt-59"',
      refused: { Datatype: 'dcterms:identifier 59' },
    },
    {
      shape: 'DocumentShape-modified',
      path: 'dcterms:modified',
      accepted: 'dcterms:modified "2024-09"^^xsd:gYearMonth',
      refused: {
        MaxCount: 'dcterms:modified "2024"^^xsd:gYear, "2025"^^xsd:gYear',
        Or: 'dcterms:modified "septembre 2024"@fr',
      },
    },
    {
      shape: 'DocumentShape-erasedOn',
      path: 'fab:erasedOn',
      accepted: 'fab:erasedOn "2026-11-26"^^xsd:date, "2026-12-01"^^xsd:date',
      refused: { Node: 'fab:erasedOn "2026"^^xsd:gYear' },
    },
  ]),
  ...examplesOf(place, [
    {
      shape: 'Replaces',
      path: 'dcterms:replaces',
      accepted: 'dcterms:replaces <fabriques/lab-01>',
      refused: { NodeKind: 'dcterms:replaces "lab-01"' },
    },
  ]),
  ...examplesOf(peer, [
    {
      shape: 'PeerShape-title',
      path: 'dcterms:title',
      accepted: 'dcterms:title "Liste nationale"@fr, "National list"@en',
      refused: {
        MinCount: without('dcterms:title'),
        Datatype: 'dcterms:title "Liste nationale"',
        UniqueLang: 'dcterms:title "Liste nationale"@fr, "La liste"@fr',
      },
    },
    {
      shape: 'PeerShape-license',
      path: 'dcterms:license',
      accepted: 'dcterms:license <https://www.etalab.gouv.fr/licence-ouverte-open-licence/>',
      refused: { NodeKind: 'dcterms:license "Licence Ouverte"', MaxCount: 'dcterms:license <#a>, <#b>' },
    },
    {
      shape: 'PeerShape-license-missing',
      path: 'dcterms:license',
      severity: 'Warning',
      accepted: 'dcterms:license <https://www.etalab.gouv.fr/licence-ouverte-open-licence/>',
      refused: { MinCount: '' },
    },
    {
      shape: 'PeerShape-source',
      path: 'dcterms:source',
      accepted: 'dcterms:source <https://www.data.gouv.fr/>',
      refused: { NodeKind: 'dcterms:source "data.gouv.fr"' },
    },
    {
      shape: 'PeerShape-page',
      path: 'foaf:page',
      accepted: 'foaf:page <https://www.data.gouv.fr/>',
      refused: { NodeKind: 'foaf:page "data.gouv.fr"' },
    },
  ]),
  ...examplesOf(place, [
    {
      shape: 'TiersLieuShape-meets',
      path: 'fab:meets',
      accepted: 'fab:meets [ fab:characteristic characteristic:gouvernance-partagee ]',
      refused: { NodeKind: 'fab:meets "gouvernance partagée"' },
    },
  ]),
  ...examplesOf(fabrique, [
    {
      shape: 'FabriqueShape-meets-missing',
      path: 'fab:meets',
      severity: 'Info',
      accepted: 'fab:meets [ fab:characteristic characteristic:gouvernance-partagee ]',
      refused: { MinCount: '' },
    },
  ]),
  ...examplesOf(statement, [
    {
      shape: 'CharacteristicStatementShape-characteristic',
      path: 'fab:characteristic',
      accepted: 'fab:characteristic characteristic:offre-adaptee',
      refused: {
        MinCount: without('fab:characteristic'),
        MaxCount: 'fab:characteristic characteristic:offre-adaptee, characteristic:offre-diversifiee',
        Node: 'fab:characteristic characteristic:septieme',
      },
    },
    {
      shape: 'CharacteristicStatementShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Un conseil des résidents"@fr',
      refused: {
        Datatype: 'schema:description "Un conseil des résidents"',
        UniqueLang: 'schema:description "Un conseil"@fr, "Des habitants"@fr',
      },
    },
    {
      shape: 'CharacteristicStatementShape-description-missing',
      path: 'schema:description',
      severity: 'Info',
      accepted: 'schema:description "Un conseil des résidents"@fr',
      refused: { MinCount: '' },
    },
    {
      shape: 'CharacteristicStatementShape-evidence',
      path: 'fab:evidence',
      accepted: 'fab:evidence <https://lab01.example/conseil>',
      refused: { NodeKind: 'fab:evidence "le compte rendu"' },
    },
  ]),
];
