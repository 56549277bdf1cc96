import { DataFactory } from 'n3';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { fab, rdf, schema, skos } from '../vocabulary/terms.ts';
import type { CollectionName } from './kinds.ts';
import { membershipPattern, searchedTexts } from './selection-query.ts';

/** What is read of a member as it stands, by the name of the fact. */
export const directFacts = {
  type: rdf.type,
  name: schema.name,
  label: skos.prefLabel,
  definition: skos.definition,
  communeCode: fab.communeCode,
  departement: fab.departementCode,
  region: fab.regionCode,
  epci: fab.epciCode,
  inQPV: fab.inQPV,
  numerique: fab.numerique,
  family: fab.family,
  applicationFile: fab.applicationFile,
  movilabPage: fab.movilabPage,
  carrier: fab.carriedBy,
  leadCarrier: fab.leadCarrier,
  legalForm: fab.legalForm,
  foundingDate: schema.foundingDate,
  siret: fab.siret,
  broader: skos.broader,
  category: fab.practiceCategory,
  practisedBy: fab.practisedBy,
  visitor: fab.visitor,
  host: fab.host,
  visitKind: fab.visitKind,
  startDate: schema.startDate,
} as const;

/** What is read of a member along a path; `?more` and `?name` say more of the value. */
const pathFacts: Readonly<Record<string, string>> = {
  town: '?thing schema:address/schema:addressLocality ?value .',
  postalCode: '?thing schema:address/schema:postalCode ?value .',
  location: `GRAPH ?graph { ?thing geo:lat ?value ; geo:long ?more OPTIONAL { ?thing fab:locationPrecision ?name } }`,
  labelDate: '?thing fab:labelisation/dcterms:date ?value .',
  wave: '?thing fab:labelisation/fab:wave ?value .',
  reference: `?thing fab:carriedBy|fab:leadCarrier|fab:visitor|fab:host|fab:practisedBy ?value . ?value schema:name ?name .`,
  usedBy: '?thing ^fab:practiceCategory/fab:practisedBy ?value .',
  carrierSince: '?thing fab:carriedBy/schema:foundingDate ?value .',
  partner:
    '?thing fab:partnership ?more . ?more fab:partnerKind ?value . OPTIONAL { ?more fab:partner/schema:name ?name }',
  structure: '?thing fab:carriedBy|(fab:partnership/fab:partner) ?value .',
  text: `?thing ${searchedTexts} ?value .`,
  action: `?thing fab:engagement ?engagement . ?engagement fab:action ?value ; fab:status ?more .
    OPTIONAL { ?value skos:prefLabel ?name FILTER(LANG(?name) = "fr") }`,
};

/**
 * The SPARQL query for the facts of every member of a collection: one solution per fact.
 *
 * @param only - The things to which it is narrowed, by their IRIs.
 */
export function memberQuery(baseIri: string, collection: CollectionName, only?: readonly string[]): string {
  const named = (only ?? []).map((iri) => termToSparql(DataFactory.namedNode(iri)));
  const narrowed = only ? `VALUES ?thing { ${named.join(' ')} } ` : '';
  const members = `{ SELECT DISTINCT ?thing WHERE { ${narrowed}${membershipPattern(baseIri, collection)} } }`;
  // What is narrowed begins with the few things in every arm: joined from outside, each would read all there is.
  // The name of the fact stands first: where it is bound after alternatives, Virtuoso loses some of their solutions.
  const arms = Object.entries(pathFacts).map(([fact, pattern]) => `{ BIND("${fact}" AS ?fact) ${narrowed}${pattern} }`);
  const pairs = Object.entries(directFacts).map(([fact, property]) => [termToSparql(property), `"${fact}"`] as const);
  const direct = only
    ? pairs.map(
        ([property, fact]) => `{ BIND(${fact} AS ?fact) ${narrowed}GRAPH ?graph { ?thing ${property} ?value } }`,
      )
    : [
        `{ VALUES (?property ?fact) { ${pairs.map((pair) => `(${pair.join(' ')})`).join(' ')} } GRAPH ?graph { ?thing ?property ?value } }`,
      ];
  return `${sparqlPrefixes('fab', 'schema', 'skos', 'dcterms', 'geo')}SELECT ?thing ?fact ?value ?more ?name ?graph WHERE {
    ${members}
    ${[...direct, ...arms].join('\n    UNION ')}
  }`;
}
