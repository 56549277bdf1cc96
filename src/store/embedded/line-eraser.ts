import { DataFactory } from 'n3';
import { createTextEraser, type TextEraser } from '../text-eraser.ts';
import { type QuadCodec, toLine } from './quad-codec.ts';

/** A {@link TextEraser} that knows the lines of the state. */
export interface LineEraser extends TextEraser {
  /** A line of N-Quads of the state; the same one where its object does not say the text. */
  readonly inLine: (line: string) => string;
}

/** Makes the eraser of a text for a state. */
export function createLineEraser(text: string, replacement: string, codec: QuadCodec): LineEraser {
  const eraser = createTextEraser(text, replacement, codec.isOwn);
  return {
    ...eraser,
    inLine: (line) => {
      const [quad] = eraser.forms.some((form) => line.includes(form)) ? codec.decodeLines(line) : [];
      const object = quad && eraser.inObject(quad.object);
      return !object || object.equals(quad.object)
        ? line
        : toLine(
            codec.encodeTriple(DataFactory.quad(quad.subject, quad.predicate, object)),
            codec.encodeGraph(quad.graph),
          );
    },
  };
}
