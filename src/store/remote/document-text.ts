import { randomUUID } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';

/** Characters of a part of a document: longer literals are slow in stores. */
const longestPart = 24_000;

/** A part of a document: lines of N-Triples without their final dots, as written. */
export interface DocumentPart {
  /** Names the part; another one whenever its text changes. */
  readonly id: string;
  readonly text: string;
}

/** A triple as it is written in the record: its line without the dot. */
export function toRecordLine({ subject, predicate, object }: Quad): string {
  return `${toNTriples(subject)} ${toNTriples(predicate)} ${toNTriples(object)}`;
}

/** Lines of the record as quads of a graph. */
export function parseRecordLines(lines: string, graph: Quad['graph']): Quad[] {
  const text = lines === '' ? '' : `${lines.replaceAll('\n', ' .\n')} .\n`;
  return new Parser({ format: 'application/n-triples', blankNodePrefix: '' })
    .parse(text)
    .map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph));
}

/** The lines of parts. */
export function linesOf(parts: readonly DocumentPart[]): string[] {
  return parts.flatMap(({ text }) => text.split('\n'));
}

/** How the parts of a document change when lines leave it and others join it. */
export function rewriteParts(
  parts: readonly DocumentPart[],
  removed: ReadonlySet<string>,
  added: readonly string[],
): { readonly out: readonly DocumentPart[]; readonly new: readonly DocumentPart[] } {
  const kept = parts.map((part) => ({ part, lines: part.text.split('\n').filter((line) => !removed.has(line)) }));
  const changed = kept.filter(({ part, lines }) => lines.join('\n').length !== part.text.length);
  // What joins goes where something changes anyway, or to the last part, or to parts of its own.
  const last = kept.at(-1);
  const open = changed.length > 0 ? changed : last && added.length > 0 ? [last] : [];
  const lines = [...open.flatMap((one) => one.lines), ...added];
  return { out: open.map(({ part }) => part), new: intoParts(lines) };
}

/** Lines in texts of a bearable length. */
export function chunkLines(lines: readonly string[]): string[] {
  const chunks: string[] = [];
  let chunk: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (chunk.length > 0 && length + line.length > longestPart) {
      chunks.push(chunk.join('\n'));
      chunk = [];
      length = 0;
    }
    chunk.push(line);
    length += line.length + 1;
  }
  return chunk.length > 0 ? [...chunks, chunk.join('\n')] : chunks;
}

function intoParts(lines: readonly string[]): DocumentPart[] {
  return chunkLines(lines).map((text) => ({ id: randomUUID(), text }));
}
