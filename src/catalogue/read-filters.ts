import { acceptedValues, atMost, wholeNumber } from './accepted-values.ts';
import {
  anyRadius,
  sortKeys,
  usualRadius,
  statuses,
  views,
  type CollectionRequest,
  type Filters,
  type Status,
  type Ternary,
} from './filters.ts';
import type { CollectionName } from './kinds.ts';
import { missingFacts, type MissingFact } from './missing-facts.ts';
import { type Accepted, refusedParameter } from './refused-parameter.ts';
import { departementOf, allRegions } from './territories.ts';

/** The parameters of an address, in their order. */
export type Parameters = readonly (readonly [string, string])[];

/** How many things are on a page unless told otherwise, and at most. */
export const usualPerPage = 50;
const mostPerPage = 500;
const mostPage = 1_000_000;
const mostValues = 100;

const ternaries: Readonly<Record<string, Ternary>> = {
  oui: 'oui',
  non: 'non',
  inconnu: 'inconnu',
  true: 'oui',
  false: 'non',
  unknown: 'inconnu',
};
const slug = /^[\p{L}\p{N}][\p{L}\p{N}._~-]{0,199}$/u;

/**
 * Reads what a collection is narrowed to from the parameters of its address. An empty value counts as none,
 * since forms send every field; parameters that are not known are left alone.
 *
 * @throws DomainError `bad-request` that names the parameter and what it accepts.
 */
export function readCollectionRequest(collection: CollectionName, parameters: Parameters): CollectionRequest {
  const given = parameters.filter(([, value]) => value.trim() !== '');
  const all = (name: string, accepted: Accepted, accepts: (value: string) => boolean): string[] => {
    const values = given.filter(([key]) => key === name).flatMap(([, value]) => value.split(','));
    const wrong = values.find((value) => !accepts(value.trim()));
    if (wrong !== undefined) {
      throw refusedParameter(name, wrong, accepted);
    }
    if (values.length > mostValues) {
      throw refusedParameter(name, values.join(','), atMost(mostValues));
    }
    return [...new Set(values.map((value) => value.trim()))];
  };
  const one = <T>(name: string, accepted: Accepted, read: (value: string) => T | undefined): T | undefined => {
    const value = given.findLast(([key]) => key === name)?.[1].trim();
    const result = value === undefined ? undefined : read(value);
    if (value !== undefined && result === undefined) {
      throw refusedParameter(name, value, accepted);
    }
    return result;
  };
  const ternary = (name: string) => one(name, 'oui, non, inconnu', (value) => ternaries[value.toLowerCase()]);
  const slugs = (name: string) => all(name, acceptedValues.slug, (value) => slug.test(value));

  const [q, qpv, numerique] = [
    one('q', acceptedValues.words, (value) => value.slice(0, 500)),
    ternary('qpv'),
    ternary('numerique'),
  ];
  const bbox = one('bbox', acceptedValues.box, readBox);
  const pres = one('pres', acceptedValues.point, readPoint);
  const tri = one('tri', acceptedValues.order, readSort);
  if (tri?.key === 'distance' && !pres) {
    throw refusedParameter('tri', 'distance', acceptedValues.distanceOrder);
  }
  const filters: Filters = {
    departement: all(
      'departement',
      acceptedValues.departement,
      (value) => departementOf(value.toUpperCase()) !== undefined,
    ).map((code) => code.toUpperCase()),
    region: all('region', acceptedValues.region, (value) => allRegions.some(({ code }) => code === value)),
    commune: all('commune', acceptedValues.commune, (value) => /^(?:2[AB]|\d{2})\d{3}$/iu.test(value)).map((code) =>
      code.toUpperCase(),
    ),
    codePostal: all('codePostal', acceptedValues.postcode, (value) => /^\d{5}$/u.test(value)),
    action: slugs('action'),
    statut: all('statut', statuses.join(', '), (value) => statuses.some((known) => known === value)) as Status[],
    structure: slugs('structure'),
    famille: slugs('famille'),
    fabrique: collection === 'visites' ? slugs('fabrique') : [],
    annee: all('annee', acceptedValues.year, (value) => /^(?:19|20)\d{2}$/u.test(value)),
    manque: all('manque', missingFacts.join(', '), isMissingFact) as MissingFact[],
    rayon: one('rayon', acceptedValues.radius, readRadius) ?? usualRadius,
    tri: tri?.key ?? (pres ? 'distance' : 'nom'),
    descending: tri?.descending ?? false,
    ...(q !== undefined && { q }),
    ...(qpv !== undefined && { qpv }),
    ...(numerique !== undefined && { numerique }),
    ...(bbox && { bbox }),
    ...(pres && { pres }),
  };
  const count = (name: string, most: number, usual: number) =>
    one(name, wholeNumber(most), (value) => {
      const number = /^\d{1,9}$/u.test(value) ? Number(value) : 0;
      return number >= 1 && number <= most ? number : undefined;
    }) ?? usual;
  return {
    collection,
    filters,
    page: count('page', mostPage, 1),
    perPage: count('parPage', mostPerPage, usualPerPage),
    view: one('vue', views.join(', '), (value) => views.find((view) => view === value)) ?? 'liste',
    parameters: given.filter(([key]) => filterNames(collection).includes(key) || key === 'tri' || key === 'parPage'),
  };
}

const ofAll =
  'q departement region commune codePostal qpv numerique action statut structure famille annee manque'.split(' ');

/** The parameters that say what of a collection is shown, as opposed to how. */
export function filterNames(collection: CollectionName): readonly string[] {
  return [...ofAll, 'bbox', 'pres', 'rayon', ...(collection === 'visites' ? ['fabrique'] : [])];
}

function isMissingFact(value: string): boolean {
  return missingFacts.some((fact) => fact === value);
}

function readNumbers(value: string, bounds: readonly number[]): number[] | undefined {
  const parts = value.split(',').map((part) => part.trim());
  const numbers = parts.map((part) => (/^[+-]?\d{1,3}(?:\.\d{1,12})?$/u.test(part) ? Number(part) : Number.NaN));
  const fits =
    numbers.length === bounds.length && numbers.every((number, index) => Math.abs(number) <= (bounds[index] ?? 0));
  return fits ? numbers : undefined;
}

function readBox(value: string): readonly [number, number, number, number] | undefined {
  const [west, south, east, north] = readNumbers(value, [180, 90, 180, 90]) ?? [];
  const known = west !== undefined && south !== undefined && east !== undefined && north !== undefined;
  return known && south <= north ? [west, south, east, north] : undefined;
}

function readPoint(value: string): { lat: number; long: number } | undefined {
  const [lat, long] = readNumbers(value, [90, 180]) ?? [];
  return lat === undefined || long === undefined ? undefined : { lat, long };
}

function readRadius(value: string): number | undefined {
  if (value === anyRadius) {
    return Infinity;
  }
  const kilometres = /^\d{1,4}(?:\.\d{1,6})?$/u.test(value) ? Number(value) : 0;
  return kilometres > 0 && kilometres <= 2000 ? kilometres : undefined;
}

function readSort(value: string) {
  const key = sortKeys.find((known) => known === value.replace(/^-/u, ''));
  return key && { key, descending: value.startsWith('-') };
}
