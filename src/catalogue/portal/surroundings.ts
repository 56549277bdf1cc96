import { type Helpers, readHelpers } from '../actions/helpers.ts';
import { kilometresBetween, kilometresNorth } from '../distance.ts';
import type { MemberTables } from '../member-tables.ts';
import { collectionNames } from '../kinds.ts';
import type { Member } from '../members.ts';
import { nearestOf } from '../nearby/nearest.ts';
import type { Parameters } from '../read-filters.ts';
import type { InvolvementIndex } from '../structures/involvement-index.ts';
import type { Thing } from '../thing.ts';
import { type Inverse, noInverse, readInverse } from './inverse.ts';

/** What stands around a thing in the tables of the collections. */
export interface Surroundings {
  /** Who could help with an action. */
  readonly helpers?: Helpers;
  /** A thing of any collection, as its table knows it. */
  readonly member: (iri: string) => Member | undefined;
  /** The links that point at the thing. */
  readonly inverse: Inverse;
  /** The fabriques nearest to a place, from the nearest on; itself left out. */
  readonly neighbours: (
    place: string,
    position: { readonly lat: number; readonly long: number },
  ) => readonly Neighbour[];
}

/** A fabrique and how far it is. */
export interface Neighbour {
  readonly member: Member;
  readonly kilometres: number;
}

/** Nothing around, as where no table is at hand. */
export const noSurroundings: Surroundings = {
  member: () => undefined,
  inverse: noInverse,
  neighbours: () => [],
};

/** What is read to know what stands around things. */
export interface SurroundingSources {
  readonly tables: MemberTables;
  readonly involvements: () => Promise<InvolvementIndex>;
}

/** How many neighbours a page names. */
const mostNeighbours = 6;

/** The parameters of an address by which the page of a thing is narrowed. */
export const surroundingParameters: readonly string[] = ['departement', 'region', 'lieu', 'pres', 'rayon'];

/** Reads what stands around a thing; for an action from the place that the parameters name. */
export async function readSurroundings(
  thing: Thing,
  { tables, involvements }: SurroundingSources,
  parameters: Parameters,
): Promise<Surroundings> {
  const { iri, collection } = thing;
  // Just after a change each of them asks the store: all at once.
  const [fabriques, inverse, all] = await Promise.all([
    tables.of('fabriques'),
    readInverse(thing, tables, involvements),
    Promise.all(collectionNames.map(async (name) => tables.of(name))),
  ]);
  return {
    member: (one) => all.find((table) => table.has(one))?.get(one),
    inverse,
    neighbours: (place, position) => nearest(fabriques.values(), place, position),
    ...(collection === 'actions' && { helpers: await readHelpers(tables, iri, parameters) }),
  };
}

/** The fabriques nearest to a place; where several are as near, those that come first. */
function nearest(
  fabriques: Iterable<Member>,
  place: string,
  position: { readonly lat: number; readonly long: number },
): Neighbour[] {
  const others = [...fabriques].filter(({ iri, location }) => location && iri !== place);
  // Whoever is farther north or south than that is farther anyhow: most are left out at no cost.
  return nearestOf(others, mostNeighbours, ({ location }, limit) =>
    location && kilometresNorth(position, location) < limit ? kilometresBetween(position, location) : Infinity,
  ).map(({ one, kilometres }) => ({ member: one, kilometres }));
}
