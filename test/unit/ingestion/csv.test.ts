import { describe, expect, it } from 'vitest';
import { parseCsv, writeCsv } from '../../../src/ingestion/csv.ts';

describe('A table in CSV', () => {
  it('keeps commas, quotes and line breaks that stand within quotes', () => {
    expect(parseCsv('a,b\n"1,5","says ""yes""\nand no"\n')).toEqual([{ a: '1,5', b: 'says "yes"\nand no' }]);
  });

  it('reads a byte order mark, Windows line ends and a last line without an end', () => {
    expect(parseCsv('\uFEFFa,b\r\n1,2\r\n3,')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '' },
    ]);
  });

  it('gives empty cells to a row that is too short and refuses one that is too long', () => {
    expect(parseCsv('a,b\n1\n')).toEqual([{ a: '1', b: '' }]);
    expect(() => parseCsv('a\n1,2\n')).toThrow('Row 2 has 2 cells');
  });

  it('refuses a quote that is never closed', () => {
    expect(() => parseCsv('a\n"1\n')).toThrow('quote is not closed');
  });

  it('reads nothing in an empty text', () => {
    expect(parseCsv('')).toEqual([]);
  });

  it('is read back as it was written', () => {
    const rows = [
      { a: 'x,y', b: '"z"\n' },
      { a: '', b: ' ' },
    ];
    expect(parseCsv(writeCsv(['a', 'b'], rows))).toEqual(rows);
  });
});
