import { type Helpers, readHelpers } from '../actions/helpers.ts';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { kilometresBetween, kilometresNorth } from '../distance.ts';
import type { MemberTables } from '../member-tables.ts';
import { isOfPlaces } from '../kinds.ts';
import type { Member } from '../members.ts';
import type { Parameters } from '../read-filters.ts';
import type { Thing } from '../thing.ts';
import type { Inverse } from './describe-thing.ts';

/** What stands around a thing in the tables of the collections. */
export interface Surroundings {
  /** Who could help with an action. */
  readonly helpers?: Helpers;
  /** A fabrique that the thing has to do with. */
  readonly fabrique: (iri: string) => Member | undefined;
  /** The practices and visits that name the thing, where it is a place. */
  readonly said?: SaidOfPlace;
  /** The fabriques nearest to a place, from the nearest on; itself left out. */
  readonly neighbours: (
    place: string,
    position: { readonly lat: number; readonly long: number },
  ) => readonly Neighbour[];
}

/** What other things say of a place. */
export type SaidOfPlace = Pick<Inverse, 'practices' | 'exchanges'>;

/** A fabrique and how far it is. */
export interface Neighbour {
  readonly member: Member;
  readonly kilometres: number;
}

/** Nothing around, as where no table is at hand. */
export const noSurroundings: Surroundings = { fabrique: () => undefined, neighbours: () => [] };

/** How many neighbours a page names. */
const mostNeighbours = 6;

/** The parameters of an address by which the page of a thing is narrowed. */
export const surroundingParameters: readonly string[] = ['departement', 'region', 'lieu', 'pres', 'rayon'];

/** Reads what stands around a thing; for an action from the place that the parameters name. */
export async function readSurroundings(
  { iri, collection }: Thing,
  tables: MemberTables,
  parameters: Parameters,
): Promise<Surroundings> {
  const fabriques = await tables.of('fabriques');
  return {
    fabrique: (one) => fabriques.get(one),
    neighbours: (place, position) => nearest(fabriques.values(), place, position),
    ...(isOfPlaces(collection) && { said: await readSaid(tables, iri) }),
    ...(collection === 'actions' && { helpers: await readHelpers(tables, iri, parameters) }),
  };
}

/** The fabriques nearest to a place; where several are as near, those that come first. */
function nearest(
  fabriques: Iterable<Member>,
  place: string,
  position: { readonly lat: number; readonly long: number },
): Neighbour[] {
  const found: Neighbour[] = [];
  let farthest = Infinity;
  for (const member of fabriques) {
    // Whoever is farther north or south than that is farther anyhow: most are left out at no cost.
    if (!member.location || member.iri === place || kilometresNorth(position, member.location) >= farthest) {
      continue;
    }
    const kilometres = kilometresBetween(position, member.location);
    if (kilometres < farthest) {
      const before = found.findIndex((one) => one.kilometres > kilometres);
      found.splice(before < 0 ? found.length : before, 0, { member, kilometres });
      found.length = Math.min(found.length, mostNeighbours);
      farthest = found.length < mostNeighbours ? Infinity : (found.at(-1)?.kilometres ?? Infinity);
    }
  }
  return found;
}

/** Reads the practices and visits of a place as the tables know them, the latest visits first. */
async function readSaid(tables: MemberTables, place: string): Promise<SaidOfPlace> {
  const [practices, visits] = await Promise.all([tables.of('pratiques'), tables.of('visites')]);
  const exchanges = [...visits.values()].flatMap(({ iri, others }): Inverse['exchanges'] => {
    const { visitor = [], host = [], visitKind = [], startDate = [] } = others;
    const isNamed = visitor.includes(place) || host.includes(place);
    return isNamed && visitor.length > 0 && host.length > 0
      ? [{ visit: iri, visitors: visitor, hosts: host, kind: visitKind[0], date: startDate[0] }]
      : [];
  });
  return {
    practices: [...practices.values()]
      .filter(({ others }) => others['practisedBy']?.includes(place))
      .map(({ iri }) => iri),
    exchanges: exchanges.sort((a, b) => compareStrings(b.date ?? '', a.date ?? '') || compareStrings(a.visit, b.visit)),
  };
}
