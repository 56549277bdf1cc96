import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../core/package-root.ts';
import { compareStrings } from '../core/rdf/dataset.ts';
import { slugOf } from '../core/slug.ts';
import { isNearlySpelled, spellOut } from './search/search-words.ts';
import { departementOf, departementOfCommune } from './territories.ts';

/** A position in decimal degrees, as it is written. */
export interface Position {
  readonly lat: string;
  readonly long: string;
}

/** A commune of the official code, or an arrondissement of Paris, Lyon or Marseille. */
export interface Commune {
  /** The code of INSEE, which is no postcode. */
  readonly code: string;
  readonly town: string;
  readonly postalCodes: readonly string[];
  /** The middle of its town; undefined for small communes, whose middle is not known here. */
  readonly centre?: Position;
  /** The code of its inter-municipality. */
  readonly epci?: string;
}

/** West, south, east and north in decimal degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** What finds communes. */
export interface Communes {
  readonly get: (code: string) => Commune | undefined;
  /** Those of which a postcode, an INSEE code or words of the name begin as a text says, the largest first. */
  readonly search: (text: string, most?: number) => Commune[];
  /** Those that have exactly this postcode and this name, as far as they are given, the largest first. */
  readonly matching: (postalCode: string | undefined, town: string | undefined) => readonly Commune[];
  /** Those that have exactly this name, the largest first. */
  readonly named: (town: string) => readonly Commune[];
  /** Those whose name begins as a text says, the largest first. */
  readonly beginning: (text: string, most: number) => Commune[];
  /** The postcodes that begin with some digits, those of the largest communes first. */
  readonly postcodes: (digits: string, most: number) => string[];
  /** Those whose name is spelled nearly like a text, the largest first. */
  readonly alike: (text: string, most: number) => Commune[];
  /** The largest whose middle lies between two meridians and two parallels. */
  readonly within: (box: Box, most?: number) => Commune[];
  /** About where a commune lies: its middle, or that of the communes with its postcode, or of its département. */
  readonly near: (commune: Commune) => Position | undefined;
}

/** The table with the communes; see `data/sources/communes/README.md`. */
export const communesFile = join(packageRoot, 'data/sources/communes/communes.tsv');

let loaded: Communes | undefined;

/** The communes of the package; read when they are first asked for, then kept. */
export function loadCommunes(): Communes {
  loaded ??= createCommunes(readFileSync(communesFile, 'utf8'));
  return loaded;
}

/** Reads a table of communes in the order in which they are to be found. */
export function createCommunes(table: string): Communes {
  const communes = table.split('\n').slice(1).filter(Boolean).map(readLine);
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const names = communes.map(({ town }) => toName(town));
  const words = names.map((name) => `-${name}`);
  const byName = groupBy(communes, (_commune, index) => [names[index] ?? '']);
  const byPostcode = groupBy(communes, ({ postalCodes }) => postalCodes);
  const centres = communes.flatMap((commune) =>
    commune.centre ? [{ commune, lat: Number(commune.centre.lat), long: Number(commune.centre.long) }] : [],
  );
  const byDepartement = groupBy(
    centres.map(({ commune }) => commune),
    ({ code }) => [departementOfCommune(code)],
  );
  // By name, so that what begins so stands together; a number is the place in the order of size.
  const alphabetical = names
    .map((_name, index) => index)
    .sort((a, b) => compareStrings(names[a] ?? '', names[b] ?? ''));
  const choose = (beginning: string, most: number, isWanted: (name: string) => boolean): Commune[] => {
    const found: number[] = [];
    for (let at = firstFrom(alphabetical, (index) => (names[index] ?? '') >= beginning); ; at += 1) {
      const [index = -1, name = ''] = [alphabetical[at], names[alphabetical[at] ?? -1]];
      if (index < 0 || !name.startsWith(beginning)) {
        break;
      }
      if (isWanted(name)) {
        found.push(index);
      }
    }
    const largest = found.sort((a, b) => a - b).slice(0, most);
    return largest.flatMap((index) => communes[index] ?? []);
  };
  return {
    get: (code) => byCode.get(code),
    matching: (postalCode, town) => {
      const name = town === undefined ? '' : toName(town);
      const all = name === '' ? communes : (byName.get(name) ?? []);
      if (postalCode === undefined) {
        return all;
      }
      return name === ''
        ? (byPostcode.get(postalCode) ?? [])
        : all.filter(({ postalCodes }) => postalCodes.includes(postalCode));
    },
    named: (town) => byName.get(toName(town)) ?? [],
    beginning: (text, most) => {
      const wanted = toName(text);
      return wanted === '' ? [] : choose(wanted, most, () => true);
    },
    postcodes: (digits, most) => [...byPostcode.keys()].filter((code) => code.startsWith(digits)).slice(0, most),
    alike: (text, most) => {
      const wanted = toName(text);
      return choose(wanted.slice(0, 1), most, (name) => isNearlySpelled(wanted, name));
    },
    search: (text, most = 10) => {
      // "Paris 18" is a name, "75018 Paris" and "Paris 75018" are numbers.
      const found = /^\s*\d|\d{5}/u.test(text) ? byNumber(communes, text) : byWords(communes, words, text);
      return found.slice(0, most);
    },
    within: ([west, south, east, north], most = 40) =>
      centres
        .filter(({ lat, long }) => west <= long && long <= east && south <= lat && lat <= north)
        .slice(0, most)
        .map(({ commune }) => commune),
    near: ({ code, centre, postalCodes }) =>
      centre ??
      postalCodes.flatMap((postalCode) => byPostcode.get(postalCode) ?? []).find((one) => one.centre)?.centre ??
      byDepartement.get(departementOfCommune(code))?.[0]?.centre,
  };
}

