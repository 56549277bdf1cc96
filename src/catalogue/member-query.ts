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
  altLabel: skos.altLabel,
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
  endDate: schema.endDate,
} as const;

/** What is read of a member along a path; `?more` and `?name` say more of the value. */
const pathFacts: Readonly<Record<string, string>> = {
  town: '?thing schema:address/schema:addressLocality ?value .',
  postalCode: '?thing schema:address/schema:postalCode ?value .',
  // The optional part apart: inside of GRAPH it makes Oxigraph read the positions of all things before it narrows them.
  location: `GRAPH ?graph { ?thing geo:lat ?value ; geo:long ?more }
    OPTIONAL { GRAPH ?graph { ?thing fab:locationPrecision ?name } }`,
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

/** What a solution of the narrowed query tells that is no path: a property, which it names, as it stands. */
export const directFact = 'direct';

/** The SPARQL query for the facts of every member of a collection: one solution per fact. */
export function memberQuery(baseIri: string, collection: CollectionName): string {
  const pairs = Object.entries(directFacts).map(([fact, property]) => `(${termToSparql(property)} "${fact}")`);
  return queryOf([
    `{ SELECT DISTINCT ?thing WHERE { ${membershipPattern(baseIri, collection)} } }`,
    [
      `{ VALUES (?property ?fact) { ${pairs.join(' ')} } GRAPH ?graph { ?thing ?property ?value } }`,
      ...Object.entries(pathFacts).map(([fact, pattern]) => `{ BIND("${fact}" AS ?fact) ${pattern} }`),
    ].join('\n    UNION '),
  ]);
}

/**
 * The SPARQL query for the facts of some things, be they members or not. Every part begins with the few things: joined from
 * outside, each would read all there is.
 */
export function narrowedMemberQuery(only: readonly string[]): string {
  const narrowed = `VALUES ?thing { ${only.map((iri) => termToSparql(DataFactory.namedNode(iri))).join(' ')} }`;
  const properties = Object.values(directFacts).map(termToSparql).join(', ');
  const parts = {
    // Not a part for each property: two dozen of them take longer than all that is said of a few things.
    [directFact]: `GRAPH ?graph { ?thing ?more ?value } FILTER(?more IN (${properties}))`,
    ...pathFacts,
  };
  return queryOf([
    Object.entries(parts)
      .map(([fact, pattern]) => `{ BIND("${fact}" AS ?fact) ${narrowed} ${pattern} }`)
      .join('\n    UNION '),
  ]);
}

/** The name of a fact stands first in its part: where it is bound after alternatives, Virtuoso loses some of their solutions. */
function queryOf(patterns: readonly string[]): string {
  return `${sparqlPrefixes('fab', 'schema', 'skos', 'dcterms', 'geo')}SELECT ?thing ?fact ?value ?more ?name ?graph WHERE {
    ${patterns.join('\n    ')}
  }`;
}
