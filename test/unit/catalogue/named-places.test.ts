import { describe, expect, it } from 'vitest';
import { placesAlike, placesAtEnd, placesBegun, placesNamed } from '../../../src/catalogue/search/named-places.ts';

const names = (places: readonly { readonly name: string }[]): string[] => places.map(({ name }) => name);

describe('The places that a text names', () => {
  it.each([
    ['lyon', 'Lyon (69)'],
    ['Annecy', 'Annecy (74)'],
    ['69001', '69001 Lyon'],
    ['75018', '75018 Paris'],
    ['lyon 69003', '69003 Lyon'],
    ['01500 château-gaillard', '01500 Château-Gaillard'],
    ['69123', 'Lyon (69)'],
    ['2A004', 'Ajaccio (2A)'],
    ['saint-denis (974)', 'Saint-Denis (974)'],
    ['st denis 11', 'Saint-Denis (11)'],
  ])('%s is %s', (text, name) => {
    expect(names(placesNamed(text))[0]).toBe(name);
  });

  it('are all communes of a name, each with its département, the largest first', () => {
    const found = names(placesNamed('st-denis'));
    expect(found.slice(0, 2)).toEqual(['Saint-Denis (974)', 'Saint-Denis (93)']);
    expect(found).toContain('Saint-Denis (11)');
  });

  it.each(['', '***', '東京', 'lab', '00000', 'zzzzz'])('are none for "%s"', (text) => {
    expect(placesNamed(text)).toEqual([]);
  });

  it('may stand at the end, be unfinished or be spelled nearly so', () => {
    expect(names(placesAtEnd('coworking à Annecy'))).toEqual(['Annecy (74)']);
    expect(names(placesBegun('toulou', 2))).toEqual(['Toulouse (31)', 'Toulouges (66)']);
    expect(names(placesBegun('6900', 1))).toEqual(['69001 Lyon']);
    expect(names(placesAlike('anecy', 1))).toEqual(['Annecy (74)']);
  });
});
