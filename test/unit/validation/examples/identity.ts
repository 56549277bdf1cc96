import { examplesOf, nodeOf, without, type Example } from './example.ts';

const document = nodeOf('<graphs/identite/cget-2019/fabriques/lab01>', 'fab:Document', {
  'foaf:primaryTopic': '<fabriques/lab01>',
});
const judgement = nodeOf('<graphs/identite/cget-2019/fabriques/lab01#lab01>', 'fab:IdentityJudgement', {
  'fab:otherPlace': '<tiers-lieux/lab01>',
  'fab:verdict': 'verdict:same',
});

/** What `shapes/identity.ttl` accepts and refuses. */
export const identity: Example[] = [
  ...examplesOf(document, [
    {
      shape: 'DocumentShape-judgement',
      path: 'fab:judgement',
      accepted: 'fab:judgement [ fab:otherPlace <tiers-lieux/lab01> ; fab:verdict verdict:same ]',
      refused: { NodeKind: 'fab:judgement "le même lieu"' },
    },
  ]),
  ...examplesOf(judgement, [
    {
      shape: 'IdentityJudgementShape-otherPlace',
      path: 'fab:otherPlace',
      accepted: 'fab:otherPlace <tiers-lieux/lab01>',
      refused: {
        MinCount: without('fab:otherPlace'),
        MaxCount: 'fab:otherPlace <tiers-lieux/lab01>, <tiers-lieux/lab01-2>',
        NodeKind: 'fab:otherPlace "LAB01"',
      },
    },
    {
      shape: 'IdentityJudgementShape-verdict',
      path: 'fab:verdict',
      accepted: 'fab:verdict verdict:different',
      refused: {
        MinCount: without('fab:verdict'),
        MaxCount: 'fab:verdict verdict:same, verdict:close',
        Node: 'fab:verdict verdict:peut-etre',
      },
    },
    {
      shape: 'IdentityJudgementShape-confidence',
      path: 'fab:confidence',
      accepted: 'fab:confidence 0.967',
      refused: {
        MaxCount: 'fab:confidence 0.9, 0.8',
        Datatype: 'fab:confidence "0.9"^^xsd:double',
        MinInclusive: 'fab:confidence -0.1',
        MaxInclusive: 'fab:confidence 96.7',
      },
    },
    {
      shape: 'IdentityJudgementShape-creator',
      path: 'dcterms:creator',
      accepted: 'dcterms:creator "Éditrice"',
      refused: {
        MaxCount: 'dcterms:creator "Éditrice", "Éditeur"',
        Datatype: 'dcterms:creator "Éditrice"@fr',
      },
    },
    {
      shape: 'IdentityJudgementShape-created',
      path: 'dcterms:created',
      accepted: 'dcterms:created "2026-11-26"^^xsd:date',
      refused: {
        MaxCount: 'dcterms:created "2026-11-26"^^xsd:date, "2026-11-27"^^xsd:date',
        Node: 'dcterms:created "hier"',
      },
    },
    {
      shape: 'IdentityJudgementShape-description',
      path: 'schema:description',
      accepted: 'schema:description "Même nom, même commune"@fr , "Same name, same commune"@en',
      refused: {
        Datatype: 'schema:description "Même nom"',
        UniqueLang: 'schema:description "Même nom"@fr, "Même commune"@fr',
      },
    },
  ]),
];
