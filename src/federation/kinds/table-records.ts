import { messageOf } from '../../core/errors.ts';
import { parseCsv } from '../../ingestion/csv.ts';
import type { SourceRecord } from '../lift/lift-json.ts';
import { type Payload, textOf, unreadable } from './payload.ts';

/**
 * The rows of a table with a header; what separates its cells is seen from the header.
 *
 * @throws DomainError `remote-failed` for what is no table.
 */
export function tableRecords(payload: Payload): SourceRecord[] {
  const text = textOf(payload);
  const header = text.slice(0, text.search(/[\r\n]|$/u));
  const separators = [',', ';', '\t'] as const;
  const counts = separators.map((separator) => header.split(separator).length);
  const separator = separators[counts.indexOf(Math.max(...counts))] ?? ',';
  if (Math.max(...counts) < 2 || /^\s*[<{[]/u.test(header)) {
    throw unreadable(payload, 'it is no table with a header', 'ce n’est pas une table avec une ligne d’en-tête');
  }
  try {
    return parseCsv(text, separator);
  } catch (cause) {
    throw unreadable(payload, messageOf(cause), messageOf(cause), cause);
  }
}
