import { DataFactory } from 'n3';
import type { NamedNode, Quad } from '@rdfjs/types';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import type { Store } from '../../store/store.ts';
import { dcterms, fab, foaf, rdf, schema, skos } from '../../vocabulary/terms.ts';
import { ownDocument } from '../kinds.ts';
import { type Resource, readResources } from './resource.ts';
import { namedTerm, select, termOf } from './select.ts';

/** What is said of a thing where another page mentions it. */
const mentioned: readonly NamedNode[] = [
  rdf.type,
  schema.name,
  schema.foundingDate,
  schema.address,
  schema.addressLocality,
  skos.prefLabel,
  skos.broader,
  skos.definition,
  dcterms.title,
  dcterms.license,
  dcterms.modified,
  foaf.name,
  foaf.page,
  fab.legalForm,
  fab.communeCode,
  fab.departementCode,
];

/** Reads the names and the few facts of things that a page mentions, in one query. */
export async function readLinked(
  store: Store,
  iris: readonly string[],
  baseIri: string,
  signal?: AbortSignal,
): Promise<(iri: string) => Resource> {
  // Where a place stands is said of its address, which is a node beside it.
  const asked = [...new Set(iris.flatMap((iri) => (iri.includes('#') ? [iri] : [iri, `${iri}#address`])))].map((iri) =>
    DataFactory.namedNode(iri),
  );
  if (asked.length === 0) {
    return readResources([]);
  }
  const solutions = await select(
    store,
    `SELECT ?graph ?subject ?property ?value WHERE {
      VALUES ?subject { ${asked.map(termToSparql).join(' ')} }
      GRAPH ?graph { ?subject ?property ?value }
      # Not a second VALUES: joined with both, everything that is said of anything is read.
      FILTER(?property IN (${mentioned.map(termToSparql).join(', ')}))
    }`,
    signal,
  );
  const quads = solutions.flatMap(({ graph, subject, property, value }): Quad[] => {
    const object = value && termOf(value);
    return graph && subject && property && object
      ? [DataFactory.quad(namedTerm(subject), namedTerm(property), object, namedTerm(graph))]
      : [];
  });
  // What the thing's own document says comes first.
  const ownFirst = (a: Quad, b: Quad): number => Number(isOwn(b, baseIri)) - Number(isOwn(a, baseIri));
  const inOrder = (a: Quad, b: Quad): number =>
    ownFirst(a, b) || compareStrings(a.graph.value, b.graph.value) || compareStrings(a.object.value, b.object.value);
  return readResources(quads.sort(inOrder));
}

function isOwn({ subject, graph }: Quad, baseIri: string): boolean {
  return graph.equals(ownDocument(baseIri, subject.value.split('#', 1)[0] ?? ''));
}
