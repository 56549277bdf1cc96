import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import writeExcelFile, { type Feature } from 'write-excel-file/node';
import type { CollectionPage } from './collection-page.ts';
import { listSeparator } from './csv.ts';
import { columnsOf, memberRow, unnamedPartner, type Column } from './member-columns.ts';

/** The narrowest and the widest column, in characters. */
const [narrowest, widest] = [8, 48];
const number = /^-?\d{1,15}(?:\.\d{1,15})?$/u;

/**
 * The members of a page as a spreadsheet: the same cells as in CSV. What is a quantity is a number; all else is text, so
 * that postcodes keep their zeros. The header stays in sight and filters.
 */
export async function collectionSpreadsheet(page: CollectionPage): Promise<Buffer> {
  const columns = columnsOf(page);
  const rows = page.members.map((member) => memberRow(member, columns, page));
  const header = columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const cells = rows.map((row) => row.map((value, index) => cell(value, columns[index])));
  const widths = columns.map(({ name }, index) => ({ width: widthOf([name, ...rows.map((row) => row[index] ?? '')]) }));
  return writeExcelFile(
    [header, ...cells],
    { sheet: page.collection, stickyRowsCount: 1, columns: widths },
    { features: [filteredBy(columns.length, rows.length + 1)] },
  ).toBuffer();
}

function cell(value: string, column: Column | undefined) {
  if (value === '') {
    return null;
  }
  if (column?.kind === 'partners') {
    const named = value.split(listSeparator).map((one) => (one === unnamedPartner ? 'oui, sans nom' : one));
    return { value: named.join(listSeparator), type: String };
  }
  return column?.kind === 'number' && number.test(value)
    ? { value: Number(value), type: Number }
    : { value, type: String };
}

/** Wide enough for nine of ten texts. */
function widthOf(texts: readonly string[]): number {
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  const usual = Math.max(texts[0]?.length ?? 0, lengths[Math.floor(lengths.length * 0.9)] ?? 0);
  return Math.min(widest, Math.max(narrowest, usual + 3));
}

/**
 * Lets the rows be filtered by each column.
 *
 * @see {@link https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.autofilter | autoFilter, which follows sheetData}
 */
function filteredBy(columns: number, rows: number): Feature<Stream | Buffer | Blob> {
  const all = `A1:${letters(columns)}${rows}`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) => xml.replace('</sheetData>', `</sheetData><autoFilter ref="${all}"/>`),
        },
      },
    },
  };
}

/** The name of a column from its number, which counts from 1: A … Z, AA … */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
