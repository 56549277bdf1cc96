import { kilometresBetween } from '../distance.ts';
import type { Filters } from '../filters.ts';
import type { Member } from '../members.ts';
import { readCollectionRequest, type Parameters } from '../read-filters.ts';
import { departementOf, departementOfCommune } from '../territories.ts';
import { findPoint, type NamedPoint } from './gazetteer.ts';

/** The part of France that a page is about, and the point from which it measures. */
export interface Territory {
  readonly departement: readonly string[];
  readonly region: readonly string[];
  /** What somebody typed for a place, as it was typed. */
  readonly typed: string | undefined;
  /** Where distances are measured from. */
  readonly point: NamedPoint | undefined;
  /** Kilometres around the point beyond which nothing is shown; undefined for any distance. */
  readonly radius: number | undefined;
  /** The parameters that say all this, for the addresses of other pages. */
  readonly parameters: Parameters;
}

const names = new Set(['departement', 'region', 'lieu', 'pres', 'rayon']);

/**
 * Reads the territory of a page: `departement`, `region`, `lieu` (a commune or a postcode) or `pres` (a point), `rayon`.
 *
 * @throws DomainError `bad-request` that names the parameter and what it accepts.
 */
export function readTerritory(parameters: Parameters): Territory {
  const given = parameters.filter(([name, value]) => names.has(name) && value.trim() !== '');
  const { filters } = readCollectionRequest('fabriques', given);
  const typed = given
    .findLast(([name]) => name === 'lieu')?.[1]
    .trim()
    .slice(0, 200);
  const point = typed === undefined ? pointOf(filters) : findPoint(typed);
  return {
    departement: filters.departement,
    region: filters.region,
    typed,
    point,
    radius: given.some(([name]) => name === 'rayon') ? filters.rayon : undefined,
    parameters: given,
  };
}

function pointOf({ pres }: Filters): NamedPoint | undefined {
  return pres && { name: '', ...pres, precision: 'point' };
}

/** Whether a territory is everything: it says at most from where to measure. */
export function isEverywhere({ departement, region, point, radius }: Territory): boolean {
  return departement.length === 0 && region.length === 0 && (!point || radius === undefined);
}

/** Whether a place is in a territory; as the lists of fabriques tell it, by the code of its commune. */
export function isWithin(member: Member, { departement, region, point, radius }: Territory): boolean {
  return (
    (departement.length === 0 || codesOf(member).departements.some((code) => departement.includes(code))) &&
    (region.length === 0 || codesOf(member).regions.some((code) => region.includes(code))) &&
    (!point || radius === undefined || (distanceTo(member, point) ?? Infinity) <= radius)
  );
}

interface Codes {
  readonly departements: readonly string[];
  readonly regions: readonly string[];
}

const codes = new WeakMap<Member, Codes>();

function codesOf(member: Member): Codes {
  const known = codes.get(member) ?? makeCodes(member);
  codes.set(member, known);
  return known;
}

function makeCodes({ communeCodes }: Member): Codes {
  const departements = communeCodes.map(departementOfCommune);
  return { departements, regions: departements.flatMap((code) => departementOf(code)?.region.code ?? []) };
}

/** Kilometres from a point to a place, or undefined where nobody knows where it is. */
export function distanceTo({ location }: Pick<Member, 'location'>, point: NamedPoint | undefined): number | undefined {
  return location && point ? kilometresBetween(point, location) : undefined;
}

/**
 * The first of {@link nearestFirst}, without putting all of them in order.
 *
 * @param kilometres - How far each is; those of which nobody knows it are infinitely far.
 */
export function nearestOf<Near extends Pick<Member, 'location'>>(
  members: readonly Near[],
  most: number,
  kilometres: (member: Near) => number,
): readonly Near[] {
  const found: { readonly member: Near; readonly far: number }[] = [];
  for (const member of members) {
    const far = kilometres(member);
    const before = found.findIndex((one) => one.far > far);
    if (before >= 0 || found.length < most) {
      found.splice(before < 0 ? found.length : before, 0, { member, far });
      found.length = Math.min(found.length, most);
    }
  }
  return found.map(({ member }) => member);
}

/** Members from the nearest to the farthest, those without position last; in the order they came where there is no point. */
export function nearestFirst<Near extends Pick<Member, 'location'>>(
  members: readonly Near[],
  point: NamedPoint | undefined,
): readonly Near[] {
  if (!point) {
    return members;
  }
  return members
    .map((member) => ({ member, far: distanceTo(member, point) ?? Infinity }))
    .sort((a, b) => (a.far === b.far ? 0 : a.far - b.far))
    .map(({ member }) => member);
}
