import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { termToSparql } from '../core/sparql/term-to-sparql.ts';
import { fromDataset } from './datasets.ts';
import { select } from './portal/select.ts';
import { type PublishedDocument, readPublished } from './published-documents.ts';

/** The documents that come from a data set, as they leave the house. */
export async function readSourceDocuments(store: Store, dataset: string): Promise<AsyncIterable<PublishedDocument>> {
  const rows = await select(
    store,
    `${sparqlPrefixes('dcterms', 'prov')}SELECT DISTINCT ?document WHERE {
       VALUES ?dataset { ${termToSparql(DataFactory.namedNode(dataset))} } ${fromDataset}
     } ORDER BY ?document`,
  );
  const graphs = rows.flatMap(({ document }) => (document ? [DataFactory.namedNode(document.value)] : []));
  return readPublished(graphs, async (graph) => store.readGraph(graph));
}
