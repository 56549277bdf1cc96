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

/** Whether a place is in a territory; as the lists of fabriques tell it, by the code of its commune. */
export function isWithin(member: Member, { departement, region, point, radius }: Territory): boolean {
  const isIn = (test: (code: string) => boolean) =>
    member.communeCodes.some((code) => test(departementOfCommune(code)));
  return (
    (departement.length === 0 || isIn((code) => departement.includes(code))) &&
    (region.length === 0 || isIn((code) => region.includes(departementOf(code)?.region.code ?? ''))) &&
    (!point || radius === undefined || (distanceTo(member, point) ?? Infinity) <= radius)
  );
}

/** Kilometres from a point to a place, or undefined where nobody knows where it is. */
export function distanceTo({ location }: Pick<Member, 'location'>, point: NamedPoint | undefined): number | undefined {
  return location && point ? kilometresBetween(point, location) : undefined;
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
