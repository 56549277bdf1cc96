import { DataFactory } from 'n3';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import type { Store } from '../store/store.ts';
import { identityGraphs } from '../vocabulary/identity.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { select, type Solution } from './portal/select.ts';

/** How often a class or a property is used. */
export interface Partition {
  readonly iri: string;
  /** Of a class its instances, of a property its triples. */
  readonly count: number;
  readonly subjects: number;
  readonly objects: number;
}

/** Links of one kind into one other data set. */
export interface Links {
  readonly predicate: string;
  /** What the addresses of the other data set begin with. */
  readonly target: string;
  readonly count: number;
}

/** Links that say which places of this instance and of one source are the same, or close to each other. */
export interface IdentityLinks {
  readonly predicate: string;
  /** The short name of the source. */
  readonly source: string;
  readonly count: number;
}

/** The figures of the whole data set, as VoID asks for them. */
export interface DatasetStatistics {
  readonly triples: number;
  readonly subjects: number;
  readonly objects: number;
  readonly documents: number;
  readonly classes: readonly Partition[];
  readonly properties: readonly Partition[];
  readonly links: readonly Links[];
  readonly identityLinks: readonly IdentityLinks[];
}

/** By what a thing here is tied to what others say. */
const linkPredicates =
  'owl:sameAs skos:exactMatch skos:closeMatch skos:broadMatch skos:narrowMatch skos:relatedMatch rdfs:seeAlso fab:movilabPage';

/** Counts everything once. @see {@link https://www.w3.org/TR/void/#statistics} */
export async function readStatistics(store: Store, baseIri: string): Promise<DatasetStatistics> {
  const [totals, distinct, classes, properties, links, documents, identityLinks] = await Promise.all([
    select(store, 'SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }'),
    select(store, 'SELECT (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) WHERE { ?s ?p ?o }'),
    select(store, 'SELECT ?iri (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a ?iri } GROUP BY ?iri ORDER BY ?iri'),
    select(
      store,
      `SELECT ?iri (COUNT(*) AS ?count) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
       WHERE { ?s ?iri ?o } GROUP BY ?iri ORDER BY ?iri`,
    ),
    select(
      store,
      `${sparqlPrefixes('owl', 'skos', 'rdfs', 'fab')}SELECT ?iri ?target (COUNT(*) AS ?count) WHERE {
         VALUES ?iri { ${linkPredicates} } ?s ?iri ?o .
         FILTER(REGEX(STR(?o), "^https?://[^/]+/"))
         BIND(REPLACE(STR(?o), "^(https?://[^/]+/).*$", "$1") AS ?target)
       } GROUP BY ?iri ?target ORDER BY ?iri ?target`,
    ),
    countDocuments(store),
    countIdentityLinks(store, baseIri),
  ]);
  return {
    triples: numberIn(totals[0], 'triples'),
    subjects: numberIn(distinct[0], 'subjects'),
    objects: numberIn(distinct[0], 'objects'),
    documents,
    classes: classes.flatMap(partitionIn),
    properties: properties.flatMap(partitionIn),
    links: links
      .map((row) => ({
        predicate: row['iri']?.value ?? '',
        target: row['target']?.value ?? '',
        count: numberIn(row, 'count'),
      }))
      .filter(({ target }) => target !== originOf(baseIri)),
    identityLinks,
  };
}

function partitionIn(row: Solution): Partition[] {
  const iri = row['iri']?.value;
  const [count, subjects, objects] = ['count', 'subjects', 'objects'].map((name) => numberIn(row, name));
  return iri === undefined ? [] : [{ iri, count: count ?? 0, subjects: subjects ?? 0, objects: objects ?? 0 }];
}

function numberIn(row: Solution | undefined, name: string): number {
  return Number(row?.[name]?.value ?? 0);
}

async function countIdentityLinks(store: Store, baseIri: string): Promise<IdentityLinks[]> {
  const start = termToSparql(DataFactory.literal(identityGraphs(baseIri)));
  const rows = await select(
    store,
    `${sparqlPrefixes('owl', 'skos')}SELECT ?iri ?source (COUNT(*) AS ?count) WHERE {
       VALUES ?iri { owl:sameAs skos:closeMatch } GRAPH ?g { ?s ?iri ?o } FILTER(STRSTARTS(STR(?g), ${start}))
       BIND(STRBEFORE(STRAFTER(STR(?g), ${start}), "/") AS ?source)
     } GROUP BY ?iri ?source ORDER BY ?source ?iri`,
  );
  return rows.map((row) => ({
    predicate: row['iri']?.value ?? '',
    source: row['source']?.value ?? '',
    count: numberIn(row, 'count'),
  }));
}

async function countDocuments(store: Store): Promise<number> {
  let count = 0;
  for await (const description of store.listGraphs()) {
    count += Number(description.size > 0);
  }
  return count;
}

function originOf(iri: string): string {
  return `${new URL(iri).origin}/`;
}
