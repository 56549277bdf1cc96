import type { Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Solution } from '../../core/comunica.ts';

/** An answer that is not what the format says. */
export class MalformedResultsError extends Error {}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the solutions of a SPARQL result in JSON.
 *
 * @param scope - Before the labels of blank nodes, which mean something within one result only; empty to keep them.
 * @throws MalformedResultsError
 * @see {@link https://www.w3.org/TR/sparql11-results-json/ | SPARQL 1.1 Query Results JSON Format}
 */
export function readSolutions(body: Uint8Array, scope: string): Solution[] {
  const { results } = asRecord(parse(body));
  const { bindings } = asRecord(results);
  if (!Array.isArray(bindings)) {
    throw new MalformedResultsError('no bindings');
  }
  return (bindings as unknown[]).map((binding) =>
    Object.fromEntries(
      Object.entries(asRecord(binding)).map(([name, value]) => [name, toTerm(asRecord(value), scope)]),
    ),
  );
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body)) as unknown;
  } catch (cause) {
    throw new MalformedResultsError('no JSON', { cause });
  }
}

function toTerm(
  { type, value, datatype, 'xml:lang': language }: Readonly<Record<string, unknown>>,
  scope: string,
): Term {
  if (typeof value !== 'string') {
    throw new MalformedResultsError('a term without a value');
  }
  switch (type) {
    case 'uri':
      return DataFactory.namedNode(value);
    case 'bnode':
      return DataFactory.blankNode(scope === '' ? value : scope + asLabel(value));
    case 'literal':
    case 'typed-literal':
      if (typeof language === 'string' && language !== '') {
        return DataFactory.literal(value, language);
      }
      return DataFactory.literal(value, typeof datatype === 'string' ? DataFactory.namedNode(datatype) : undefined);
    default:
      throw new MalformedResultsError(`a term of type ${String(type)}`);
  }
}

/** What any server may call a blank node, in letters that every format allows. */
function asLabel(value: string): string {
  return value.replace(/[^A-Za-z0-9]/gu, (found) => `_${found.codePointAt(0) ?? 0}_`);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    throw new MalformedResultsError('something is missing');
  }
  return value as Readonly<Record<string, unknown>>;
}
