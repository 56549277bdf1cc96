import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Configuration } from '../../core/configuration.ts';

/** The address of the document that takes what is written without a graph, while the default graph is the union. */
export function defaultDocumentIri(baseIri: string): string {
  return `${baseIri}graphs/default`;
}

/**
 * The graph that is meant where a write or a Graph Store request names the default graph.
 *
 * While queries see the union of all graphs as their default graph, a write into "the default graph" cannot mean
 * every graph: it means one document of its own, and so the documents of things and of sources are safe from it.
 */
export function writableDefaultGraph(configuration: Pick<Configuration, 'baseIri' | 'defaultGraph'>): Quad['graph'] {
  return configuration.defaultGraph === 'separate'
    ? DataFactory.defaultGraph()
    : DataFactory.namedNode(defaultDocumentIri(configuration.baseIri));
}
