import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../src/catalogue/csv.ts';
import { kilometresBetween } from '../../../src/catalogue/distance.ts';
import { wordPattern, wordsOf } from '../../../src/catalogue/word-pattern.ts';
import { parseCsv } from '../../support/parse-csv.ts';

describe('CSV', () => {
  it('reads back what was written, separators, quotes and line breaks included', () => {
    const rows = [
      ['a,b', 'say "hi"', 'two\nlines', ''],
      ['é', ';', '-61.53', '0'],
    ];
    expect(parseCsv(writeCsv(['w', 'x', 'y', 'z'], rows))).toEqual([['w', 'x', 'y', 'z'], ...rows]);
  });

  it.each(['=1+1', '+33', '@SUM(A1)', '-2+3', '\t=1'])('does not let a spreadsheet compute %j', (value) => {
    expect(parseCsv(writeCsv(['a'], [[value]]))[1]).toEqual([`'${value}`]);
  });
});

describe('The search for a word', () => {
  const finds = (word: string, text: string) => new RegExp(wordPattern(word), 'iu').test(text);

  it.each([
    ['amberieu', 'Ambérieu-en-Bugey'],
    ['AMBÉRIEU', 'Amberieu'],
    ['l’ain', "Plaine de l'Ain"],
    ["l'ain", 'Plaine de l’Ain'],
    ['c++', 'Club C++'],
    ['9-3.0', 'LA MAIN 9-3.0'],
    ['[ma]', '[ma]FAT'],
  ])('finds %s in %s', (word, text) => {
    expect(finds(word, text)).toBe(true);
  });

  it.each([
    ['a.c', 'abc'],
    ['.*', 'anything'],
    ['a|b', 'b'],
  ])('takes %s as it stands, and does not find it in %s', (word, text) => {
    expect(finds(word, text)).toBe(false);
  });

  it('asks for each word by itself, twenty at most', () => {
    expect(wordsOf('  tiers   lieu ')).toEqual(['tiers', 'lieu']);
    expect(wordsOf('mot '.repeat(50))).toHaveLength(20);
  });
});

describe('The distance between two positions', () => {
  it('is that of a map', () => {
    const paris = { lat: 48.8566, long: 2.3522 };
    expect(kilometresBetween(paris, { lat: '45.7640', long: '4.8357' })).toBeCloseTo(391.5, 0);
    expect(kilometresBetween(paris, { lat: '48.8566', long: '2.3522' })).toBe(0);
  });

  it('is beyond all others where a position is not known', () => {
    expect(kilometresBetween({ lat: 0, long: 0 }, undefined)).toBeGreaterThan(20_040);
  });
});
