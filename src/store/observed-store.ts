import { measure, type Observer } from '../core/observer.ts';
import { inSpan } from '../core/tracing.ts';
import type { Store } from './store.ts';

/**
 * The same store, whose queries and commits are told to an observer and traced; whatever adapter is underneath, and
 * whatever else a store can do.
 */
export function observeStore(store: Store, observer: Pick<Observer, 'queryEnded' | 'commitEnded'>): Store {
  const observed: Pick<Store, 'query' | 'commit'> = {
    query: async (request, signal) => {
      const { text, lane = 'client', requestId } = request;
      const asked = { lane, text, ...(requestId !== undefined && { requestId }) };
      return inSpan('query', { 'fabriques.lane': lane }, async () =>
        measure(
          async () => store.query(request, signal),
          (outcome, milliseconds) => observer.queryEnded({ ...asked, outcome, milliseconds }),
        ),
      );
    },
    commit: async (changeset) =>
      inSpan('commit', {}, async () =>
        measure(
          async () => store.commit(changeset),
          (outcome, milliseconds, commit) =>
            observer.commitEnded({
              outcome,
              milliseconds,
              ...(commit && { revision: commit.revision }),
              added: commit?.added.length ?? 0,
              removed: commit?.removed.length ?? 0,
            }),
        ),
      ),
  };
  return new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(name in observed ? observed : target, name);
      // Adapters keep what is theirs in private fields, which a proxy does not have.
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
