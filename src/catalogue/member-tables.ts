import type { Store } from '../store/store.ts';
import { type CollectionName, collectionNames } from './kinds.ts';
import { bringForward, createChangedSince } from './member-changes.ts';
import { readMemberTable, type MemberTable } from './member-table.ts';
import { rememberByRevision } from './remember-by-revision.ts';

/** The members of every collection as of the current revision of the data. */
export interface MemberTables {
  /** The revision to which {@link of} answers; what was made of an older one is to be forgotten. */
  readonly revision: () => Promise<number>;
  /** The members of a collection; the same object as long as nothing of them has changed. */
  readonly of: (collection: CollectionName) => Promise<MemberTable>;
}

/** Makes the member tables of a store: each is read once, and then follows the commits. */
export function createMemberTables(store: Store, baseIri: string): MemberTables {
  const changedSince = createChangedSince(store);
  const tables = new Map(
    collectionNames.map((collection) => [
      collection,
      rememberByRevision(
        store,
        async () => readMemberTable(store, baseIri, collection),
        async (table, revision) => bringForward(table, await changedSince(revision), collection, { store, baseIri }),
      ),
    ]),
  );
  return {
    revision: async () => store.revision(),
    of: async (collection) => tables.get(collection)?.() ?? new Map(),
  };
}
