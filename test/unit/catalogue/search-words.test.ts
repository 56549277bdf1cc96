import { describe, expect, it } from 'vitest';
import {
  fold,
  indexedWords,
  isNearlySpelled,
  isSmall,
  nameKey,
  splitWords,
  stem,
} from '../../../src/catalogue/search/search-words.ts';

describe('The words of a search', () => {
  it.each([
    ['Chambéry', 'chambery'],
    ['CŒUR', 'coeur'],
    ['l’Ain', "l'ain"],
  ])('%s is folded to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('are letters and digits, whatever stands between them', () => {
    expect(splitWords("Saint-Martin-d'Hères (38400)")).toEqual(['Saint', 'Martin', 'd', 'Hères', '38400']);
  });

  it.each([
    ['Fabriques', 'fabrique'],
    ['locaux', 'local'],
    ['bureaux', 'bureau'],
    ['réseaux', 'reseau'],
    ['LAB01', 'lab01'],
    ['les', 'les'],
    ['St', 'saint'],
    ['Ste', 'sainte'],
  ])('%s is looked for as %s', (word, stemmed) => {
    expect(stem(word)).toBe(stemmed);
  });

  it('leaves out what means nothing alone', () => {
    expect(['de', 'La', 'à', 'lab'].map(isSmall)).toEqual([true, true, true, false]);
  });

  it('are indexed as one, too, where people write them as one', () => {
    expect(indexedWords('Fab Lab de la Manufacture')).toEqual(['Fab', 'Lab', 'Manufacture', 'FabLab']);
  });

  it.each(['Co-working', 'co working', 'COWORKINGS'])('%s is the name Coworking', (name) => {
    expect(nameKey(name)).toBe(nameKey('Coworking'));
  });

  it.each([
    ['chmabery', 'chambery', true],
    ['anecy', 'annecy', true],
    ['lyon', 'lion', true],
    ['lyon', 'dyon', false],
    ['lyon', 'loin', false],
    ['eu', 'en', false],
  ])('%s is nearly spelled like %s: %s', (typed, name, expected) => {
    expect(isNearlySpelled(typed, name)).toBe(expected);
  });
});
