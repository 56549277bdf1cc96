import { rdfFormatOf } from '../../core/rdf/formats.ts';
import { parseText } from '../../core/rdf/parse.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import type { QueryResult } from '../../store/query-request.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import type { ResultRow, SparqlResult } from './workbench-model.ts';

interface ResultsDocument {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly ResultRow[] };
}

/** Reads an answer of the engine, solutions in JSON or a graph in any syntax, for the workbench. */
export function readResult({ mediaType, body }: QueryResult): SparqlResult {
  const text = new TextDecoder().decode(body);
  const format = rdfFormatOf(mediaType);
  if (format) {
    return { kind: 'graph', text: serialiseRdf(parseText(text, format), 'text/turtle', { prefixes }) };
  }
  // The store writes results in the format that was asked for.
  const { head, boolean, results } = JSON.parse(text) as ResultsDocument;
  return boolean === undefined
    ? { kind: 'solutions', variables: head.vars ?? [], rows: results?.bindings ?? [] }
    : { kind: 'boolean', value: boolean };
}
