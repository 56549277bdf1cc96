/** A row of a table, by the names in the table's first line. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * Reads a table with a header: commas (or what else separates cells), double quotes, line breaks allowed within quotes.
 *
 * A row that is shorter than the header has empty cells; a cell that no column names is refused.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @throws Error that names the row with too many cells, or an unclosed quote.
 */
export function parseCsv(text: string, separator: ',' | ';' | '\t' = ','): CsvRow[] {
  const [header = [], ...rows] = readCells(text.replace(/^\uFEFF/u, ''), separator);
  return rows.map((cells, index) => {
    if (cells.length > header.length) {
      throw new Error(`Row ${index + 2} has ${cells.length} cells, the header has ${header.length}`);
    }
    return Object.fromEntries(header.map((column, at) => [column, cells[at] ?? '']));
  });
}

/** Writes a table with a header, one line a row; cells are quoted only where they must be. */
export function writeCsv<Column extends string>(
  header: readonly Column[],
  rows: readonly Readonly<Record<Column, string>>[],
): string {
  const lines = [header, ...rows.map((row) => header.map((column) => row[column]))];
  return lines.map((cells) => `${cells.map(quoteCell).join(',')}\n`).join('');
}

function quoteCell(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function readCells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'uy');
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const start = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) {
      throw new Error(`A quote is not closed after ${JSON.stringify(text.slice(start, start + 40))}`);
    }
    const [, quoted, bare = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== separator) {
      rows.push(row);
      row = [];
    } else if (cell.lastIndex === text.length) {
      rows.push([...row, '']);
    }
  }
  return rows;
}
