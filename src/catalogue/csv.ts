/** What stands between the values of a cell that has several, as in the national schemas. */
export const listSeparator = '|';

/**
 * Rows as CSV with a header.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @see {@link https://www.rfc-editor.org/rfc/rfc4180 | RFC 4180}
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const isNumber = /^-?\d+(?:\.\d+)?$/u.test(value);
  const safe = /^[=+@\t\r-]/u.test(value) && !isNumber ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
