import type { Message } from '../language.ts';

/** A query that the workbench offers to start from. */
export interface ExampleQuery {
  readonly title: Message;
  readonly query: string;
}

const prefixes = `PREFIX fab: <https://w3id.org/fabriques/ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;

/** The queries that the workbench offers, the simplest first. */
export const exampleQueries: readonly ExampleQuery[] = [
  {
    title: { fr: 'Combien y a-t-il de fabriques ?', en: 'How many fabriques are there?' },
    query: `${prefixes}
SELECT (COUNT(DISTINCT ?fabrique) AS ?fabriques) WHERE {
  ?fabrique a fab:Fabrique .
}`,
  },
  {
    title: { fr: 'Les fabriques du Nord', en: 'The fabriques of the Nord' },
    query: `${prefixes}
SELECT ?fabrique ?nom ?commune WHERE {
  ?fabrique a fab:Fabrique ;
    schema:name ?nom ;
    fab:departementCode "59" ;
    schema:address/schema:addressLocality ?commune .
} ORDER BY ?nom`,
  },
  {
    title: { fr: 'Qui fait, commence ou veut faire quoi', en: 'Who does, starts or wants to do what' },
    query: `${prefixes}
SELECT ?action ?statut ?nom WHERE {
  ?fabrique schema:name ?nom ; fab:engagement ?engagement .
  ?engagement fab:action/skos:prefLabel ?action ; fab:status ?statut .
  FILTER(LANG(?action) = "fr")
} ORDER BY ?action ?statut ?nom`,
  },
  {
    title: { fr: 'Les partenaires par sorte d’acteur', en: 'The partners by kind of actor' },
    query: `${prefixes}
SELECT ?nom ?sorte ?partenaire WHERE {
  ?fabrique schema:name ?nom ; fab:partnership ?partenariat .
  ?partenariat fab:partnerKind/skos:prefLabel ?sorte .
  OPTIONAL { ?partenariat fab:partner/schema:name ?partenaire }
  FILTER(LANG(?sorte) = "fr")
} ORDER BY ?nom ?sorte`,
  },
  {
    title: { fr: 'Combien de fabriques par département', en: 'How many fabriques in each département' },
    query: `${prefixes}
SELECT ?departement (COUNT(DISTINCT ?fabrique) AS ?fabriques) WHERE {
  ?fabrique a fab:Fabrique ; fab:departementCode ?departement .
} GROUP BY ?departement ORDER BY DESC(?fabriques) ?departement`,
  },
];
