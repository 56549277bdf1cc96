import * as oxigraph from 'oxigraph';
import type { Quad } from '@rdfjs/types';
import { DomainError, messageOf } from '../errors.ts';
import { rdfFormatOf } from '../rdf/formats.ts';
import { parseText } from '../rdf/parse.ts';
import { toNTriples } from '../rdf/to-ntriples.ts';

const nquads = rdfFormatOf('application/n-quads');

/**
 * Evaluates a `CONSTRUCT` query over triples, at once and in memory; the graphs they stand in do not matter.
 *
 * @throws DomainError `malformed-query` for what the engine refuses.
 */
export function construct(query: string, triples: readonly Quad[], baseIri: string): Quad[] {
  const index = new oxigraph.Store();
  const lines = triples.map(
    ({ subject, predicate, object }) => `${toNTriples(subject)} ${toNTriples(predicate)} ${toNTriples(object)} .`,
  );
  index.load(lines.join('\n'), { format: 'application/n-quads', lenient: true, no_transaction: true });
  let result: unknown;
  try {
    result = index.query(query, { base_iri: baseIri, results_format: 'application/n-quads' });
  } catch (cause) {
    throw new DomainError('malformed-query', `The mapping cannot be evaluated: ${messageOf(cause)}`, {
      cause,
      details: { inFrench: `La correspondance ne peut pas être évaluée : ${messageOf(cause)}` },
    });
  }
  if (typeof result !== 'string' || !nquads) {
    throw new DomainError('malformed-query', 'A mapping is a CONSTRUCT query', {
      details: { inFrench: 'Une correspondance est une requête CONSTRUCT' },
    });
  }
  return parseText(result, nquads);
}
