import type { Store } from '../store/store.ts';
import type { CollectionName } from './kinds.ts';
import { readMemberTable, type MemberTable } from './member-table.ts';

/** The members of every collection, read once for each revision of the data. */
export interface MemberTables {
  /** The revision to which {@link of} answers; what was made of an older one is to be forgotten. */
  readonly revision: () => Promise<number>;
  readonly of: (collection: CollectionName) => Promise<MemberTable>;
}

/** Makes the member tables of a store. */
export function createMemberTables(store: Store, baseIri: string): MemberTables {
  const tables = new Map<CollectionName, Promise<MemberTable>>();
  let ofRevision = -1;
  const revision = async (): Promise<number> => {
    const now = await store.revision();
    if (now !== ofRevision) {
      tables.clear();
      ofRevision = now;
    }
    return now;
  };
  return {
    revision,
    of: async (collection) => {
      await revision();
      const table = tables.get(collection) ?? readMemberTable(store, baseIri, collection);
      tables.set(collection, table);
      // What failed once may work the next time.
      table.catch(() => tables.get(collection) === table && tables.delete(collection));
      return table;
    },
  };
}
