import { examplesOf, nodeOf, without, type Example } from './example.ts';

const practice = nodeOf('<pratiques/bouquet>', 'fab:Practice', {
  'schema:name': '"Un bouquet de financement"',
  'fab:practiceCategory': 'category:financement',
});
const line = nodeOf(
  '<pratiques/bouquet#ligne-1>',
  'fab:FundingLine',
  { 'fab:funderKind': 'funding:etat' },
  practice('fab:fundingLine <pratiques/bouquet#ligne-1>'),
);

const category = nodeOf('<categories/accueil>', 'fab:PracticeCategory', {
  'skos:prefLabel': '"Accueil"@fr',
  'skos:inScheme': '<https://w3id.org/fabriques/schemas/practice-categories>',
});

/** What `shapes/practices.ttl` accepts and refuses. */
export const practices: Example[] = [
  ...examplesOf(category, [
    {
      shape: 'PracticeCategoryShape-prefLabel',
      path: 'skos:prefLabel',
      accepted: 'skos:prefLabel "Accueil"@fr, "Welcome"@en',
      refused: {
        Datatype: 'skos:prefLabel "Accueil"@fr, "Accueil"',
        UniqueLang: 'skos:prefLabel "Accueil"@fr, "Porte"@fr',
      },
    },
    {
      shape: 'PracticeCategoryShape-prefLabel-fr',
      path: 'skos:prefLabel',
      accepted: 'skos:prefLabel "Accueil"@fr',
      refused: { QualifiedMinCount: [without('skos:prefLabel'), 'skos:prefLabel "Welcome"@en'] },
    },
    {
      shape: 'PracticeCategoryShape-prefLabel-en-missing',
      path: 'skos:prefLabel',
      severity: 'Info',
      accepted: 'skos:prefLabel "Accueil"@fr, "Welcome"@en',
      refused: { QualifiedMinCount: 'skos:prefLabel "Accueil"@fr' },
    },
    {
      shape: 'PracticeCategoryShape-definition',
      path: 'skos:definition',
      accepted: 'skos:definition "Ouvrir la porte"@fr',
      refused: {
        Datatype: 'skos:definition "Ouvrir la porte"',
        UniqueLang: 'skos:definition "Ouvrir la porte"@fr, "Recevoir"@fr',
      },
    },
    {
      shape: 'PracticeCategoryShape-definition-missing',
      path: 'skos:definition',
      severity: 'Info',
      accepted: 'skos:definition "Ouvrir la porte"@fr',
      refused: { MinCount: '' },
    },
    {
      shape: 'PracticeCategoryShape-inScheme-missing',
      path: 'skos:inScheme',
      severity: 'Warning',
      accepted: 'skos:inScheme <https://w3id.org/fabriques/schemas/practice-categories>',
      refused: { HasValue: without('skos:inScheme') },
    },
  ]),
  ...examplesOf(practice, [
    {
      shape: 'PracticeShape-name',
      path: 'schema:name',
      accepted: 'schema:name "Un bouquet de financement"',
      refused: {
        MinCount: without('schema:name'),
        MaxCount: 'schema:name "Un bouquet", "Un mélange"',
        Datatype: 'schema:name "Un bouquet"@fr',
        Pattern: 'schema:name "Un bouquet\\nde financement"',
      },
    },
    {
      shape: 'PracticeShape-description',
      path: 'schema:description',
      accepted: 'schema:description "En bref"@fr',
      refused: {
        Datatype: 'schema:description "En bref"',
        UniqueLang: 'schema:description "En bref"@fr, "En deux mots"@fr',
      },
    },
    {
      shape: 'PracticeShape-text',
      path: 'schema:text',
      accepted: 'schema:text "D’abord…"@fr, "Puis…"@fr',
      refused: { Datatype: 'schema:text "D’abord…"' },
    },
    {
      shape: 'PracticeShape-text-missing',
      path: 'schema:text',
      severity: 'Info',
      accepted: 'schema:text "D’abord…"@fr',
      refused: { MinCount: '' },
    },
    {
      shape: 'PracticeShape-practiceCategory',
      path: 'fab:practiceCategory',
      accepted: 'fab:practiceCategory category:gouvernance, <pratiques/categories/accueil>',
      refused: { MinCount: without('fab:practiceCategory'), NodeKind: 'fab:practiceCategory "gouvernance"' },
    },
    {
      shape: 'PracticeShape-practiceCategory-known',
      path: 'fab:practiceCategory',
      severity: 'Warning',
      accepted: 'fab:practiceCategory category:gouvernance',
      refused: { Class: 'fab:practiceCategory <pratiques/categories/accueil>' },
    },
    {
      shape: 'PracticeShape-practisedBy',
      path: 'fab:practisedBy',
      accepted: 'fab:practisedBy <fabriques/lab01>, <fabriques/not-described>',
      refused: { NodeKind: 'fab:practisedBy "LAB01"', Node: 'fab:practisedBy <structures/lab01>' },
    },
    {
      shape: 'PracticeShape-practisedBy-known',
      path: 'fab:practisedBy',
      severity: 'Warning',
      accepted: 'fab:practisedBy <fabriques/lab01>',
      refused: { Or: 'fab:practisedBy <fabriques/not-described>' },
    },
    {
      shape: 'PracticeShape-practisedBy-missing',
      path: 'fab:practisedBy',
      severity: 'Info',
      accepted: 'fab:practisedBy <fabriques/lab01>',
      refused: { MinCount: '' },
    },
    {
      shape: 'PracticeShape-fundingLine',
      path: 'fab:fundingLine',
      accepted: 'fab:fundingLine [ fab:funderKind funding:etat ]',
      refused: { NodeKind: 'fab:fundingLine "État : 50 000 €"' },
    },
    {
      shape: 'PracticeShape-document',
      path: 'fab:document',
      accepted: 'fab:document <https://lab01.example/budget.pdf>',
      refused: { NodeKind: 'fab:document "budget.pdf"', Pattern: 'fab:document <file:///budget.pdf>' },
    },
  ]),
  ...examplesOf(line, [
    {
      shape: 'FundingLineShape-funderKind',
      path: 'fab:funderKind',
      accepted: 'fab:funderKind funding:region',
      refused: {
        MinCount: without('fab:funderKind'),
        MaxCount: 'fab:funderKind funding:region, funding:etat',
        Node: 'fab:funderKind funding:loterie',
      },
    },
    {
      shape: 'FundingLineShape-funder',
      path: 'fab:funder',
      accepted: 'fab:funder <structures/lab01>',
      refused: {
        NodeKind: 'fab:funder "La Région"',
        MaxCount: 'fab:funder <structures/a>, <structures/b>',
        Node: 'fab:funder <actions/coworking>',
      },
    },
    {
      shape: 'FundingLineShape-funder-known',
      path: 'fab:funder',
      severity: 'Warning',
      accepted: 'fab:funder <structures/lab01>',
      refused: { Class: 'fab:funder <structures/not-described>' },
    },
    {
      shape: 'FundingLineShape-amount',
      path: 'fab:amount',
      accepted: 'fab:amount 1250.50',
      refused: {
        Datatype: ['fab:amount "50 000 €"', 'fab:amount 50000'],
        MaxCount: 'fab:amount 1000.0, 2000.0',
        MinInclusive: 'fab:amount -1.0',
      },
    },
    {
      shape: 'FundingLineShape-currency',
      path: 'schema:currency',
      accepted: 'schema:currency "EUR"',
      refused: {
        Datatype: 'schema:currency "EUR"@fr',
        MaxCount: 'schema:currency "EUR", "CHF"',
        Pattern: 'schema:currency "€"',
      },
    },
    {
      shape: 'FundingLineShape-startDate',
      path: 'schema:startDate',
      accepted: 'schema:startDate "2020"^^xsd:gYear',
      refused: {
        MaxCount: 'schema:startDate "2020"^^xsd:gYear, "2021"^^xsd:gYear',
        Node: 'schema:startDate "2020"',
      },
    },
    {
      shape: 'FundingLineShape-endDate',
      path: 'schema:endDate',
      accepted: 'schema:endDate "2022"^^xsd:gYear',
      refused: { MaxCount: 'schema:endDate "2020"^^xsd:gYear, "2021"^^xsd:gYear', Node: 'schema:endDate "2022"' },
    },
    {
      shape: 'FundingLineShape-period',
      path: 'schema:startDate',
      accepted: 'schema:startDate "2020"^^xsd:gYear ; schema:endDate "2022"^^xsd:gYear',
      refused: { LessThanOrEquals: 'schema:startDate "2022"^^xsd:gYear ; schema:endDate "2020"^^xsd:gYear' },
    },
    {
      shape: 'AmountShape-currency-missing',
      path: 'schema:currency',
      severity: 'Warning',
      accepted: 'fab:amount 50000.0 ; schema:currency "EUR"',
      refused: { MinCount: 'fab:amount 50000.0' },
    },
  ]),
];
