import type { Quad } from '@rdfjs/types';
import { compareStrings, groupBy } from '../core/rdf/dataset.ts';
import type { Commit } from '../store/commit.ts';
import type { Store } from '../store/store.ts';
import { fab } from '../vocabulary/terms.ts';

/** One document as a commit left it. */
export interface Version {
  readonly revision: number;
  /** When that was; later than every version of an earlier revision, even where the clock stood still. */
  readonly time: Date;
  readonly author: string;
  readonly message: string;
  readonly graph: Quad['graph'];
  readonly kind: 'Create' | 'Update' | 'Delete';
  /** Whether it is the last one of its revision. */
  readonly isLast: boolean;
}

/** Every version of every document, the oldest first. */
export interface History {
  /** The last revision that was read. */
  readonly revision: number;
  readonly versions: readonly Version[];
  /** Another number after each time that something was taken out of old versions: an erasure, a consent withdrawn. */
  readonly epoch: number;
}

/** The history of a store, read on as it grows. */
export interface ChangeLog {
  readonly read: () => Promise<History>;
}

/** Follows the history of a store: read once, when somebody first asks, and from then on what is new. */
export function createChangeLog(store: Store): ChangeLog {
  const erasures = createErasureCount(store);
  let known = new Reader();
  let erased = 0;
  let reading: Promise<void> = Promise.resolve();

  const readOn = async (): Promise<void> => {
    const count = await erasures();
    if (count !== erased) {
      // Names and messages of old versions may have changed.
      known = new Reader();
      erased = count;
    }
    for await (const commit of store.commits({ from: known.revision + 1 })) {
      known.take(commit);
    }
  };

  return {
    read: async () => {
      reading = reading.then(readOn, readOn);
      await reading;
      // A copy: who reads it is not surprised by what comes next.
      return { revision: known.revision, versions: [...known.versions], epoch: known.withdrawals + erased };
    },
  };
}

/** What is known of a history up to a revision. */
class Reader {
  public revision = 0;
  public withdrawals = 0;
  public readonly versions: Version[] = [];
  readonly #sizes = new Map<string, number>();
  #time = 0;

  public take(commit: Commit): void {
    const { revision, author, message } = commit;
    this.#time = Math.max(commit.time.getTime(), this.#time + 1);
    const time = new Date(this.#time);
    const added = groupBy(commit.added, ({ graph }) => graph.value);
    const removed = groupBy(commit.removed, ({ graph }) => graph.value);
    const names = [...new Set([...added.keys(), ...removed.keys()])].sort(compareStrings);
    const versions = names.flatMap((name, index): Version[] => {
      const graph = (added.get(name) ?? removed.get(name))?.[0]?.graph;
      const before = this.#sizes.get(name) ?? 0;
      const after = before + (added.get(name)?.length ?? 0) - (removed.get(name)?.length ?? 0);
      this.#sizes.set(name, after);
      const kind = after === 0 ? 'Delete' : before === 0 ? 'Create' : 'Update';
      return graph ? [{ revision, time, author, message, graph, kind, isLast: index === names.length - 1 }] : [];
    });
    this.versions.push(...versions);
    this.withdrawals += Number(
      commit.removed.some(({ predicate }) => predicate.equals(fab.publicationConsent)) ||
        commit.added.some(({ predicate }) => predicate.equals(fab.erasedOn)),
    );
    this.revision = revision;
  }
}

/** Counts the erasures of the audit trail, reading only what is new of it. */
function createErasureCount(store: Store): () => Promise<number> {
  let newest = '';
  let count = 0;
  return async () => {
    let first: string | undefined;
    for await (const { key, value } of store.records.list('audit', { newestFirst: true })) {
      first ??= key;
      if (key <= newest) {
        break;
      }
      count += Number((value as { event?: unknown } | null)?.event === 'erasure');
    }
    newest = first ?? newest;
    return count;
  };
}
