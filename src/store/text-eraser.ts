import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { eraseInObject, formsInIri } from '../core/rdf/erase-in-object.ts';
import { toNTriples } from '../core/rdf/to-ntriples.ts';
import type { JsonValue } from './records.ts';

/** Puts a replacement in the place of a text, in each of the forms in which a store writes it. */
export interface TextEraser {
  /** The text itself, then how else lines of N-Triples write it, in literals and in addresses. */
  readonly forms: readonly string[];
  readonly inText: (text: string) => string;
  readonly inJson: (value: JsonValue) => JsonValue;
  /** The same term where it does not say the text. */
  readonly inObject: (object: Quad['object']) => Quad['object'];
}

/**
 * Makes the eraser of a text. Only objects are changed: addresses of things and of documents stay what they are.
 *
 * @param isOwn - Whether an IRI is an address of the instance.
 */
export function createTextEraser(text: string, replacement: string, isOwn: (iri: string) => boolean): TextEraser {
  const inText = (value: string) => value.replaceAll(text, replacement);
  const escaped = toNTriples(DataFactory.literal(text)).slice(1, -1);
  const inJson = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') {
      return inText(value);
    }
    if (Array.isArray(value)) {
      return (value as readonly JsonValue[]).map(inJson);
    }
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, one === undefined ? one : inJson(one)]))
      : value;
  };
  return {
    forms: [...new Set([text, escaped, ...formsInIri(text)])],
    inText,
    inJson,
    inObject: (object) => eraseInObject(object, text, replacement, isOwn),
  };
}
