import type { ResultLimits } from '../../core/limits.ts';
import { tooManyBytes, tooManyRows } from '../result-limits.ts';
import type { IndexResult } from './dialect/evaluate.ts';

/** A result with its size in UTF-8. */
export interface MeasuredResult extends IndexResult {
  readonly bytes: number;
}

/**
 * Refuses a result that is larger than a client may have, as a whole: nothing of it is sent.
 *
 * @throws DomainError `result-too-large` that names the limit.
 */
export function checkResult(result: MeasuredResult, { resultBytes, resultRows }: ResultLimits): void {
  if (countRows(result, resultRows) > resultRows) {
    throw tooManyRows(resultRows, result.mediaType === 'application/n-triples' ? 'triples' : 'solutions');
  }
  if (result.bytes > resultBytes) {
    throw tooManyBytes(resultBytes, result.bytes);
  }
}

/** How many solutions or triples there are; only an upper bound where that is within the limit already. */
function countRows({ mediaType, body }: IndexResult, most: number): number {
  // `{}` and a comma, or a line end, are the least that a row takes.
  const atMost = mediaType === 'application/sparql-results+json' ? body.length / 3 : body.length;
  if (atMost <= most) {
    return atMost;
  }
  switch (mediaType) {
    case 'application/sparql-results+json':
      return countObjects(body);
    case 'application/sparql-results+xml':
      return count(body, '<result>');
    case 'text/csv':
      return countLines(body) - 1;
    case 'text/tab-separated-values':
      return count(body, '\n') - 1;
    case 'application/n-triples':
      return count(body, '\n');
  }
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    found += 1;
  }
  return found;
}

/** Lines of CSV; what stands between quotes may have line ends of its own. */
function countLines(text: string): number {
  let lines = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x22) {
      quoted = !quoted;
    } else if (character === 0x0a && !quoted) {
      lines += 1;
    }
  }
  return lines;
}

/** The solutions of SPARQL results in JSON: objects within the third pair of brackets. */
function countObjects(text: string): number {
  let depth = 0;
  let objects = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: // a string: go to its end
        for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) {
          at += text.charCodeAt(at) === 0x5c ? 1 : 0;
        }
        break;
      case 0x7b: // {
        objects += depth === 3 ? 1 : 0;
        depth += 1;
        break;
      case 0x5b: // [
        depth += 1;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
    }
  }
  return objects;
}
