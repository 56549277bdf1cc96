import { kilometresBetween, kilometresNorth } from '../distance.ts';
import type { Member } from '../members.ts';
import { type Near, nearestOf } from '../nearby/nearest.ts';
import type { NamedPlace } from './named-places.ts';
import type { SearchEntry } from './search-entries.ts';

/** A fabrique where it stands, in numbers. */
export interface Standing {
  readonly member: Member;
  readonly lat: number;
  readonly long: number;
}

/** Where fabriques stand, those of which it is known. */
export function standings(fabriques: Iterable<Member>): Standing[] {
  return [...fabriques].flatMap((member) => {
    const { location } = member;
    return location ? [{ member, lat: Number(location.lat), long: Number(location.long) }] : [];
  });
}

/** A place with the fabriques that are nearest to it. */
export interface Around {
  readonly place: NamedPlace;
  /** All fabriques within a radius that holds those, as a set. */
  readonly entry: SearchEntry;
  readonly nearest: readonly Near<Standing>[];
}

/** How many of the nearest are told. */
const mostNearest = 5;

/** Radii that people think in, in kilometres; the last is the largest that lists take. */
const radii = [10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000];

/** Who is farther away than this, such as on another island, is near only where nobody is nearer. */
const stillNear = 300;

/** Looks for the fabriques around a place; undefined where there are none. */
export function lookAround(place: NamedPlace, fabriques: readonly Standing[], baseIri: string): Around | undefined {
  const far = (standing: Standing, limit: number): number =>
    kilometresNorth(place, standing) < limit ? kilometresBetween(place, standing) : Infinity;
  const found = nearestOf(fabriques, mostNearest, far);
  const near = found.filter(({ kilometres }) => kilometres <= stillNear);
  const nearest = near.length > 0 ? near : found;
  const last = nearest.at(-1)?.kilometres ?? Infinity;
  const radius = radii.find((one) => last <= one);
  if (radius === undefined) {
    return undefined;
  }
  const { lat, long } = place;
  return {
    place,
    nearest,
    entry: {
      id: `${baseIri}fabriques?pres=${lat},${long}&rayon=${radius}&tri=distance`,
      kind: 'alentours',
      names: { fr: place.name },
      place: place.departement,
      codes: [],
      count: fabriques.filter((standing) => far(standing, radius + 1) <= radius).length,
      radius,
    },
  };
}
