import { examplesOf, nodeOf, without, type Example } from './example.ts';

const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const fabrique = nodeOf('<fabriques/lab01>', 'fab:Fabrique', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const labelisation = nodeOf(
  '<fabriques/lab01#labelisation-2019>',
  'fab:Labelisation',
  { 'fab:programme': 'programme:fabrique-de-territoire' },
  place('fab:labelisation <fabriques/lab01#labelisation-2019>'),
);

/** What `shapes/label.ttl` accepts and refuses. */
export const label: Example[] = [
  ...examplesOf(place, [
    {
      shape: 'TiersLieuShape-labelisation',
      path: 'fab:labelisation',
      accepted: 'fab:labelisation [ fab:programme programme:manufacture-de-proximite ]',
      refused: { NodeKind: 'fab:labelisation "2019"' },
    },
  ]),
  ...examplesOf(fabrique, [
    {
      shape: 'FabriqueShape-labelisation-missing',
      path: 'fab:labelisation',
      severity: 'Info',
      accepted: 'fab:labelisation [ fab:programme programme:fabrique-de-territoire ]',
      refused: { MinCount: '' },
    },
  ]),
  ...examplesOf(labelisation, [
    {
      shape: 'LabelisationShape-programme',
      path: 'fab:programme',
      accepted: 'fab:programme programme:fabrique-numerique-de-territoire',
      refused: {
        MinCount: without('fab:programme'),
        MaxCount: 'fab:programme programme:fabrique-de-territoire, programme:manufacture-de-proximite',
        Node: 'fab:programme programme:autre',
      },
    },
    {
      shape: 'LabelisationShape-date',
      path: 'dcterms:date',
      accepted: 'dcterms:date "2019"^^xsd:gYear',
      refused: {
        MaxCount: 'dcterms:date "2019"^^xsd:gYear, "2024"^^xsd:gYear',
        Node: ['dcterms:date 2019', 'dcterms:date "19"^^xsd:gYear'],
      },
    },
    {
      shape: 'LabelisationShape-date-missing',
      path: 'dcterms:date',
      severity: 'Info',
      accepted: 'dcterms:date "2020-02-03"^^xsd:date',
      refused: { MinCount: '' },
    },
    {
      shape: 'LabelisationShape-wave',
      path: 'fab:wave',
      accepted: 'fab:wave "2020-2021"',
      refused: { Datatype: 'fab:wave 2020', MaxCount: 'fab:wave "2020-2021", "2023"' },
    },
    {
      shape: 'LabelisationShape-renewal',
      path: 'fab:renewal',
      accepted: 'fab:renewal true',
      refused: { Datatype: 'fab:renewal "oui"', MaxCount: 'fab:renewal true, false' },
    },
    {
      shape: 'LabelisationShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Première vague"@fr',
      refused: {
        Datatype: 'schema:description "Première vague"',
        UniqueLang: 'schema:description "Première vague"@fr, "Vague 1"@fr',
      },
    },
  ]),
];
