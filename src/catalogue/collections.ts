import { LRUCache } from 'lru-cache';
import type { Store } from '../store/store.ts';
import type { CollectionLinks, CollectionPage } from './collection-page.ts';
import type { CollectionRequest, Filters } from './filters.ts';
import { ancestorsIn, countFacet, facetNames, chosenValues, withoutFacet, type Facets } from './facets.ts';
import type { CollectionName } from './kinds.ts';
import type { Member } from './members.ts';
import { inOrder } from './member-order.ts';
import { readMemberTable, type MemberTable } from './member-table.ts';
import { select } from './portal/select.ts';
import { selectionQuery } from './selection-query.ts';
import type { Parameters } from './read-filters.ts';

/** The collections of an instance, narrowed, ordered and cut into pages. */
export interface Collections {
  /** One page of what passes the filters. */
  readonly page: (request: CollectionRequest, signal?: AbortSignal) => Promise<CollectionPage>;
  /** Everything that passes the filters, in the same order, as one page. */
  readonly all: (request: CollectionRequest, signal?: AbortSignal) => Promise<CollectionPage>;
  /** How many things each value of each filter would leave, the others kept. */
  readonly facets: (request: CollectionRequest, signal?: AbortSignal) => Promise<Facets>;
  /** When anything changed last, or undefined in an empty instance. */
  readonly modified: () => Promise<Date | undefined>;
}

/** Makes the collections of a store. What is asked of it is remembered until the data change. */
export function createCollections(store: Store, baseIri: string): Collections {
  const tables = new Map<CollectionName, Promise<MemberTable>>();
  const selections = new LRUCache<string, readonly string[]>({ max: 500 });
  let modified: Promise<Date | undefined> | undefined;
  let ofRevision = -1;

  const forgetTheOld = async (): Promise<number> => {
    const revision = await store.revision();
    if (revision !== ofRevision) {
      tables.clear();
      selections.clear();
      modified = undefined;
      ofRevision = revision;
    }
    return revision;
  };

  const tableOf = async (collection: CollectionName): Promise<MemberTable> => {
    const table = tables.get(collection) ?? readMemberTable(store, baseIri, collection);
    tables.set(collection, table);
    // What failed once may work the next time.
    table.catch(() => tables.delete(collection));
    return table;
  };

  /** What passes the filters, in the order of names. */
  const passing = async (collection: CollectionName, filters: Filters, signal?: AbortSignal): Promise<Member[]> => {
    const [table, revision] = [await tableOf(collection), ofRevision];
    const text = selectionQuery(baseIri, collection, filters);
    const known = selections.get(text) ?? (await select(store, text, signal)).map(({ thing }) => thing?.value ?? '');
    if (ofRevision === revision) {
      selections.set(text, known);
    }
    const found = new Set(known);
    return [...table.values()].filter(({ iri }) => found.has(iri));
  };

  const matching = async ({ collection, filters }: CollectionRequest, signal?: AbortSignal) =>
    inOrder(await passing(collection, filters, signal), filters);

  return {
    page: async (request, signal) => {
      const revision = await forgetTheOld();
      const members = await matching(request, signal);
      const { page, perPage } = request;
      return describePage(request, members, members.slice((page - 1) * perPage, page * perPage), baseIri, revision);
    },
    all: async (request, signal) => {
      const revision = await forgetTheOld();
      const members = await matching(request, signal);
      return describePage(
        { ...request, page: 1, perPage: Math.max(1, members.length) },
        members,
        members,
        baseIri,
        revision,
      );
    },
    facets: async ({ collection, filters }, signal) => {
      await forgetTheOld();
      const ancestors = ancestorsIn((await tableOf('actions')).values());
      const counted = facetNames.map(async (name) => {
        const others = chosenValues(filters, name).length > 0 ? withoutFacet(filters, name) : filters;
        return [name, countFacet(name, await passing(collection, others, signal), filters, ancestors)] as const;
      });
      return new Map(await Promise.all(counted));
    },
    modified: async () => {
      await forgetTheOld();
      modified ??= timeOfLastCommit(store);
      return modified;
    },
  };
}

async function timeOfLastCommit(store: Store): Promise<Date | undefined> {
  for await (const { time } of store.commits({ newestFirst: true })) {
    return time;
  }
  return undefined;
}

function describePage(
  { collection, filters, page, perPage, parameters, view }: CollectionRequest,
  all: readonly Member[],
  members: readonly Member[],
  baseIri: string,
  revision: number,
): CollectionPage {
  const pages = Math.max(1, Math.ceil(all.length / perPage));
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
    total: all.length,
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
