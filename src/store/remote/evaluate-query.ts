import type { Term } from '@rdfjs/types';
import type { ResultLimits } from '../../core/limits.ts';
import { is, partsOf, type Tree } from '../../core/sparql/tree.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';
import { tooManyBytes, tooManyRows } from '../result-limits.ts';
import { resultsWriters } from '../write-results.ts';
import { type AdaptedQuery, adaptQuery } from './adapt-query.ts';
import { type Asked, constructTriples } from './construct-triples.ts';
import { describeThings } from './describe-things.ts';
import type { Endpoint, EndpointQuery } from './endpoint.ts';
import { fromStore, type JsonTerm } from './terms.ts';

/** How a query is to be evaluated. */
export interface Evaluation {
  readonly endpoint: Endpoint;
  /** The default graph where a query names none. */
  readonly defaultGraph: string;
  readonly timeoutMs: number;
  readonly limits: ResultLimits;
  readonly signal?: AbortSignal;
}

/** Evaluates a query in the store and serialises its result. */
export async function evaluateQuery(
  request: QueryRequest,
  { endpoint, defaultGraph, timeoutMs, limits, signal }: Evaluation,
): Promise<Omit<QueryResult, 'revision'>> {
  const query = adaptQuery(request, defaultGraph);
  const ofClient = request.lane !== 'portal';
  const mostRows = ofClient ? limits.resultRows : Infinity;
  const asked: Omit<EndpointQuery, 'text'> = {
    timeoutMs,
    ofClient,
    // JSON with its names takes more than what is sent on.
    mostBytes: limits.resultBytes * 4,
    ...(signal && { signal }),
  };
  const { mediaType, body } =
    query.form === 'select' || query.form === 'ask'
      ? await tabulate(query, request, endpoint, { ...asked, mostRows })
      : { mediaType: 'application/n-triples' as const, body: await graphOf(query, endpoint, { ...asked, mostRows }) };
  const bytes = Buffer.from(body);
  if (bytes.length > limits.resultBytes) {
    throw tooManyBytes(limits.resultBytes, bytes.length);
  }
  return { mediaType, body: bytes };
}

async function tabulate(
  query: AdaptedQuery,
  { resultsMediaType: mediaType = 'application/sparql-results+json' }: QueryRequest,
  endpoint: Endpoint,
  { mostRows, ...asked }: Asked,
) {
  const { rows, boolean } = await endpoint.table({ ...asked, text: query.text });
  const writer = resultsWriters[mediaType];
  if (query.form === 'ask') {
    return { mediaType, body: writer.boolean(boolean ?? false) };
  }
  if (rows.length > mostRows) {
    throw tooManyRows(mostRows, 'solutions');
  }
  // Stores name the columns differently, and some add columns of their own.
  const variables = columnsOf(query.tree);
  const solutions = rows.map((row, index) => writer.solution(toSolution(row), variables, index));
  return { mediaType, body: writer.head(variables) + solutions.join('') + writer.tail };
}

function columnsOf(tree: Tree): string[] {
  return partsOf(tree, 'variables').flatMap((item) => {
    const named = is(item, 'pattern', 'bind') ? (item['variable'] as Tree) : item;
    return is(named, 'term', 'variable') ? [String(named['value'])] : [];
  });
}

function toSolution(row: Readonly<Record<string, JsonTerm>>): Readonly<Record<string, Term>> {
  return Object.fromEntries(Object.entries(row).map(([name, term]) => [name, fromStore(term)]));
}

async function graphOf(query: AdaptedQuery, endpoint: Endpoint, asked: Asked): Promise<string> {
  const lines =
    query.form === 'describe'
      ? await describeThings(query, endpoint, asked)
      : await constructTriples(query.text, endpoint, asked);
  return [...lines].join('');
}
