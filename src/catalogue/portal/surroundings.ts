import { type Helpers, readHelpers } from '../actions/helpers.ts';
import type { MemberTables } from '../member-tables.ts';
import type { Member } from '../members.ts';
import type { Parameters } from '../read-filters.ts';
import type { Thing } from '../thing.ts';

/** What stands around a thing in the tables of the collections. */
export interface Surroundings {
  /** Who could help with an action. */
  readonly helpers?: Helpers;
  /** A fabrique that the thing has to do with. */
  readonly fabrique: (iri: string) => Member | undefined;
}

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
    ...(collection === 'actions' && { helpers: await readHelpers(tables, iri, parameters) }),
  };
}
