import { describe, expect, it } from 'vitest';
import { chooseLanguage, localeOf, spaceFrench } from '../../../src/http/language.ts';

describe('The language of a page', () => {
  it.each([
    ['what the address asks for, before the header', 'en', 'fr', { language: 'en', explicit: true }],
    ['what the header prefers', undefined, 'en-GB,en;q=0.9,fr;q=0.8', { language: 'en', explicit: false }],
    ['the better weight of the header', undefined, 'en;q=0.5,fr-CA;q=0.8', { language: 'fr', explicit: false }],
    ['French without a header', undefined, undefined, { language: 'fr', explicit: false }],
    ['French for any language', undefined, '*', { language: 'fr', explicit: false }],
    ['French for a language that the portal does not speak', undefined, 'de', { language: 'fr', explicit: false }],
    ['the header where the address asks for an unknown language', 'xx', 'en', { language: 'en', explicit: false }],
    ['the header where the address asks twice', ['en', 'fr'], 'fr', { language: 'fr', explicit: false }],
    ['French for an ill-formed header', undefined, ';;q=x,,', { language: 'fr', explicit: false }],
  ])('is %s', (_title, asked, header, expected) => {
    expect(chooseLanguage(asked, header)).toEqual(expected);
  });
});

describe('A locale', () => {
  it('writes dates in words, to the precision that they have', () => {
    expect(localeOf('fr').date('2020-02-03')).toBe('3 février 2020');
    expect(localeOf('en').date('2020-02-03')).toBe('3 February 2020');
    expect(localeOf('fr').date('2024-01-01T23:30:00Z')).toBe('1er janvier 2024');
    expect(localeOf('fr').date('2019')).toBe('2019');
    expect(localeOf('fr').date('vers 1900')).toBe('vers 1900');
    expect(localeOf('fr').date('2020-99-99')).toBe('2020-99-99');
  });

  it('writes numbers with the separators of the language', () => {
    expect(localeOf('fr').number(1512).replace(/\s/u, ' ')).toBe('1 512');
    expect(localeOf('en').number(1512)).toBe('1,512');
    expect(localeOf('fr').number(45.958, 2)).toBe('45,96');
  });

  it('joins words as a sentence does', () => {
    expect(localeOf('fr').list(['LAB01', 'La Dynamo', 'MONSCOBAR'])).toBe('LAB01, La Dynamo et MONSCOBAR');
  });

  it('orders names without regard to accents and case', () => {
    expect(['Zèbre', 'école', 'Atelier 10', 'atelier 9'].sort(localeOf('fr').compare)).toEqual([
      'atelier 9',
      'Atelier 10',
      'école',
      'Zèbre',
    ]);
  });

  it('puts unbreakable spaces before French punctuation and leaves addresses alone', () => {
    expect(spaceFrench('« oui » : vrai ?')).toBe('«\u202Foui\u202F»\u00A0: vrai\u202F?');
    expect(spaceFrench('https://w3id.org/?a')).toBe('https://w3id.org/?a');
  });
});
