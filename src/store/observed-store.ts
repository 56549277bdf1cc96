import { measure, type Observer, type Outcome, outcomeOf } from '../core/observer.ts';
import { inSpan } from '../core/tracing.ts';
import { isStreamed, type QueryRequest } from './query-request.ts';
import type { Store } from './store.ts';

/**
 * The same store, whose queries and commits are told to an observer and traced; whatever adapter is underneath, and
 * whatever else a store can do.
 */
export function observeStore(store: Store, observer: Pick<Observer, 'queryEnded' | 'commitEnded'>): Store {
  const tellOf =
    ({ text, lane = 'client', requestId }: QueryRequest) =>
    (outcome: Outcome, milliseconds: number) =>
      observer.queryEnded({ lane, text, ...(requestId !== undefined && { requestId }), outcome, milliseconds });
  const spanOf = ({ lane = 'client' }: QueryRequest) => ({ 'fabriques.lane': lane });
  const { stream } = store;
  const observed: Pick<Store, 'query' | 'stream' | 'commit'> = {
    query: async (request, signal) =>
      inSpan('query', spanOf(request), async () => measure(async () => store.query(request, signal), tellOf(request))),
    ...(stream && {
      stream: async (request, signal) =>
        inSpan('query', spanOf(request), async () => {
          const tell = tellOf(request);
          const started = performance.now();
          const result = await measure(
            async () => stream.call(store, request, signal),
            (outcome, milliseconds, found) => {
              if (!found || !isStreamed(found)) {
                tell(outcome, milliseconds);
              }
            },
          );
          if (isStreamed(result)) {
            const { body } = result;
            body.once('close', () => {
              const { errored, readableEnded } = body;
              tell(errored ? outcomeOf(errored) : readableEnded ? 'ok' : 'client-gone', performance.now() - started);
            });
          }
          return result;
        }),
    }),
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
