import type { Term } from '@rdfjs/types';
import { DataFactory } from 'n3';

/** One solution: RDF terms by the names of variables; what is unbound is not there. */
export type Solution = ReadonlyMap<string, Term>;

interface JsonTerm {
  readonly type: 'uri' | 'bnode' | 'literal' | 'typed-literal';
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

/** Reads the SPARQL 1.1 Query Results JSON Format. */
export function readSolutions(json: Uint8Array | string): Solution[] {
  const text = typeof json === 'string' ? json : new TextDecoder().decode(json);
  const { results } = JSON.parse(text) as { results: { bindings: Record<string, JsonTerm>[] } };
  return results.bindings.map(
    (binding) => new Map(Object.entries(binding).map(([name, term]): [string, Term] => [name, toTerm(term)])),
  );
}

function toTerm({ type, value, datatype, 'xml:lang': language }: JsonTerm): Term {
  switch (type) {
    case 'uri':
      return DataFactory.namedNode(value);
    case 'bnode':
      return DataFactory.blankNode(value);
    case 'literal':
    case 'typed-literal':
      return DataFactory.literal(
        value,
        language ?? (datatype === undefined ? undefined : DataFactory.namedNode(datatype)),
      );
  }
}
