import { kilometresBetween } from '../distance.ts';
import type { Filters } from '../filters.ts';
import type { Member } from '../members.ts';
import { readCollectionRequest, type Parameters } from '../read-filters.ts';
import type { BitSet } from '../sets/bit-set.ts';
import { placesNear } from '../sets/narrow.ts';
import type { SetIndex } from '../sets/set-index.ts';
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
    point: point && { ...point, lat: rounded(point.lat), long: rounded(point.long) },
    radius: given.some(([name]) => name === 'rayon') && Number.isFinite(filters.rayon) ? filters.rayon : undefined,
    parameters: given,
  };
}

/** As addresses of lists say it: to ten metres. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}

function pointOf({ pres }: Filters): NamedPoint | undefined {
  return pres && { name: '', ...pres, precision: 'point' };
}

/** The places of an index that stand in a territory: exactly those that the lists of fabriques have. */
export function membersWithin(index: SetIndex, { departement, region, point, radius }: Territory): BitSet {
  const parts = [
    ...(departement.length > 0 ? [index.having('departement', departement)] : []),
    ...(region.length > 0 ? [index.having('region', region)] : []),
    ...(point && radius !== undefined ? [placesNear(index, { pres: point, rayon: radius })] : []),
  ];
  return parts.reduce((set, part) => set.and(part), index.everything);
}

/** The radii that are offered, in kilometres. */
export const radii: readonly number[] = [20, 50, 100, 200];

/** A wider circle around a point, or any distance, and how many of those who are looked for it has. */
export interface WiderTerritory {
  readonly radius: number | undefined;
  readonly total: number;
}

/** The next wider circle that has some of those who are looked for; undefined where the territory has some itself. */
export function widen(index: SetIndex, territory: Territory, wanted: BitSet): WiderTerritory | undefined {
  const { radius: narrow } = territory;
  const within = (radius: number | undefined): WiderTerritory => ({
    radius,
    total: wanted.countWith(membersWithin(index, { ...territory, radius })),
  });
  return narrow === undefined || within(narrow).total > 0
    ? undefined
    : [...radii.filter((radius) => radius > narrow), undefined].map(within).find(({ total }) => total > 0);
}

/** Kilometres from a point to a place, or undefined where nobody knows where it is. */
export function distanceTo({ location }: Pick<Member, 'location'>, point: NamedPoint | undefined): number | undefined {
  return location && point ? kilometresBetween(point, location) : undefined;
}
