import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { QueryRequest } from '../../store/query-request.ts';
import type { Store } from '../../store/store.ts';

/** The value of a variable, with its language where it has one. */
export interface Binding {
  readonly type: 'uri' | 'literal' | 'bnode';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** One solution of a query: the variables that are bound. */
export type Solution = Readonly<Partial<Record<string, Binding>>>;

interface ResultsDocument {
  readonly results: { readonly bindings: readonly Solution[] };
}

const decoder = new TextDecoder();

/**
 * Asks one of the portal's own questions, which never wait behind those of clients.
 *
 * @param asked - In whose name, where it is a question of a client.
 */
export async function select(
  store: Store,
  text: string,
  signal?: AbortSignal,
  asked: Pick<QueryRequest, 'lane' | 'client'> = { lane: 'portal' },
): Promise<readonly Solution[]> {
  const request = { text, resultsMediaType: 'application/sparql-results+json', ...asked } as const;
  const { body } = await store.query(request, signal);
  // The store writes results in the format that was asked for.
  return (JSON.parse(decoder.decode(body)) as ResultsDocument).results.bindings;
}

/** A binding as the IRI that it is known to be. */
export function namedTerm({ value }: Binding): NamedNode {
  return DataFactory.namedNode(value);
}

/** A binding as a term. */
export function termOf(binding: Binding): Quad['object'] {
  switch (binding.type) {
    case 'uri':
      return namedTerm(binding);
    case 'bnode':
      return DataFactory.blankNode(binding.value);
    case 'literal':
      return DataFactory.literal(
        binding.value,
        binding['xml:lang'] ?? (binding.datatype ? DataFactory.namedNode(binding.datatype) : undefined),
      );
  }
}
