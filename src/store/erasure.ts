import type { Quad } from '@rdfjs/types';
import type { RecordChange } from './records.ts';

/** A text that is to be readable nowhere any more: in no document, no revision and no record. */
export interface Erasure {
  /** As it is written, at least {@link shortestErasure} characters. */
  readonly text: string;
  /** What stands in its place; occurs nowhere in the store yet, so that what was different stays different. */
  readonly replacement: string;
  /** Records to write with the erasure, or not at all. */
  readonly records?: readonly RecordChange[];
}

/** Shorter texts would be found by accident. */
export const shortestErasure = 3;

/** Where a text stands, or stood until it was erased. */
export interface TextPlaces {
  /** Revisions of the history that say it, in a literal, an address that is an object, the author or the message. */
  readonly revisions: readonly number[];
  /** The documents that say it or once did. */
  readonly graphs: readonly Quad['graph'][];
  /** How many records say it. */
  readonly records: number;
}
