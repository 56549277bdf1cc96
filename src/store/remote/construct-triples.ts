import type { Quad } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { tooManyRows } from '../result-limits.ts';
import { writeTriple } from '../write-results.ts';
import type { Endpoint, EndpointQuery } from './endpoint.ts';
import { unavailable } from './store-errors.ts';
import { fromStore } from './terms.ts';

/** How something is asked of the store, whatever the text. */
export type Asked = Omit<EndpointQuery, 'text'> & {
  /** Solutions or triples beyond which there are too many. */
  readonly mostRows: number;
};

/** Some stores give a triple of a `CONSTRUCT` once for each solution: one of the last so many is not given again. */
const remembered = 50_000;

/** The triples of a `CONSTRUCT` as lines of N-Triples, as they arrive. */
export async function* constructTriples(
  text: string,
  endpoint: Endpoint,
  { mostRows, ...asked }: Asked,
): AsyncGenerator<readonly string[]> {
  const answer = await endpoint.triples({ ...asked, text });
  let lines = new Set<string>();
  let [before, read] = [0, 0];
  for await (const triples of wholeLines(answer.pieces)) {
    const known = lines.size;
    const fresh: string[] = [];
    for (const line of parseLines(triples)) {
      read += 1;
      if (!lines.has(line)) {
        lines.add(line);
        fresh.push(line);
      }
    }
    if (before + lines.size > mostRows) {
      throw tooManyRows(mostRows, 'triples');
    }
    if (lines.size > known) {
      yield fresh;
    }
    if (lines.size > remembered) {
      before += lines.size;
      lines = new Set();
    }
  }
  if (read >= answer.mostRows) {
    throw tooManyRows(answer.mostRows, 'triples');
  }
}

async function* wholeLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const end = piece.lastIndexOf('\n') + 1;
    if (end === 0) {
      rest += piece;
    } else {
      yield rest + piece.slice(0, end);
      rest = piece.slice(end);
    }
  }
  yield rest;
}

function parseLines(text: string): string[] {
  try {
    // Of the store's own labels, which are the same in the whole answer, none may be one of ours.
    return new Parser({ format: 'application/n-triples', blankNodePrefix: 'answer-' })
      .parse(text)
      .map(({ subject, predicate, object }) =>
        writeTriple(DataFactory.quad(asWritten(subject), predicate, asWritten(object))),
      );
  } catch (cause) {
    throw unavailable('The store answers with what is not N-Triples', cause);
  }
}

function asWritten<T extends Quad['subject'] | Quad['object']>(term: T): T {
  // An IRI becomes an IRI or a blank node, which may stand wherever it stood.
  return term.termType === 'NamedNode' ? (fromStore({ type: 'uri', value: term.value }) as T) : term;
}
