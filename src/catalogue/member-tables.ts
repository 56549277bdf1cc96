import type { Store } from '../store/store.ts';
import type { CollectionName } from './kinds.ts';
import { bringForward, createChangedSince } from './member-changes.ts';
import { readMemberTable, type MemberTable } from './member-table.ts';

/** The members of every collection as of the current revision of the data. */
export interface MemberTables {
  /** The revision to which {@link of} answers; what was made of an older one is to be forgotten. */
  readonly revision: () => Promise<number>;
  /** The members of a collection; the same object as long as nothing of them has changed. */
  readonly of: (collection: CollectionName) => Promise<MemberTable>;
}

/** Makes the member tables of a store: each is read once, and then follows the commits. */
export function createMemberTables(store: Store, baseIri: string): MemberTables {
  const tables = new Map<CollectionName, { readonly revision: number; readonly table: Promise<MemberTable> }>();
  const changedSince = createChangedSince(store);
  const follow = async (collection: CollectionName, revision: number, table: MemberTable): Promise<MemberTable> =>
    bringForward(table, await changedSince(revision), collection, { store, baseIri });
  return {
    revision: async () => store.revision(),
    of: async (collection) => {
      const revision = await store.revision();
      const before = tables.get(collection);
      if (before?.revision === revision) {
        return before.table;
      }
      const table = before
        ? before.table.then(async (known) => follow(collection, before.revision, known))
        : readMemberTable(store, baseIri, collection);
      const now = { revision, table };
      tables.set(collection, now);
      // What failed once may work the next time.
      table.catch(() => tables.get(collection) === now && tables.delete(collection));
      return table;
    },
  };
}