/**
 * Where a place is of which nothing but the code of its commune is said: the name of the commune, and its middle where
 * that is known.
 */
export function communeOf(code: string | undefined): Pick<Commune, 'town' | 'centre'> | undefined {
  return code === undefined ? undefined : loadCommunes().get(code);
}

function groupBy(
  communes: readonly Commune[],
  keysOf: (commune: Commune, index: number) => readonly string[],
): ReadonlyMap<string, readonly Commune[]> {
  const groups = new Map<string, Commune[]>();
  communes.forEach((commune, index) => {
    for (const key of keysOf(commune, index)) {
      const group = groups.get(key);
      if (group) {
        group.push(commune);
      } else {
        groups.set(key, [commune]);
      }
    }
  });
  return groups;
}

/** The first place in a list from which on something holds for all. */
function firstFrom(list: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = holds(list[middle] ?? 0) ? [low, middle] : [middle + 1, high];
  }
  return low;
}

/** A name as communes are compared by it: "saint-denis" for "St Denis". What "st" alone begins is not known. */
function toName(text: string): string {
  const words = slugOf(text, 100).split('-');
  return words.map((word, index) => (index < words.length - 1 ? spellOut(word) : word)).join('-');
}

/** The département of a commune by its name. */
export function departementName({ code }: Commune): string {
  return departementOf(departementOfCommune(code))?.name ?? departementOfCommune(code);
}

function byNumber(communes: readonly Commune[], text: string): Commune[] {
  const digits = text.replaceAll(/\s/gu, '').toUpperCase();
  const [number = digits] = /\d{5}/u.exec(text) ?? /^\d[\dAB]\d*/u.exec(digits) ?? [];
  const ofPostcode = communes.filter(({ postalCodes }) => postalCodes.some((one) => one.startsWith(number)));
  return [...new Set([...ofPostcode, ...communes.filter(({ code }) => code.startsWith(number))])];
}

function byWords(communes: readonly Commune[], words: readonly string[], text: string): Commune[] {
  const wanted = toName(text);
  if (wanted === '') {
    return [];
  }
  const whole: Commune[] = [];
  const beginning: Commune[] = [];
  const within: Commune[] = [];
  communes.forEach((commune, index) => {
    const at = words[index]?.indexOf(`-${wanted}`) ?? -1;
    if (at >= 0) {
      const found = at > 0 ? within : words[index]?.length === wanted.length + 1 ? whole : beginning;
      found.push(commune);
    }
  });
  return [...whole, ...beginning, ...within];
}

function readLine(line: string): Commune {
  const [code = '', town = '', postalCodes = '', lat = '', long = '', epci = ''] = line.split('\t');
  return {
    code,
    town,
    postalCodes: postalCodes === '' ? [] : postalCodes.split(' '),
    ...(lat !== '' && { centre: { lat, long } }),
    ...(epci !== '' && { epci }),
  };
}
