import type { Store } from '../store/store.ts';

/**
 * What is read of a store, read again only when the data have changed.
 *
 * @param follow - Makes it from what it was at an older revision, where that is less than reading all of it again.
 */
export function rememberByRevision<Value>(
  store: Pick<Store, 'revision'>,
  read: () => Promise<Value>,
  follow?: (before: Value, revision: number) => Promise<Value>,
): () => Promise<Value> {
  let known: { readonly revision: number; readonly value: Promise<Value> } | undefined;
  return async () => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      const before = known;
      const value = before && follow ? before.value.then(async (older) => follow(older, before.revision)) : read();
      const reading = { revision, value };
      known = reading;
      // What failed once may work the next time.
      reading.value.catch(() => (known = known === reading ? undefined : known));
    }
    return known.value;
  };
}
