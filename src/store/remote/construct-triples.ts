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

/** The triples of a `CONSTRUCT` as lines of N-Triples, each once. */
export async function constructTriples(
  text: string,
  endpoint: Endpoint,
  { mostRows, ...asked }: Asked,
): Promise<ReadonlySet<string>> {
  const answer = await endpoint.triples({ ...asked, text });
  const lines = new Set<string>();
  try {
    for (const { subject, predicate, object } of new Parser({ format: 'application/n-triples' }).parse(answer.text)) {
      lines.add(writeTriple(DataFactory.quad(asWritten(subject), predicate, asWritten(object))));
    }
  } catch (cause) {
    throw unavailable('The store answers with what is not N-Triples', cause);
  }
  if (lines.size > mostRows || lines.size >= answer.mostRows) {
    throw tooManyRows(Math.min(mostRows, answer.mostRows), 'triples');
  }
  return lines;
}

function asWritten<T extends Quad['subject'] | Quad['object']>(term: T): T {
  // An IRI becomes an IRI or a blank node, which may stand wherever it stood.
  return term.termType === 'NamedNode' ? (fromStore({ type: 'uri', value: term.value }) as T) : term;
}
