import { type Commune, departementName, loadCommunes } from '../communes.ts';
import { departementOfCommune } from '../territories.ts';
import { splitWords } from './search-words.ts';

/** A commune or a postcode as the middle of what lies around it. */
export interface NamedPlace {
  /** "Saint-Denis (93)", "69001 Lyon": others are called Saint-Denis, too. */
  readonly name: string;
  /** The name of its département. */
  readonly departement: string;
  /** To a hundredth of a degree, which is less than a kilometre. */
  readonly lat: number;
  readonly long: number;
  /** Whether only about where it lies is known. */
  readonly about: boolean;
}

/** The places that a text names: a postcode, a code of INSEE, or all communes of a name, the largest first. */
export function placesNamed(text: string): NamedPlace[] {
  const [code] = /(?<!\d)\d{5}(?!\d)|(?<!\w)2[AB]\d{3}(?!\d)/iu.exec(text) ?? [];
  if (code !== undefined) {
    return placesOfCode(code.toUpperCase(), text.replace(code, ''));
  }
  const communes = loadCommunes();
  const [, town = '', number = ''] = /^(.+?)[\s(]+(\d{2,3}|2[AB])\)?$/iu.exec(text) ?? [];
  return placesOf(
    number === ''
      ? communes.named(text)
      : communes.named(town).filter((commune) => departementOfCommune(commune.code) === number.toUpperCase()),
  );
}

/** The place that the last words of a text name: "coworking Annecy". */
export function placesAtEnd(text: string): NamedPlace[] {
  const words = splitWords(text).slice(0, 12);
  const ends = words.slice(1).map((_word, index) => words.slice(index + 1).join(' '));
  const named = ends.filter((end) => end.length > 2).map((end) => placesNamed(end).slice(0, 1));
  return named.find((places) => places.length > 0) ?? [];
}

/** The largest places whose name or postcode begins so. */
export function placesBegun(text: string, most: number): NamedPlace[] {
  const communes = loadCommunes();
  if (text.length < 3) {
    return [];
  }
  return /^\d+$/u.test(text)
    ? communes.postcodes(text, most).flatMap((code) => placesOfCode(code, ''))
    : placesOf(communes.beginning(text, most));
}

/** The largest places whose name is spelled nearly so. */
export function placesAlike(text: string, most: number): NamedPlace[] {
  return placesOf(loadCommunes().alike(text, most));
}

function placesOfCode(code: string, town: string): NamedPlace[] {
  const communes = loadCommunes();
  const [commune] = [...communes.matching(code, town), ...communes.matching(code, undefined)];
  const coded = communes.get(code);
  return commune ? placesOf([commune], `${code} ${commune.town}`) : coded ? placesOf([coded]) : [];
}

function placesOf(communes: readonly Commune[], name?: string): NamedPlace[] {
  return communes.flatMap((commune) => {
    const position = loadCommunes().near(commune);
    const round = (degrees: string): number => Math.round(Number(degrees) * 100) / 100;
    return position
      ? [
          {
            name: name ?? `${commune.town} (${departementOfCommune(commune.code)})`,
            departement: departementName(commune),
            lat: round(position.lat),
            long: round(position.long),
            about: commune.centre === undefined,
          },
        ]
      : [];
  });
}
