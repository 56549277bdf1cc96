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
  it.each([
    ['2023-01-01', '2024-06-30', 'du 1er janvier 2023 au 30 juin 2024', 'from 1 January 2023 to 30 June 2024'],
    ['2023-03-10', '2023-03-14', 'du 10 au 14 mars 2023', 'from 10 to 14 March 2023'],
    ['2023-03-10', '2023-05-01', 'du 10 mars au 1er mai 2023', 'from 10 March to 1 May 2023'],
    ['2019', '2021', 'de 2019 à 2021', 'from 2019 to 2021'],
    ['2021-04', '2021-06', 'd’avril 2021 à juin 2021', 'from April 2021 to June 2021'],
    ['2023-03-10', '2023-03-10', '10 mars 2023', '10 March 2023'],
    ['2023-03-10', undefined, '10 mars 2023', '10 March 2023'],
    [undefined, '2023', 'jusqu’à 2023', 'until 2023'],
    [undefined, undefined, undefined, undefined],
  ])('says the period from %s to %s in words', (start, end, french, english) => {
    expect([localeOf('fr').period(start, end), localeOf('en').period(start, end)]).toEqual([french, english]);
  });

  it('writes dates in words, to the precision that they have', () => {
    expect(localeOf('fr').date('2020-02-03')).toBe('3 février 2020');
    expect(localeOf('en').date('2020-02-03')).toBe('3 February 2020');
    expect(localeOf('fr').date('2024-01-01T23:30:00Z')).toBe('1er janvier 2024');
    expect(localeOf('fr').date('2019')).toBe('2019');
    expect(localeOf('fr').date('vers 1900')).toBe('vers 1900');
    expect(localeOf('fr').date('2020-99-99')).toBe('2020-99-99');
  });

  it('puts between words and a date what French puts there, and nothing in English', () => {
    const [dated, since] = [
      { fr: 'datée de', en: 'dated' },
      { fr: 'depuis', en: 'since' },
    ];
    const after = (words: typeof dated) =>
      ['2026-11-27', '2026-12-01', '2026-11', '2026-04', '2026'].map((date) => localeOf('fr').dated(words, date));
    expect(after(dated)).toEqual([
      'datée du 27 novembre 2026',
      'datée du 1er décembre 2026',
      'datée de novembre 2026',
      'datée d’avril 2026',
      'datée de 2026',
    ]);
    expect(after(since).slice(1, 4)).toEqual([
      'depuis le 1er décembre 2026',
      'depuis novembre 2026',
      'depuis avril 2026',
    ]);
    expect(localeOf('en').dated(dated, '2026-11-27')).toBe('dated 27 November 2026');
  });

  it('chooses the words for a number as the language does: French counts none as one', () => {
    const words = { one: { fr: 'fabrique', en: 'fabrique' }, many: { fr: 'et {n} autres', en: 'and {n} others' } };
    expect([0, 1].map((count) => localeOf('fr').counted(count, words))).toEqual(['0 fabrique', '1 fabrique']);
    expect(localeOf('en').worded(0, words)).toBe('and 0 others');
    expect(localeOf('en').counted(1, words)).toBe('1 fabrique');
    expect(localeOf('fr').worded(1512, words)).toBe('et 1\u202F512 autres');
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
