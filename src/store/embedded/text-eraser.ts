import { DataFactory } from 'n3';
import { eraseInObject, formsInIri } from '../../core/rdf/erase-in-object.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { JsonValue } from '../records.ts';
import { type QuadCodec, toLine } from './quad-codec.ts';

/** Puts a replacement in the place of a text, in each of the forms in which the state writes it. */
export interface TextEraser {
  readonly inText: (text: string) => string;
  readonly inJson: (value: JsonValue) => JsonValue;
  /** A line of N-Quads of the state; the same one where its object does not say the text. */
  readonly inLine: (line: string) => string;
}

/** Makes the eraser of a text. Only objects are changed: addresses of things and of documents stay what they are. */
export function createTextEraser(text: string, replacement: string, codec: QuadCodec): TextEraser {
  const inText = (value: string) => value.replaceAll(text, replacement);
  const forms = [toNTriples(DataFactory.literal(text)).slice(1, -1), ...formsInIri(text)];
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
    inText,
    inJson,
    inLine: (line) => {
      const [quad] = forms.some((form) => line.includes(form)) ? codec.decodeLines(line) : [];
      const object = quad && eraseInObject(quad.object, text, replacement, codec.isOwn);
      return !object || object.equals(quad.object)
        ? line
        : toLine(
            codec.encodeTriple(DataFactory.quad(quad.subject, quad.predicate, object)),
            codec.encodeGraph(quad.graph),
          );
    },
  };
}
