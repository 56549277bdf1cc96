import type { Member } from '../members.ts';
import { rememberFor } from '../remembered.ts';
import { fold, splitWords } from '../search/search-words.ts';
import { departementOf, departementOfCommune } from '../territories.ts';

/** A place that somebody named, as a point to measure from. */
export interface NamedPoint {
  readonly name: string;
  readonly lat: number;
  readonly long: number;
  /** `departement` where only the département is known: the point is the middle of its fabriques. */
  readonly precision: 'commune' | 'departement' | 'point';
}

/** Finds the point of a commune's name, a postcode, a code of INSEE, or a département; undefined where nobody knows it. */
export type Gazetteer = (text: string) => NamedPoint | undefined;

interface Heap {
  readonly name: string;
  readonly points: { readonly lat: number; readonly long: number }[];
}

/**
 * Makes a gazetteer of the places where there are fabriques: no other source of positions is asked.
 * A postcode or a commune that is not among them falls back on its département.
 */
export function createGazetteer(fabriques: Iterable<Member>): Gazetteer {
  const communes = new Map<string, Heap>();
  const departements = new Map<string, Heap>();
  const add = (heaps: Map<string, Heap>, key: string, name: string, point: Heap['points'][number]): void => {
    const heap = heaps.get(key) ?? { name, points: [] };
    heap.points.push(point);
    heaps.set(key, heap);
  };
  for (const { towns, postalCodes, communeCodes, departement, location } of fabriques) {
    if (location) {
      const point = { lat: Number(location.lat), long: Number(location.long) };
      const [town = communeCodes[0] ?? ''] = towns;
      for (const key of new Set([...towns.map(placeKey), ...postalCodes, ...communeCodes])) {
        add(communes, key, town, point);
      }
      const around = departement === undefined ? undefined : departementOf(departement);
      if (around) {
        add(departements, around.code, around.name, point);
        add(departements, placeKey(around.name), around.name, point);
      }
    }
  }
  const names = [...communes.keys()].filter((key) => !/^\d/u.test(key)).sort();

  return (text) => {
    const asked = placeKey(text);
    if (asked === '') {
      return undefined;
    }
    const commune = communes.get(asked) ?? communes.get(names.find((name) => name.startsWith(`${asked} `)) ?? '');
    if (commune) {
      return middleOf(commune, 'commune');
    }
    const code = /^(?:\d{5}|2[ab]\d{3})$/u.test(asked)
      ? departementOfCommune(asked.toUpperCase())
      : asked.toUpperCase();
    const departement = departements.get(asked) ?? departements.get(ofCorsica(code, asked));
    return departement && middleOf(departement, 'departement');
  };
}

/** The gazetteer of a table of fabriques, made once. */
export const gazetteerOf = rememberFor((table) => createGazetteer(table.values()));

/** A name as it is compared: without accents, capitals, hyphens and apostrophes, "St" written out. */
function placeKey(name: string): string {
  return splitWords(fold(name))
    .map((word) => word.replace(/^st(e?)$/u, 'saint$1'))
    .join(' ');
}

/** Postcodes of Corsica begin with 20, its départements are 2A and 2B. */
function ofCorsica(code: string, asked: string): string {
  return code === '20' ? (asked < '20200' ? '2A' : '2B') : code;
}

function middleOf({ name, points }: Heap, precision: NamedPoint['precision']): NamedPoint {
  const sum = points.reduce((a, b) => ({ lat: a.lat + b.lat, long: a.long + b.long }));
  return { name, lat: sum.lat / points.length, long: sum.long / points.length, precision };
}
