import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../core/package-root.ts';
import { slugOf } from '../core/slug.ts';
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
  /** Those that have exactly this postcode and this name, as far as they are given. */
  readonly matching: (postalCode: string | undefined, town: string | undefined) => Commune[];
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
  const words = communes.map((commune) => `-${slugOf(commune.town, 100)}`);
  const matching: Communes['matching'] = (postalCode, town) => {
    const slug = town === undefined ? '' : slugOf(town, 100);
    return communes.filter(
      (commune, index) =>
        (postalCode === undefined || commune.postalCodes.includes(postalCode)) &&
        (!slug || words[index] === `-${slug}`),
    );
  };
  return {
    get: (code) => byCode.get(code),
    matching,
    search: (text, most = 10) => {
      const found = /\d/u.test(text) ? byNumber(communes, text) : byWords(communes, words, text);
      return found.slice(0, most);
    },
    within: ([west, south, east, north], most = 40) =>
      communes
        .filter(({ centre }) => {
          const [lat, long] = [Number(centre?.lat), Number(centre?.long)];
          return west <= long && long <= east && south <= lat && lat <= north;
        })
        .slice(0, most),
    near: (commune) => {
      if (commune.centre) {
        return commune.centre;
      }
      const departement = departementOfCommune(commune.code);
      const withPostcode = commune.postalCodes.flatMap((postalCode) => matching(postalCode, undefined));
      const around = [...withPostcode, ...communes.filter(({ code }) => departementOfCommune(code) === departement)];
      return around.find(({ centre }) => centre !== undefined)?.centre;
    },
  };
}

/**
 * Where a place is of which nothing but the code of its commune is said: the name of the commune, and its middle where
 * that is known.
 */
export function communeOf(code: string | undefined): Pick<Commune, 'town' | 'centre'> | undefined {
  return code === undefined ? undefined : loadCommunes().get(code);
}

/** The département of a commune by its name. */
export function departementName({ code }: Commune): string {
  return departementOf(departementOfCommune(code))?.name ?? departementOfCommune(code);
}

function byNumber(communes: readonly Commune[], text: string): Commune[] {
  const digits = text.replaceAll(/\s/gu, '').toUpperCase();
  const [number = digits] = /^\d[\dAB]\d*/u.exec(digits) ?? [];
  const ofPostcode = communes.filter(({ postalCodes }) => postalCodes.some((one) => one.startsWith(number)));
  return [...new Set([...ofPostcode, ...communes.filter(({ code }) => code.startsWith(number))])];
}

function byWords(communes: readonly Commune[], words: readonly string[], text: string): Commune[] {
  const wanted = slugOf(text, 100);
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
