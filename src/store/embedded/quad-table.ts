import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { digest, type QuadCodec, toLine } from './quad-codec.ts';
import type { StateFile } from './state-file.ts';

/** Lengths of the three parts of a key of `quads`, in bytes. */
const keyParts = { graph: 16, subjectPredicate: 8, triple: 16 } as const;

/** A quad with its place in the state. */
export interface QuadEntry {
  readonly quad: Quad;
  /** As the state writes it. */
  readonly triple: string;
  readonly graphName: string;
  readonly graphKey: Buffer;
  readonly subjectKey: Buffer;
  readonly key: Buffer;
}

/** The key of a graph, under which its quads stand together. */
export function graphKeyOf(graphName: string): Buffer {
  return digest(graphName, keyParts.graph);
}

/** Bytes of a key of `quads`. */
export const quadKeyLength: number = keyParts.graph + keyParts.subjectPredicate + keyParts.triple;

/** The key of a triple of the state in one of its graphs. */
export function quadKeyOf(triple: string, graphKey: Buffer): Buffer {
  // Neither a subject nor a predicate has a space in it.
  const pair = triple.slice(0, triple.indexOf(' ', triple.indexOf(' ') + 1));
  return Buffer.concat([graphKey, digest(pair, keyParts.subjectPredicate), digest(triple, keyParts.triple)]);
}

/** The graph in a key of `quads`. */
export function graphKeyIn(quadKey: Buffer): Buffer {
  return quadKey.subarray(0, keyParts.graph);
}

/** The key of a subject in `subjects`, before the key of the graph. */
export function subjectPrefixOf(subject: string): Buffer {
  return digest(subject, keyParts.graph);
}

/** Quads with their places, each once. */
export function toEntries(quads: Iterable<Quad>, codec: QuadCodec): Map<string, QuadEntry> {
  const entries = new Map<string, QuadEntry>();
  for (const quad of quads) {
    const triple = codec.encodeTriple(quad);
    const graphName = codec.encodeGraph(quad.graph);
    const graphKey = graphKeyOf(graphName);
    const key = quadKeyOf(triple, graphKey);
    const subjectKey = Buffer.concat([subjectPrefixOf(codec.encodeTerm(quad.subject)), graphKey]);
    entries.set(key.toString('latin1'), { quad, triple, graphName, graphKey, subjectKey, key });
  }
  return entries;
}

/** A line of the log with its place in the state. */
export interface LineEntry {
  readonly line: string;
  readonly triple: string;
  readonly graphName: string;
  readonly key: Buffer;
}

/** A line of N-Quads of the state: the triple, then the graph unless it is the default one. */
const lineParts = /^(\S+ \S+ (?:<\S*>|_:\S+|".*"(?:@\S+|\^\^<\S*>)?))(?: (<\S*>|_:\S+))? \.\n$/su;

/** @throws DomainError `state-corrupt` for what is no line of N-Quads. */
export function entryOfLine(line: string): LineEntry {
  const [triple, graphName] = partsOf(line);
  return { line, triple, graphName, key: quadKeyOf(triple, graphKeyOf(graphName)) };
}

/**
 * The graph of a line of N-Quads of the state; empty for the default one.
 *
 * @throws DomainError `state-corrupt` for what is no line of N-Quads.
 */
export function graphNameOf(line: string): string {
  return partsOf(line)[1];
}

function partsOf(line: string): [triple: string, graphName: string] {
  const [, triple, graphName = ''] = lineParts.exec(line) ?? [];
  if (triple === undefined) {
    throw new DomainError('state-corrupt', `The log holds what is no triple: ${line}`);
  }
  return [triple, graphName];
}

/** The lines of a text, each with its end. */
export function linesIn(text: string): string[] {
  return text.match(/[^\n]*\n/gu) ?? [];
}

/** The keys that begin with a prefix. */
export function rangeUnder(prefix: Buffer): { start: Buffer; end: Buffer } {
  return { start: prefix, end: Buffer.concat([prefix, Buffer.alloc(40, 0xff)]) };
}

/** The triples of a graph as N-Quads lines of the state. */
export function readLines(state: Pick<StateFile, 'quads'>, graphName: string): string {
  return linesUnder(state, graphKeyOf(graphName), graphName);
}

/**
 * What stands beside quads that were removed, with the same graph, subject and predicate, as lines
 * of the state. The index rewrites literals, so that removing `"007"` there takes `"7"` away too:
 * it must be put back.
 */
export function linesBeside(
  state: Pick<StateFile, 'quads'>,
  removed: Iterable<Pick<LineEntry, 'triple' | 'key' | 'graphName'>>,
): string {
  let lines = '';
  for (const { triple, key, graphName } of removed) {
    if (/"(?:@\S+|\^\^<\S*>)?$/u.test(triple)) {
      lines += linesUnder(state, key.subarray(0, keyParts.graph + keyParts.subjectPredicate), graphName);
    }
  }
  return lines;
}

function linesUnder(state: Pick<StateFile, 'quads'>, prefix: Buffer, graphName: string): string {
  let lines = '';
  for (const { value } of state.quads.getRange(rangeUnder(prefix))) {
    lines += toLine(value, graphName);
  }
  return lines;
}
