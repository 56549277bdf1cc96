import { examplesOf, nodeOf, without, type Example } from './example.ts';

const action = nodeOf('<actions/fab-lab>', 'fab:Action', {
  'skos:prefLabel': '"Fab Lab"@fr',
  'skos:inScheme': '<https://w3id.org/fabriques/schemas/actions>',
});
const place = nodeOf('<fabriques/lab01>', 'fab:TiersLieu', { 'schema:name': '"LAB01"', 'fab:communeCode': '"01004"' });
const fabrique = nodeOf('<fabriques/lab01>', 'fab:Fabrique', {
  'schema:name': '"LAB01"',
  'fab:communeCode': '"01004"',
});
const engagement = nodeOf(
  '<fabriques/lab01#engagement-coworking>',
  'fab:Engagement',
  { 'fab:action': '<actions/coworking>', 'fab:status': 'fab:Does' },
  place('fab:engagement <fabriques/lab01#engagement-coworking>'),
);

/** What `shapes/actions.ttl` accepts and refuses. */
export const actions: Example[] = [
  ...examplesOf(action, [
    {
      shape: 'ActionShape-prefLabel',
      path: 'skos:prefLabel',
      accepted: 'skos:prefLabel "Fab Lab"@fr, "Fab lab"@en',
      refused: {
        Datatype: 'skos:prefLabel "Fab Lab"@fr, "Fab Lab"',
        UniqueLang: 'skos:prefLabel "Fab Lab"@fr, "Atelier"@fr',
      },
    },
    {
      shape: 'ActionShape-prefLabel-fr',
      path: 'skos:prefLabel',
      accepted: 'skos:prefLabel "Fab Lab"@fr',
      refused: { QualifiedMinCount: [without('skos:prefLabel'), 'skos:prefLabel "Fab lab"@en'] },
    },
    {
      shape: 'ActionShape-prefLabel-en-missing',
      path: 'skos:prefLabel',
      severity: 'Info',
      accepted: 'skos:prefLabel "Fab Lab"@fr, "Fab lab"@en',
      refused: { QualifiedMinCount: 'skos:prefLabel "Fab Lab"@fr' },
    },
    {
      shape: 'ActionShape-definition',
      path: 'skos:definition',
      accepted: 'skos:definition "Un atelier ouvert"@fr',
      refused: {
        Datatype: 'skos:definition "Un atelier ouvert"',
        UniqueLang: 'skos:definition "Un atelier ouvert"@fr, "Des machines"@fr',
      },
    },
    {
      shape: 'ActionShape-definition-missing',
      path: 'skos:definition',
      severity: 'Info',
      accepted: 'skos:definition "Un atelier ouvert"@fr',
      refused: { MinCount: '' },
    },
    {
      shape: 'ActionShape-broader',
      path: 'skos:broader',
      accepted: 'skos:broader <actions/coworking>',
      refused: {
        Class: ['skos:broader <actions/nothing>', 'skos:broader <structures/lab01>', 'skos:broader "Coworking"'],
      },
    },
    {
      shape: 'ActionShape-inScheme-missing',
      path: 'skos:inScheme',
      severity: 'Warning',
      accepted: '',
      refused: { HasValue: without('skos:inScheme') },
    },
    {
      shape: 'ActionNotItsOwnCategoryShape',
      path: null,
      accepted: 'skos:broader <actions/coworking>',
      refused: { Disjoint: 'skos:broader <actions/fab-lab>' },
    },
  ]),
  ...examplesOf(place, [
    {
      shape: 'TiersLieuShape-engagement',
      path: 'fab:engagement',
      accepted: 'fab:engagement [ fab:action <actions/coworking> ; fab:status fab:Wants ]',
      refused: { NodeKind: 'fab:engagement "Coworking"' },
    },
  ]),
  ...examplesOf(fabrique, [
    {
      shape: 'FabriqueShape-engagement-missing',
      path: 'fab:engagement',
      severity: 'Info',
      accepted: 'fab:engagement [ fab:action <actions/coworking> ; fab:status fab:Wants ]',
      refused: { MinCount: '' },
    },
  ]),
  ...examplesOf(engagement, [
    {
      shape: 'EngagementShape-action',
      path: 'fab:action',
      accepted: 'fab:action <actions/coworking>',
      refused: {
        MinCount: without('fab:action'),
        MaxCount: 'fab:action <actions/coworking>, <actions/formation>',
        Class: ['fab:action <actions/nothing>', 'fab:action <structures/lab01>', 'fab:action "Coworking"'],
      },
    },
    {
      shape: 'EngagementShape-status',
      path: 'fab:status',
      accepted: 'fab:status fab:Starting',
      refused: {
        MinCount: without('fab:status'),
        MaxCount: 'fab:status fab:Does, fab:Wants',
        In: ['fab:status fab:Dreams', 'fab:status "does"'],
      },
    },
    {
      shape: 'EngagementShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Douze postes"@fr',
      refused: {
        Datatype: 'schema:description "Douze postes"',
        UniqueLang: 'schema:description "Douze postes"@fr, "Une salle"@fr',
      },
    },
    {
      shape: 'EngagementShape-startDate',
      path: 'schema:startDate',
      accepted: 'schema:startDate "2020"^^xsd:gYear',
      refused: {
        MaxCount: 'schema:startDate "2020"^^xsd:gYear, "2021"^^xsd:gYear',
        Node: 'schema:startDate "03/02/2020"',
      },
    },
    {
      shape: 'EngagementShape-endDate',
      path: 'schema:endDate',
      accepted: 'schema:endDate "2021-06-30"^^xsd:date',
      refused: {
        MaxCount: 'schema:endDate "2020"^^xsd:gYear, "2021"^^xsd:gYear',
        Node: 'schema:endDate 2021',
      },
    },
    {
      shape: 'EngagementShape-period',
      path: 'schema:startDate',
      accepted: 'schema:startDate "2020-02-03"^^xsd:date ; schema:endDate "2020-02-03"^^xsd:date',
      refused: {
        LessThanOrEquals: 'schema:startDate "2021"^^xsd:gYear ; schema:endDate "2020"^^xsd:gYear',
      },
    },
    {
      shape: 'EngagementShape-evidence',
      path: 'fab:evidence',
      accepted: 'fab:evidence <https://lab01.example/coworking>',
      refused: { NodeKind: 'fab:evidence "une photo"' },
    },
  ]),
];
