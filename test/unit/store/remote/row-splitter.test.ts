import { describe, expect, it } from 'vitest';
import { type Row, RowSplitter } from '../../../../src/store/remote/row-splitter.ts';

const rows: readonly Row[] = [
  { a: { type: 'uri', value: 'http://example.org/{"}]' }, b: { type: 'literal', value: 'é "quoted" \\ {[]}' } },
  {},
  { b: { type: 'literal', value: '"bindings":[', 'xml:lang': 'fr' } },
];
const head = { link: ['http://example.org/"bindings":['], vars: ['a', 'b', 'bindings'] };
const text = JSON.stringify({ head, results: { distinct: false, bindings: rows } }, undefined, 1);

function split(pieces: readonly string[]): Row[] {
  const splitter = new RowSplitter();
  const found = pieces.flatMap((piece) => splitter.push(piece));
  splitter.end();
  return found;
}

describe('A row splitter', () => {
  it('gives the same rows wherever the text is cut', () => {
    for (let size = 1; size < text.length + 1; size += size < 40 ? 1 : 37) {
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
      expect(split(pieces), `pieces of ${size}`).toEqual(rows);
    }
  });

  it('takes the head after the results, and no rows at all', () => {
    expect(split([JSON.stringify({ results: { bindings: rows }, head })])).toEqual(rows);
    expect(split([JSON.stringify({ head, results: { bindings: [] } })])).toEqual([]);
  });

  it('gives a row before the next one has come', () => {
    const splitter = new RowSplitter();
    expect(splitter.push(text.slice(0, text.indexOf('{}') + 1))).toEqual(rows.slice(0, 1));
  });

  it('refuses a text that ends before its end, and what is no table', () => {
    for (let end = 0; end < text.length - 1; end += 7) {
      expect(() => split([text.slice(0, end)]), `cut at ${end}`).toThrow('not SPARQL results');
    }
    expect(() => split(['{"head":{},"boolean":true}'])).toThrow('not SPARQL results');
    expect(() => split(['<html>'])).toThrow('not SPARQL results');
  });
});
