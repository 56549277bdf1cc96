import type { SourceRecord } from './lift-json.ts';

/** How cells that hold several values are taken apart. */
export interface Splitting {
  readonly separator: string;
  /** Fields that list several records side by side: the first name goes with the first number. */
  readonly records: readonly string[];
  /** Fields that list several values of one record. */
  readonly values: readonly string[];
}

/**
 * The records with their lists taken apart. Where the fields that list records do not list as many, nothing is guessed:
 * that record stays one.
 */
export function splitRecords(records: readonly SourceRecord[], splitting: Splitting): SourceRecord[] {
  const { separator, values } = splitting;
  if (separator === '') {
    return [...records];
  }
  return records
    .flatMap((record) => alone(record, splitting))
    .map((record) => ({
      ...record,
      ...Object.fromEntries(values.map((field) => [field, partsOf(record[field], separator) ?? record[field]])),
    }));
}

function alone(record: SourceRecord, { separator, records }: Splitting): SourceRecord[] {
  const lists = records.map((field) => partsOf(record[field], separator) ?? []);
  const count = lists[0]?.length ?? 0;
  if (count < 2 || lists.some((list) => list.length !== count)) {
    return [record];
  }
  return Array.from({ length: count }, (_, index) => ({
    ...record,
    ...Object.fromEntries(records.map((field, at) => [field, lists[at]?.[index]])),
  }));
}

function partsOf(value: unknown, separator: string): string[] | undefined {
  return typeof value === 'string'
    ? value
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : undefined;
}
