import type { Term } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
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
import type { LocalEvaluation } from './local-evaluation.ts';
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
  /** Takes what the store cannot answer. */
  readonly local: LocalEvaluation;
}

/** A result as the store makes it. */
export interface Evaluated {
  readonly mediaType: QueryResult['mediaType'];
  /** UTF-8. Where there is too much, or the store breaks off, that is thrown in place of an end. */
  readonly pieces: AsyncGenerator<Buffer, void>;
}

/** Evaluates a query and serialises its result; nothing is asked before the first piece is wanted. */
export function evaluateQuery(request: QueryRequest, evaluation: Evaluation): Evaluated {
  const query = adaptQuery(request, evaluation.defaultGraph);
  const isTable = query.form === 'select' || query.form === 'ask';
  const mediaType = isTable ? (request.resultsMediaType ?? 'application/sparql-results+json') : 'application/n-triples';
  const pieces =
    request.assuming || request.asWritten === true || query.isBeyondStore
      ? evaluateHere(request, query, evaluation)
      : evaluateThere(request, query, evaluation);
  return { mediaType, pieces };
}

/** In the store; what it refuses, although it is SPARQL, is evaluated here. */
async function* evaluateThere(
  request: QueryRequest,
  query: AdaptedQuery,
  evaluation: Evaluation,
): AsyncGenerator<Buffer, void> {
  let hasBegun = false;
  try {
    for await (const piece of toBytes(askStore(request, query, evaluation), evaluation.limits.resultBytes)) {
      hasBegun = true;
      yield piece;
    }
  } catch (error) {
    if (hasBegun || !(error instanceof DomainError) || error.code !== 'malformed-query') {
      throw error;
    }
    yield* evaluateHere(request, query, evaluation);
  }
}

async function* evaluateHere(
  request: QueryRequest,
  query: AdaptedQuery,
  evaluation: Evaluation,
): AsyncGenerator<Buffer, void> {
  yield Buffer.from(await evaluation.local.evaluate(request, query, evaluation));
}

function askStore(
  request: QueryRequest,
  query: AdaptedQuery,
  { endpoint, timeoutMs, deadline, limits, signal }: Evaluation,
): AsyncGenerator<string> {
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
  switch (query.form) {
    case 'select':
      return tabulate(query, resultsMediaType, endpoint, asked);
    case 'ask':
      return decide(query, resultsMediaType, endpoint, asked);
    case 'construct':
      return joined(constructTriples(query.text, endpoint, asked));
    case 'describe':
      return joined(describeThings(query, endpoint, asked));
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
