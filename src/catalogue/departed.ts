import type { Store } from '../store/store.ts';

/** Which things there once were. */
export interface Departed {
  /** Whether history knows a thing; whether it is still there is not asked. */
  readonly has: (iri: string) => Promise<boolean>;
}

/** Follows the history of a store: read once, when somebody first asks for a thing that is not there. */
export function createDeparted(store: Store): Departed {
  const removed = new Set<string>();
  let read = 0;
  let reading: Promise<void> = Promise.resolve();

  const readOn = async (): Promise<void> => {
    for await (const commit of store.commits({ from: read + 1 })) {
      for (const { subject } of commit.removed) {
        removed.add(subject.value);
      }
      read = commit.revision;
    }
  };

  return {
    has: async (iri) => {
      if ((await store.revision()) > read) {
        reading = reading.then(readOn, readOn);
        await reading;
      }
      return removed.has(iri);
    },
  };
}
