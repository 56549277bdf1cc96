import type { Store } from '../store/store.ts';
import { countEngaged } from './actions/count-engaged.ts';
import type { CollectionLinks, CollectionPage } from './collection-page.ts';
import type { CollectionRequest } from './filters.ts';
import { countFacet, facetNames, chosenValues, withoutFacet, type Facets } from './facets.ts';
import type { CollectionName } from './kinds.ts';
import type { Member } from './members.ts';
import { createMemberTables, type MemberTables } from './member-tables.ts';
import { rememberByRevision } from './remember-by-revision.ts';
import { selectionQuery } from './selection-query.ts';
import type { Parameters } from './read-filters.ts';
import { arrange } from './sets/arrange.ts';
import { narrow, placesAround, type SetIndexes } from './sets/narrow.ts';
import { setIndexOf } from './sets/set-index-of.ts';
import { refuseUnknownParties } from './visits/refuse-unknown-parties.ts';

/** The collections of an instance, narrowed, ordered and cut into pages. */
export interface Collections {
  /** One page of what passes the filters; `bad-request` where visits are asked of a place that is not known. */
  readonly page: (request: CollectionRequest) => Promise<CollectionPage>;
  /** Everything that passes the filters, in the same order, as one page. */
  readonly all: (request: CollectionRequest) => Promise<CollectionPage>;
  /** How many things each value of each filter would leave, the others kept. */
  readonly facets: (request: CollectionRequest) => Promise<Facets>;
  /** When anything changed last, or undefined in an empty instance. */
  readonly modified: () => Promise<Date | undefined>;
}

/** Makes the collections of a store. What is read of it is remembered until the data change. */
export function createCollections(
  store: Store,
  baseIri: string,
  tables: MemberTables = createMemberTables(store, baseIri),
): Collections {
  const modified = rememberByRevision(store, async () => timeOfLastCommit(store));

  const indexesFor = async (collection: CollectionName): Promise<SetIndexes> => {
    const placesOf = collection === 'tiers-lieux' ? 'tiers-lieux' : 'fabriques';
    const [actions, own, places] = await Promise.all([
      tables.of('actions'),
      tables.of(collection),
      tables.of(placesOf),
    ]);
    return { own: setIndexOf(own, actions), places: setIndexOf(places, actions) };
  };

  return {
    page: async (request) => {
      await refuseUnknownParties(tables, request.filters);
      const revision = await tables.revision();
      const { collection, filters, page, perPage } = request;
      const found = await indexesFor(collection);
      const set = narrow(collection, found, filters);
      const members = arrange(found.own, set, filters, (page - 1) * perPage, page * perPage);
      const described = describePage(request, set.count(), members, baseIri, revision);
      return withEngaged(described, found);
    },
    all: async (request) => {
      await refuseUnknownParties(tables, request.filters);
      const revision = await tables.revision();
      const { collection, filters } = request;
      const found = await indexesFor(collection);
      const members = arrange(found.own, narrow(collection, found, filters), filters);
      const whole = { ...request, page: 1, perPage: Math.max(1, members.length) };
      return withEngaged(describePage(whole, members.length, members, baseIri, revision), found);
    },
    facets: async ({ collection, filters }) => {
      const found = await indexesFor(collection);
      const passing = narrow(collection, found, filters);
      return new Map(
        facetNames.map((name) => {
          const isChosen = chosenValues(filters, name).length > 0;
          const others = isChosen ? narrow(collection, found, withoutFacet(filters, name)) : passing;
          return [name, countFacet(name, found.own, others, filters)];
        }),
      );
    },
    modified,
  };
}

/** Of actions, the page with how many are engaged in each. */
function withEngaged(page: CollectionPage, { places }: SetIndexes): CollectionPage {
  return page.collection === 'actions'
    ? { ...page, engaged: countEngaged(page.members, places, placesAround('actions', places, page.filters)) }
    : page;
}

async function timeOfLastCommit(store: Store): Promise<Date | undefined> {
  for await (const { time } of store.commits({ newestFirst: true })) {
    return time;
  }
  return undefined;
}

function describePage(
  { collection, filters, page, perPage, parameters, view }: CollectionRequest,
  total: number,
  members: readonly Member[],
  baseIri: string,
  revision: number,
): CollectionPage {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const iri = `${baseIri}${collection}`;
  const links = linksOf(iri, parameters, page, pages);
  const selection = selectionQuery(baseIri, collection, filters);
  return {
    collection,
    iri,
    filters,
    parameters,
    view,
    selection,
    total,
    page,
    perPage,
    pages,
    members,
    links,
    revision,
  };
}

function linksOf(iri: string, parameters: Parameters, page: number, pages: number): CollectionLinks {
  const at = (number: number) => pageAddress(iri, parameters, number);
  return {
    self: at(page),
    first: at(1),
    last: at(pages),
    ...(page > 1 && { previous: at(Math.min(page - 1, pages)) }),
    ...(page < pages && { next: at(page + 1) }),
  };
}

/** The address of a page of a collection; the first one needs no number. */
export function pageAddress(iri: string, parameters: Parameters, page: number): string {
  const query = new URLSearchParams([
    ...parameters.map(([name, value]) => [name, value]),
    ...(page > 1 ? [['page', String(page)]] : []),
  ]);
  // Commas and spaces as people write them.
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? iri : `${iri}?${text}`;
}
