import { LRUCache } from 'lru-cache';
import { slugOf } from '../../core/slug.ts';
import { type Box, type Commune, loadCommunes } from '../communes.ts';
import { kilometresBetween } from '../distance.ts';
import { allDepartements, departementOfCommune } from '../territories.ts';
import { nearestOf } from './nearest.ts';

/** A place that somebody named, as a point to measure from. */
export interface NamedPoint {
  readonly name: string;
  readonly lat: number;
  readonly long: number;
  /** `around` where only about where it lies is known. */
  readonly precision: 'commune' | 'around' | 'point';
  /** The code of the département that it is, or that its commune is in. */
  readonly departement?: string;
  /** The other communes of exactly its name. */
  readonly namesakes?: readonly Commune[];
}

/** A text that was looked up, and what it means. */
interface Known {
  readonly point: NamedPoint | undefined;
}

const departementSlugs = allDepartements.map(({ name }) => slugOf(name, 100));

const known = new LRUCache<string, Known>({ max: 2000 });

/**
 * The point of a commune's name, a postcode, a code of INSEE or a département; undefined where nobody knows it. Of the
 * communes of one name it is the largest, or with a département behind the name, as in "Saint-Denis (93)", the one there.
 */
export function findPoint(text: string): NamedPoint | undefined {
  const key = slugOf(text, 100);
  const found = known.get(key) ?? { point: key === '' ? undefined : lookUp(text, key) };
  known.set(key, found);
  return found.point;
}

/** Farther than this nobody would say that a point is there. */
const farthest = 50;

/** What people call a point: the nearest commune of which the middle is known; undefined far from all of them. */
export function nameOfPoint(point: { readonly lat: number; readonly long: number }): string | undefined {
  const [nearest] = nearestOf(loadCommunes().within(boxAround(point), Infinity), 1, ({ centre }) =>
    kilometresBetween(point, centre),
  );
  return nearest && nearest.kilometres <= farthest ? nearest.one.town : undefined;
}

/** A box that holds what is {@link farthest} from a point, and more. */
function boxAround({ lat, long }: { readonly lat: number; readonly long: number }): Box {
  return [long - 1, lat - 0.5, long + 1, lat + 0.5];
}

function lookUp(text: string, slug: string): NamedPoint | undefined {
  const communes = loadCommunes();
  // Whole names are known by themselves; all names are looked through for what begins so.
  const [commune = communes.named(text)[0] ?? communes.search(text, 1)[0]] = inNamedDepartement(slug);
  const departement = allDepartements.find(
    ({ code }, index) => code === text.toUpperCase() || departementSlugs[index] === slug,
  );
  // "Paris" and "La Réunion": a town comes before the département of its name.
  if (departement && (!commune || slugOf(commune.town, 100) !== slug)) {
    const [largest] = communes.within([-180, -90, 180, 90], 40_000).filter(isIn(departement.code));
    return largest && pointOf(largest, { name: departement.name, precision: 'around', departement: departement.code });
  }
  return (
    commune &&
    pointOf(commune, {
      name: commune.town,
      precision: commune.centre ? 'commune' : 'around',
      departement: departementOfCommune(commune.code),
      namesakes: communes.matching(undefined, commune.town).filter(({ code }) => code !== commune.code),
    })
  );
}

/** The communes of a name with a département behind it, from its slug: `saint-denis-93`. */
function inNamedDepartement(slug: string): Commune[] {
  const [, town, departement = ''] = /^(.+)-(\d[\dab]|9[78]\d)$/u.exec(slug) ?? [];
  return town === undefined ? [] : loadCommunes().matching(undefined, town).filter(isIn(departement.toUpperCase()));
}

function isIn(departement: string): (commune: Commune) => boolean {
  return ({ code }) => departementOfCommune(code) === departement;
}

function pointOf(commune: Commune, said: Omit<NamedPoint, 'lat' | 'long'>): NamedPoint | undefined {
  const position = loadCommunes().near(commune);
  return position && { ...said, lat: Number(position.lat), long: Number(position.long) };
}
