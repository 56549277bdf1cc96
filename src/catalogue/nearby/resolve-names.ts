import { loadCommunes } from '../communes.ts';
import { acceptedValues } from '../accepted-values.ts';
import type { MemberTable } from '../member-table.ts';
import type { Parameters } from '../read-filters.ts';
import { refusedParameter } from '../refused-parameter.ts';
import { fold } from '../search/search-words.ts';
import { departementOfCommune } from '../territories.ts';
import { findPoint, type NamedPoint } from './gazetteer.ts';

/** What somebody typed for a place to look around, and the point that it was taken for. */
export interface NamedPlace {
  readonly typed: string;
  readonly point: NamedPoint;
}

/** The parameters of a set with codes and slugs for all names, and the place that was named. */
export interface ResolvedParameters {
  readonly parameters: Parameters;
  readonly place?: NamedPlace;
}

/**
 * Puts codes, slugs and a point for what people type: `lieu` becomes `pres`, a commune its code, a structure its slug.
 * What is no name is left as it stands.
 *
 * @throws DomainError `bad-request` for a place that nobody knows.
 */
export function resolveNames(parameters: Parameters, structures: MemberTable): ResolvedParameters {
  const place = namedPlace(parameters);
  const named = parameters
    .filter(([name]) => name !== 'lieu' && !(place && name === 'pres'))
    .map(([name, value]) => {
      switch (name) {
        case 'commune':
          return [name, value.split(',').map(communeCodes).join(',')] as const;
        case 'structure':
          return [name, structureSlug(value, structures)] as const;
        default:
          return [name, value] as const;
      }
    });
  return place
    ? { place, parameters: [...named, ['pres', `${degrees(place.point.lat)},${degrees(place.point.long)}`]] }
    : { parameters: named };
}

function namedPlace(parameters: Parameters): NamedPlace | undefined {
  const typed = parameters.findLast(([name, value]) => name === 'lieu' && value.trim() !== '')?.[1].trim();
  if (typed === undefined) {
    return undefined;
  }
  const point = findPoint(typed.slice(0, 200));
  if (!point) {
    throw refusedParameter('lieu', typed, acceptedValues.place);
  }
  return { typed, point };
}

/** To ten metres. */
function degrees(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** The codes of the communes of a name, which may have its département behind it: "Saint-Denis (93)". */
function communeCodes(text: string): string {
  const [, town = text, departement] = /^(.+?)\s*\((\d[\dab]|9[78]\d)\)$/iu.exec(text.trim()) ?? [];
  const codes = /^\d/u.test(town)
    ? []
    : loadCommunes()
        .matching(undefined, town)
        .map(({ code }) => code)
        .filter((code) => departement === undefined || departementOfCommune(code) === departement.toUpperCase());
  return codes.length > 0 ? codes.join(',') : text;
}

function structureSlug(text: string, structures: MemberTable): string {
  const wanted = fold(text.trim());
  const all = [...structures.values()];
  const isSlug = all.some(({ slug }) => slug === text);
  return (isSlug ? undefined : all.find(({ name }) => fold(name) === wanted)?.slug) ?? text;
}
