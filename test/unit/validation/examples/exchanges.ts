import { examplesOf, nodeOf, without, type Example } from './example.ts';

const visit = nodeOf('<visites/dynamo-chez-lab01>', 'fab:Visit', {
  'fab:visitor': '<fabriques/la-dynamo>',
  'fab:host': '<fabriques/lab01>',
});

/** What `shapes/exchanges.ttl` accepts and refuses. */
export const exchanges: Example[] = examplesOf(visit, [
  {
    shape: 'VisitShape-name',
    path: 'schema:name',
    accepted: 'schema:name "La Dynamo chez LAB01"',
    refused: { Datatype: 'schema:name "Visite"@fr', MaxCount: 'schema:name "Visite", "Rencontre"' },
  },
  {
    shape: 'VisitShape-description',
    path: 'schema:description',
    accepted: 'schema:description "Une journée"@fr',
    refused: {
      Datatype: 'schema:description "Une journée"',
      UniqueLang: 'schema:description "Une journée"@fr, "Une rencontre"@fr',
    },
  },
  {
    shape: 'VisitShape-visitor',
    path: 'fab:visitor',
    accepted: 'fab:visitor <fabriques/la-dynamo>, <fabriques/not-described>',
    refused: {
      MinCount: without('fab:visitor'),
      NodeKind: 'fab:visitor "La Dynamo"',
      Node: 'fab:visitor <structures/lab01>',
    },
  },
  {
    shape: 'VisitShape-visitor-known',
    path: 'fab:visitor',
    severity: 'Warning',
    accepted: 'fab:visitor <fabriques/la-dynamo>',
    refused: { Or: 'fab:visitor <fabriques/not-described>' },
  },
  {
    shape: 'VisitShape-visitor-not-host',
    path: 'fab:visitor',
    accepted: 'fab:visitor <fabriques/la-dynamo> ; fab:host <fabriques/lab01>',
    refused: { Disjoint: 'fab:visitor <fabriques/lab01> ; fab:host <fabriques/lab01>' },
  },
  {
    shape: 'VisitShape-host',
    path: 'fab:host',
    accepted: 'fab:host <fabriques/lab01>',
    refused: { MinCount: without('fab:host'), NodeKind: 'fab:host "LAB01"', Node: 'fab:host <structures/lab01>' },
  },
  {
    shape: 'VisitShape-host-known',
    path: 'fab:host',
    severity: 'Warning',
    accepted: 'fab:host <fabriques/lab01>',
    refused: { Or: 'fab:host <fabriques/not-described>' },
  },
  {
    shape: 'VisitShape-visitKind',
    path: 'fab:visitKind',
    accepted: 'fab:visitKind visit:compagnonnage',
    refused: {
      MaxCount: 'fab:visitKind visit:compagnonnage, visit:formation',
      Node: 'fab:visitKind visit:vacances',
    },
  },
  {
    shape: 'VisitShape-visitKind-missing',
    path: 'fab:visitKind',
    severity: 'Info',
    accepted: 'fab:visitKind visit:compagnonnage',
    refused: { MinCount: '' },
  },
  {
    shape: 'VisitShape-startDate',
    path: 'schema:startDate',
    accepted: 'schema:startDate "2020-05-25"^^xsd:date',
    refused: {
      MaxCount: 'schema:startDate "2020"^^xsd:gYear, "2021"^^xsd:gYear',
      Node: 'schema:startDate "25 mai 2020"',
    },
  },
  {
    shape: 'VisitShape-startDate-missing',
    path: 'schema:startDate',
    severity: 'Info',
    accepted: 'schema:startDate "2020"^^xsd:gYear',
    refused: { MinCount: '' },
  },
  {
    shape: 'VisitShape-endDate',
    path: 'schema:endDate',
    accepted: 'schema:endDate "2020-05-29"^^xsd:date',
    refused: {
      MaxCount: 'schema:endDate "2020"^^xsd:gYear, "2021"^^xsd:gYear',
      Node: 'schema:endDate "mai"',
    },
  },
  {
    shape: 'VisitShape-period',
    path: 'schema:startDate',
    accepted: 'schema:startDate "2020-05-25"^^xsd:date ; schema:endDate "2020-05-29"^^xsd:date',
    refused: {
      LessThanOrEquals: 'schema:startDate "2020-05-29"^^xsd:date ; schema:endDate "2020-05-25"^^xsd:date',
    },
  },
  {
    shape: 'VisitShape-outcome',
    path: 'fab:outcome',
    accepted: 'fab:outcome "Un outil commun"@fr, "Un projet"@fr',
    refused: { Datatype: 'fab:outcome "Un outil commun"' },
  },
  {
    shape: 'VisitShape-outcome-missing',
    path: 'fab:outcome',
    severity: 'Info',
    accepted: 'fab:outcome "Un outil commun"@fr',
    refused: { MinCount: '' },
  },
]);
