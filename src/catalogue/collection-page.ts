import type { CollectionName } from './kinds.ts';
import type { Facets } from './facets.ts';
import type { Filters, Status, View } from './filters.ts';
import type { Member } from './members.ts';
import type { NamedPlace } from './nearby/resolve-names.ts';

/** One page of a collection: what a list, a map or a table shows. */
export interface CollectionPage {
  readonly collection: CollectionName;
  /** The IRI of the collection itself, without filters. */
  readonly iri: string;
  readonly filters: Filters;
  /** The parameters of the filters as they came. */
  readonly parameters: readonly (readonly [string, string])[];
  /** How a page shows it. */
  readonly view: View;
  /** The SPARQL query that selects everything that passes the filters, as `?thing`. */
  readonly selection: string;
  /** What the filters offer, where it is shown. */
  readonly facets?: Facets;
  /** The place around which is looked, where somebody named it. */
  readonly place?: NamedPlace;
  /** How many things pass the filters. */
  readonly total: number;
  /** Counts from 1. */
  readonly page: number;
  /** How many things are on one page. */
  readonly perPage: number;
  /** How many pages there are, at least one. */
  readonly pages: number;
  readonly members: readonly Member[];
  /** Of actions, by their IRIs: how many of the fabriques that pass the filters do each or anything below it, and so on. */
  readonly engaged?: ReadonlyMap<string, Readonly<Record<Status, number>>>;
  /** Addresses of this page and its neighbours, absolute, with the same filters. */
  readonly links: CollectionLinks;
  /** The revision of the data from which all this was read. */
  readonly revision: number;
}

/** Where the pages of a collection are. */
export interface CollectionLinks {
  readonly self: string;
  readonly first: string;
  readonly previous?: string;
  readonly next?: string;
  readonly last: string;
}
