import { parseCsv } from '../../ingestion/csv.ts';
import type { SourceRecord } from '../lift/lift-json.ts';

/** A value that a source publishes wrongly and that is known otherwise: a line of a table that people keep. */
export interface Correction {
  /** The record, by the value of its key field. */
  readonly key: string;
  readonly field: string;
  /** What the source says; a correction applies to no other value, so it ends when the source mends it. */
  readonly published: string;
  /** What is right; empty where nothing is known. */
  readonly restored: string;
  readonly reason: string;
}

/** What came of the corrections. */
export interface Corrected {
  readonly records: readonly SourceRecord[];
  /** The corrections that were made to each record, by its number. */
  readonly made: ReadonlyMap<number, readonly Correction[]>;
  /** Corrections that no longer apply. */
  readonly idle: readonly Correction[];
}

/** Reads a table of corrections: `cle,champ,publie,rendu,raison`. */
export function readCorrections(text: string): Correction[] {
  return parseCsv(text).map(({ cle = '', champ = '', publie = '', rendu = '', raison = '' }) => ({
    ...{ key: cle, field: champ, published: publie },
    ...{ restored: rendu, reason: raison },
  }));
}

/** Applies corrections to the records of a source. */
export function correctRecords(
  records: readonly SourceRecord[],
  corrections: readonly Correction[],
  keyField: string | undefined,
): Corrected {
  const made = new Map<number, Correction[]>();
  const idle = new Set(corrections);
  if (keyField === undefined || corrections.length === 0) {
    return { records, made, idle: [...idle] };
  }
  const byKey = groupByKey(corrections);
  const corrected = records.map((record, number) => {
    const fitting = (byKey.get(textIn(record[keyField])) ?? []).filter(
      ({ field, published }) => textIn(record[field]) === published,
    );
    fitting.forEach((correction) => idle.delete(correction));
    if (fitting.length > 0) {
      made.set(number, fitting);
    }
    return { ...record, ...Object.fromEntries(fitting.map(({ field, restored }) => [field, restored])) };
  });
  return { records: corrected, made, idle: [...idle] };
}

function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function groupByKey(corrections: readonly Correction[]): Map<string, Correction[]> {
  const groups = new Map<string, Correction[]>();
  for (const correction of corrections) {
    groups.set(correction.key, [...(groups.get(correction.key) ?? []), correction]);
  }
  return groups;
}
