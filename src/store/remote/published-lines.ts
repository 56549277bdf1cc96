import type { Quad } from '@rdfjs/types';
import { publishable } from '../../vocabulary/publishable.ts';
import { schema } from '../../vocabulary/terms.ts';
import { parseRecordLines } from './document-text.ts';

/** The lines of a document that queries see, and the others: contacts that nobody agreed to publish. */
export interface PublishedLines {
  readonly published: readonly string[];
  readonly withheld: readonly string[];
}

/** Without one of these terms a document has no contact. */
const telling = [schema.contactPoint, schema.ContactPoint].map(({ value }) => value);

/** Tells which lines of a document, all of which are given, queries may see. */
export function publishedLines(lines: readonly string[], graph: Quad['graph']): PublishedLines {
  if (!lines.some((line) => telling.some((term) => line.includes(term)))) {
    return { published: lines, withheld: [] };
  }
  const quads = parseRecordLines(lines.join('\n'), graph);
  const kept = new Set(publishable(quads));
  const isPublished = (_line: string, index: number) => quads[index] !== undefined && kept.has(quads[index]);
  return {
    published: lines.filter(isPublished),
    withheld: lines.filter((line, index) => !isPublished(line, index)),
  };
}
