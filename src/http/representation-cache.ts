import { LRUCache } from 'lru-cache';
import type { Store } from '../store/store.ts';
import type { Representation } from './representation.ts';

/** Representations that are ready to send, as long as the data do not change. */
export interface RepresentationCache {
  /** The representation of a key, made when it is not known yet; only once for requests that come together. */
  readonly get: (key: string, make: () => Promise<Representation>) => Promise<Representation>;
}

/** How much is kept, in bytes of bodies. */
const mostBytes = 64 * 1_048_576;

/** Makes a cache that forgets everything at each new revision, and the least used when it is full. */
export function createRepresentationCache(store: Store): RepresentationCache {
  const known = new LRUCache<string, Representation>({
    maxSize: mostBytes,
    sizeCalculation: ({ body }) => body.length + 1000,
  });
  const making = new Map<string, Promise<Representation>>();
  let ofRevision = -1;
  return {
    get: async (key, make) => {
      const revision = await store.revision();
      if (revision !== ofRevision) {
        known.clear();
        making.clear();
        ofRevision = revision;
      }
      const ready = known.get(key);
      if (ready) {
        return ready;
      }
      const made = making.get(key) ?? make();
      making.set(key, made);
      try {
        const representation = await made;
        // What was read of an older revision is sent once, and not kept.
        if (ofRevision === revision) {
          known.set(key, representation);
        }
        return representation;
      } finally {
        if (making.get(key) === made) {
          making.delete(key);
        }
      }
    },
  };
}
