import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import { fromDataset } from './datasets.ts';
import { select } from './portal/select.ts';
import { publishable } from '../vocabulary/publishable.ts';
import type { PublishedDocument } from './published-documents.ts';

/** The documents that come from a data set, as they leave the house. */
export async function readSourceDocuments(store: Store, dataset: string): Promise<AsyncIterable<PublishedDocument>> {
  const rows = await select(
    store,
    `${sparqlPrefixes('dcterms', 'prov')}SELECT DISTINCT ?document WHERE {
       VALUES ?dataset { ${termToSparql(DataFactory.namedNode(dataset))} } ${fromDataset}
     } ORDER BY ?document`,
  );
  return read(
    store,
    rows.flatMap(({ document }) => document?.value ?? []),
  );
}

async function* read(store: Store, graphs: readonly string[]): AsyncIterable<PublishedDocument> {
  for (const iri of graphs) {
    const graph = DataFactory.namedNode(iri);
    yield { graph, quads: publishable(await store.readGraph(graph)) };
  }
}
