import * as oxigraph from 'oxigraph';
import { DomainError, messageOf } from '../../../core/errors.ts';
import { parseQuery } from '../../../core/sparql/parse-sparql.ts';
import type { QueryRequest, ResultsMediaType } from '../../query-request.ts';
import { csvFromTsv } from './csv.ts';
import { unknownFunctionIn } from './functions.ts';
import { fromIndex, indexDatatype } from './lexical-forms.ts';
import type { Tree } from '../../../core/sparql/tree.ts';
import { datasetOf, type NamedDataset, toDialect } from './to-dialect.ts';

/** A serialised result. */
export interface IndexResult {
  readonly mediaType: ResultsMediaType | 'application/n-triples';
  readonly body: string;
}

/** What of an index a query needs. */
export interface QueriedIndex {
  readonly store: oxigraph.Store;
  /** The default graph of the store once more, by itself: what names no graph is asked of it, and finds no others in its way. */
  readonly defaultGraph?: oxigraph.Store;
  /** The predicates that have literals under another datatype as objects. */
  readonly lexicalPredicates: ReadonlySet<string>;
  /** Solutions of which one more is enough to know that there are too many. */
  readonly mostRows?: number;
}

/** Functions that the engine was found not to have; it has the same ones as long as the thread lives. */
const unknownFunctions = new Set<string>();

/**
 * Evaluates a query over an index and serialises the result, both as SPARQL 1.1 says.
 *
 * @throws DomainError `malformed-query` for what the engine refuses.
 */
export function evaluate(request: QueryRequest, index: QueriedIndex): IndexResult {
  const { store, lexicalPredicates, mostRows } = index;
  const mediaType = request.resultsMediaType ?? usualMediaType(request);
  const dataset = datasetOfRequest(request) ?? datasetOfText(request);
  const merged = dataset?.defaultGraphs && new Set(dataset.defaultGraphs).size > 1 ? merge(store, dataset) : undefined;
  const isOfDefault = dataset === undefined && !mayNameGraphs(request.text);
  const queried = merged ?? (isOfDefault ? index.defaultGraph : undefined) ?? store;
  const options = merged ? {} : optionsFor(dataset);
  const isNode = (term: Tree) => {
    const text = termText(term);
    return (
      queried.query(`ASK { { ?s ?p ${text} } ${text.startsWith('<') ? `UNION { ${text} ?q ?o }` : ''} }`, options) ===
      true
    );
  };
  for (;;) {
    try {
      const text = toDialect(request.text, request.baseIri, {
        lexicalPredicates,
        unknownFunctions,
        isNode,
        ...(mostRows !== undefined && { mostRows }),
      });
      const format = mediaType === 'text/csv' ? 'text/tab-separated-values' : mediaType;
      const body = queried.query(text, { ...options, results_format: format }) as string;
      return { mediaType, body: mediaType === 'text/csv' ? csvFromTsv(body) : fromIndex(body, mediaType) };
    } catch (cause) {
      if (cause instanceof DomainError || cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
        throw cause;
      }
      const unknown = unknownFunctionIn(messageOf(cause));
      if (unknown === undefined || unknownFunctions.has(unknown)) {
        // The place that the engine names is one in the adapted text.
        const message = messageOf(cause).replace(/^error at \d+:\d+: /u, 'The engine does not understand the query: ');
        throw new DomainError('malformed-query', message, { cause });
      }
      unknownFunctions.add(unknown);
    }
  }
}

/** How results come where nobody says how: graphs have one way only. */
function usualMediaType({ text, baseIri }: QueryRequest): IndexResult['mediaType'] {
  const { subType } = parseQuery(text, baseIri);
  return subType === 'select' || subType === 'ask' ? 'application/sparql-results+json' : 'application/n-triples';
}

/** A dataset; where `namedGraphs` is undefined, `GRAPH` can name every graph. */
type Dataset = Omit<NamedDataset, 'namedGraphs'> & Partial<NamedDataset>;

function datasetOfRequest({ defaultGraphs, namedGraphs }: QueryRequest): Dataset | undefined {
  return defaultGraphs || namedGraphs
    ? { defaultGraphs: defaultGraphs ?? [], ...(namedGraphs && { namedGraphs }) }
    : undefined;
}

/** Most queries have no `FROM`, and need not be parsed a second time to know it. */
function datasetOfText({ text, baseIri }: QueryRequest): Dataset | undefined {
  return /from/iu.test(text) || text.includes('\\u') ? datasetOf(text, baseIri) : undefined;
}

/** Whether the word `GRAPH` may stand in a query, as itself or escaped. */
function mayNameGraphs(text: string): boolean {
  return /graph/iu.test(text) || text.includes('\\u') || text.includes('\\U');
}

function optionsFor(dataset: Dataset | undefined) {
  const graphs = (names: readonly string[]) => names.map((name) => oxigraph.namedNode(name));
  return {
    ...(dataset && { default_graph: graphs(dataset.defaultGraphs) }),
    ...(dataset?.namedGraphs && { named_graphs: graphs(dataset.namedGraphs) }),
  };
}

/**
 * A small index in which several graphs are merged into the default graph, as a set. Oxigraph itself would give a
 * triple of two of them twice.
 */
function merge(store: oxigraph.Store, { defaultGraphs, namedGraphs = [] }: Dataset): oxigraph.Store {
  const merged = new oxigraph.Store();
  for (const name of defaultGraphs) {
    for (const { subject, predicate, object } of store.match(null, null, null, oxigraph.namedNode(name))) {
      merged.add(oxigraph.quad(subject, predicate, object));
    }
  }
  for (const name of namedGraphs) {
    store.match(null, null, null, oxigraph.namedNode(name)).forEach((quad) => merged.add(quad));
  }
  return merged;
}

function termText({ subType, value, langOrIri }: Tree): string {
  const text = String(value);
  if (subType === 'namedNode') {
    return `<${text}>`;
  }
  if (typeof langOrIri === 'string') {
    return oxigraph.literal(text, langOrIri).toString();
  }
  const datatype = (langOrIri as Tree | undefined)?.['value'] as string | undefined;
  const known = datatype === undefined ? undefined : (indexDatatype(text, datatype) ?? datatype);
  return oxigraph.literal(text, known === undefined ? undefined : oxigraph.namedNode(known)).toString();
}
