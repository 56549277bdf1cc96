import type { Term } from '@rdfjs/types';
import type { ResultLimits } from '../../core/limits.ts';
import { is, partsOf, type Tree } from '../../core/sparql/tree.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';
import { tooManyBytes, tooManyRows } from '../result-limits.ts';
import { resultsWriters } from '../write-results.ts';
import { type AdaptedQuery, adaptQuery } from './adapt-query.ts';
import { type Asked, constructTriples } from './construct-triples.ts';
import type { Deadline } from './deadline.ts';
import { describeThings } from './describe-things.ts';
import type { Endpoint, EndpointQuery } from './endpoint.ts';
import { fromStore, type JsonTerm } from './terms.ts';

/** How a query is to be evaluated. */
export interface Evaluation {
  readonly endpoint: Endpoint;
  /** The default graph where a query names none. */
  readonly defaultGraph: string;
  readonly timeoutMs: number;
  readonly deadline: Deadline;
  readonly limits: ResultLimits;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
}

/** A result as the store makes it. */
export interface Evaluated {
  readonly mediaType: QueryResult['mediaType'];
  /** UTF-8. Where there is too much, or the store breaks off, that is thrown in place of an end. */
  readonly pieces: AsyncGenerator<Buffer, void>;
}

/** Evaluates a query in the store and serialises its result; nothing is asked before the first piece is wanted. */
export function evaluateQuery(
  request: QueryRequest,
  { endpoint, defaultGraph, timeoutMs, deadline, limits, signal }: Evaluation,
): Evaluated {
  const query = adaptQuery(request, defaultGraph);
  const ofClient = request.lane !== 'portal';
  const asked: Asked = {
    timeoutMs,
    deadline,
    signal,
    ofClient,
    // JSON with its names takes more than what is sent on.
    mostBytes: limits.resultBytes * 4,
    mostRows: ofClient ? limits.resultRows : Infinity,
  };
  const { resultsMediaType = 'application/sparql-results+json' } = request;
  const bounded = (texts: AsyncIterable<string>) => toBytes(texts, limits.resultBytes);
  switch (query.form) {
    case 'select':
      return { mediaType: resultsMediaType, pieces: bounded(tabulate(query, resultsMediaType, endpoint, asked)) };
    case 'ask':
      return { mediaType: resultsMediaType, pieces: bounded(decide(query, resultsMediaType, endpoint, asked)) };
    case 'construct':
      return {
        mediaType: 'application/n-triples',
        pieces: bounded(joined(constructTriples(query.text, endpoint, asked))),
      };
    case 'describe':
      return { mediaType: 'application/n-triples', pieces: bounded(joined(describeThings(query, endpoint, asked))) };
  }
}

async function* toBytes(texts: AsyncIterable<string>, most: number): AsyncGenerator<Buffer, void> {
  let bytes = 0;
  for await (const text of texts) {
    const piece = Buffer.from(text);
    bytes += piece.length;
    if (bytes > most) {
      throw tooManyBytes(most);
    }
    yield piece;
  }
}

async function* tabulate(
  query: AdaptedQuery,
  mediaType: keyof typeof resultsWriters,
  endpoint: Endpoint,
  { mostRows, ...asked }: Asked,
): AsyncGenerator<string> {
  const writer = resultsWriters[mediaType];
  // Stores name the columns differently, and some add columns of their own.
  const variables = columnsOf(query.tree);
  let count = 0;
  const rows = await endpoint.rows({ ...asked, text: query.text });
  yield writer.head(variables);
  for await (const some of rows) {
    const before = count;
    count += some.length;
    if (count > mostRows) {
      throw tooManyRows(mostRows, 'solutions');
    }
    yield some.map((row, index) => writer.solution(toSolution(row), variables, before + index)).join('');
  }
  yield writer.tail;
}

async function* decide(
  query: AdaptedQuery,
  mediaType: keyof typeof resultsWriters,
  endpoint: Endpoint,
  asked: Omit<EndpointQuery, 'text'>,
): AsyncGenerator<string> {
  const { boolean } = await endpoint.table({ ...asked, text: query.text });
  yield resultsWriters[mediaType].boolean(boolean ?? false);
}

async function* joined(lines: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const some of lines) {
    yield some.join('');
  }
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
