import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { collectionNames, type CollectionName } from './kinds.ts';
import { namedTerm, select, termOf } from './portal/select.ts';

/** A data set that the data themselves describe: where some documents come from, and on what terms. */
export interface SourceDataset {
  readonly iri: string;
  readonly identifier: string;
  /** What is said of it, and of its publisher. */
  readonly quads: readonly Quad[];
  readonly licences: readonly string[];
  readonly documents: number;
  readonly triples: number;
}

/** How many documents are on which terms. */
export interface LicenceUse {
  readonly licence: string;
  readonly documents: number;
}

/** The data sets of an instance. */
export interface Datasets {
  readonly sources: readonly SourceDataset[];
  readonly licences: readonly LicenceUse[];
  /** The licences of the documents about the things of each collection. */
  readonly collections: Readonly<Record<CollectionName, { readonly things: number; readonly licences: string[] }>>;
}

/** The SPARQL pattern of the documents that come from a data set: they say so, or name the same source. */
export const fromDataset = `{ GRAPH ?document { ?document prov:wasDerivedFrom ?dataset } }
  UNION { GRAPH ?document { ?document dcterms:source ?source FILTER NOT EXISTS { ?document prov:wasDerivedFrom ?any } }
          ?dataset dcterms:source ?source }`;

const names = sparqlPrefixes('dcat', 'dcterms', 'prov', 'foaf', 'fab');

/** Reads which data sets there are, with their licences and their sizes. */
export async function readDatasets(store: Store, baseIri: string): Promise<Datasets> {
  const [described, sizes, licences, topics] = await Promise.all([
    select(
      store,
      `${names}SELECT DISTINCT ?dataset ?subject ?property ?value WHERE {
         ?dataset a dcat:Dataset ; dcterms:title ?title .
         { ?dataset ?property ?value BIND(?dataset AS ?subject) }
         UNION { ?dataset dcterms:publisher ?subject . ?subject ?property ?value }
       }`,
    ),
    select(
      store,
      `${names}SELECT ?dataset (COUNT(DISTINCT ?document) AS ?documents) (COUNT(*) AS ?triples) WHERE {
         { SELECT DISTINCT ?dataset ?document WHERE { ?dataset a dcat:Dataset . ${fromDataset} } }
         GRAPH ?document { ?s ?p ?o }
       } GROUP BY ?dataset`,
    ),
    select(
      store,
      `${names}SELECT ?licence (COUNT(DISTINCT ?document) AS ?documents) WHERE {
         GRAPH ?document { ?document dcterms:license ?licence }
       } GROUP BY ?licence ORDER BY DESC(?documents) ?licence`,
    ),
    select(
      store,
      `${names}SELECT ?collection ?licence (COUNT(DISTINCT ?thing) AS ?things) WHERE {
         GRAPH ?document { ?document foaf:primaryTopic ?thing OPTIONAL { ?document dcterms:license ?licence } }
         FILTER(STRSTARTS(STR(?thing), "${baseIri}"))
         BIND(STRBEFORE(STRAFTER(STR(?thing), "${baseIri}"), "/") AS ?collection)
       } GROUP BY ?collection ?licence`,
    ),
  ]);
  return {
    sources: [...new Set(described.map(({ dataset }) => dataset?.value ?? ''))].sort().map((iri) => {
      const quads = described
        .filter(({ dataset }) => dataset?.value === iri)
        .flatMap(({ subject, property, value }) =>
          subject && property && value
            ? [DataFactory.quad(namedTerm(subject), namedTerm(property), termOf(value))]
            : [],
        );
      const size = sizes.find(({ dataset }) => dataset?.value === iri);
      return {
        iri,
        identifier: valuesIn(quads, iri, 'identifier')[0] ?? iri,
        quads,
        licences: valuesIn(quads, iri, 'license'),
        documents: Number(size?.['documents']?.value ?? 0),
        triples: Number(size?.['triples']?.value ?? 0),
      };
    }),
    licences: licences.flatMap(({ licence, documents }) =>
      licence ? [{ licence: licence.value, documents: Number(documents?.value ?? 0) }] : [],
    ),
    collections: Object.fromEntries(
      collectionNames.map((name) => {
        const rows = topics.filter(({ collection }) => collection?.value === name);
        return [
          name,
          {
            things: Math.max(0, ...rows.map(({ things }) => Number(things?.value ?? 0))),
            licences: rows.flatMap(({ licence }) => (licence ? [licence.value] : [])).sort(),
          },
        ];
      }),
      // One entry for each name, as written just above.
    ) as Datasets['collections'],
  };
}

function valuesIn(quads: readonly Quad[], subject: string, term: string): string[] {
  return quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === `http://purl.org/dc/terms/${term}`)
    .map(({ object }) => object.value);
}
