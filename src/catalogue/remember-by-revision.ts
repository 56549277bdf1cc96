import type { Store } from '../store/store.ts';

/** What is read of a store, read again only when the data have changed. */
export function rememberByRevision<Value>(store: Store, read: () => Promise<Value>): () => Promise<Value> {
  let known: { readonly revision: number; readonly value: Promise<Value> } | undefined;
  return async () => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      const reading = { revision, value: read() };
      known = reading;
      // What failed once may work the next time.
      reading.value.catch(() => (known = known === reading ? undefined : known));
    }
    return known.value;
  };
}
