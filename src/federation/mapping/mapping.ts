import type { Quad } from '@rdfjs/types';
import { fab } from '../../vocabulary/terms.ts';
import type { Splitting } from '../lift/split-records.ts';

/** How what a source gives becomes statements of this vocabulary: data, not code. */
export interface Mapping {
  readonly iri: string;
  /** A SPARQL `CONSTRUCT` over the lifted records, or over the RDF of the source. */
  readonly construct: string;
  /** The keys that lead to the list of records in JSON: `data`, `result.records`. */
  readonly recordsAt: readonly string[];
  /** The field by which corrections name a record. */
  readonly keyField: string | undefined;
  readonly splitting: Splitting;
}

/** Reads a mapping from its document; undefined where the document describes none. */
export function readMapping(iri: string, document: readonly Quad[]): Mapping | undefined {
  const values = (property: Quad['predicate']): string[] =>
    document
      .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(property))
      .map(({ object }) => object.value);
  const [construct] = values(fab.construct);
  return construct === undefined
    ? undefined
    : {
        iri,
        construct,
        recordsAt:
          values(fab.recordsAt)[0]
            ?.split('.')
            .filter((key) => key !== '') ?? [],
        keyField: values(fab.keyField)[0],
        splitting: {
          separator: values(fab.separator)[0] ?? '',
          records: values(fab.splitsRecords),
          values: values(fab.splitsValues),
        },
      };
}
