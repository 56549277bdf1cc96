import type { NamedNode, Quad } from '@rdfjs/types';
import { setTimeout as delay } from 'node:timers/promises';
import { DomainError } from '../../core/errors.ts';
import type { StoreAccess } from '../../core/store-access.ts';
import type { Changeset, Commit } from '../commit.ts';
import type { Erasure, TextPlaces } from '../erasure.ts';
import type { QueryRequest, QueryResult, StreamedResult } from '../query-request.ts';
import type { CommitRange, GraphDescription, Store, StoreStatus } from '../store.ts';
import { readCommits } from './commit-log.ts';
import { writeIf } from './conditional-write.ts';
import { Connection } from './connection.ts';
import { DocumentBatches } from './document-batches.ts';
import { atTurn, DocumentReader } from './document-reader.ts';
import type { Endpoint } from './endpoint.ts';
import { eraseText, findText } from './erase-text.ts';
import { openEndpoint, type Identity } from './open-store.ts';
import { planCommit } from './plan-commit.ts';
import { RemoteQueries, type RemoteQueriesOptions } from './remote-queries.ts';
import { planRecords, RemoteRecords } from './remote-records.ts';
import { Revisions } from './revisions.ts';
import { unavailable } from './store-errors.ts';

/** What the remote store needs to know. */
export type RemoteStoreOptions = StoreAccess & Identity & RemoteQueriesOptions;

/** How often a commit is tried again when another server was faster. */
const mostAttempts = 60;
const retryOpeningMs = 1000;

/**
 * {@link Store} in any SPARQL 1.1 store that somebody else runs. Documents, history and records are in it, and nothing
 * is on this machine: any number of servers may share it.
 */
export class RemoteStore implements Store {
  public readonly records: RemoteRecords;
  readonly #options: RemoteStoreOptions;
  readonly #connection: Connection;
  readonly #revisions: Revisions;
  readonly #documents: DocumentBatches;
  readonly #queries: RemoteQueries;
  #opening: Promise<Endpoint> | undefined;
  #state: StoreStatus['state'] = 'loading';
  #lastCommit: Promise<unknown> = Promise.resolve();

  public constructor(options: RemoteStoreOptions) {
    this.#options = options;
    this.#connection = new Connection(options);
    this.records = new RemoteRecords(async () => this.#open());
    this.#revisions = new Revisions(async () => (await this.#reader()).head());
    this.#documents = new DocumentBatches(async () => this.#reader());
    this.#queries = new RemoteQueries(options, {
      open: async () => this.#open(),
      revision: async () => this.revision(),
    });
  }

  /** What was found out about the store, in a sentence each. */
  public async notes(): Promise<{ readonly product: string; readonly notes: readonly string[] }> {
    return (await this.#open()).quirks;
  }

  public async revision(): Promise<number> {
    return (await this.#revisions.read()).revision;
  }

  public async describeGraph(graph: Quad['graph']): Promise<GraphDescription | undefined> {
    return this.#documents.describe(graph);
  }

  public async *listGraphs(): AsyncIterable<GraphDescription> {
    yield* (await this.#reader()).list();
  }

  public async readGraph(graph: Quad['graph']): Promise<Quad[]> {
    return this.#documents.quads(graph);
  }

  public async graphsAbout(subject: NamedNode): Promise<GraphDescription[]> {
    return this.#documents.describeAbout(subject);
  }

  /** Writers of one server take turns; only those of different servers can be in each other's way. */
  public async commit(changeset: Changeset): Promise<Commit> {
    const commit = this.#lastCommit.then(async () => this.#commit(changeset));
    this.#lastCommit = commit.catch(() => undefined);
    return commit;
  }

  async #commit(changeset: Changeset): Promise<Commit> {
    const endpoint = await this.#open();
    const reader = new DocumentReader(endpoint);
    const union = this.#options.defaultGraph === 'union';
    const proposed = { ...changeset, added: [...changeset.added], removed: [...changeset.removed] };
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const head = await reader.head();
      const { expectedRevision, records = [] } = changeset;
      if (expectedRevision !== undefined && expectedRevision !== head.revision) {
        throw new DomainError(
          'revision-conflict',
          `The data is at revision ${head.revision}, not ${expectedRevision}.`,
          {
            details: { revision: head.revision },
          },
        );
      }
      const { commit, delta } = await planCommit(reader, head, proposed, { union });
      const planned = await planRecords(endpoint, records);
      planned.changeIn(delta);
      if (delta.size === 0 || (await writeIf(endpoint, `${atTurn(head)} ${planned.conditions}`, delta))) {
        return commit;
      }
      // Another server was faster: whoever lost more often waits less.
      await delay(Math.random() * Math.max(40 - attempt * 2, 2));
    }
    throw unavailable('Others write faster than this server can');
  }

  public async *commits(range: CommitRange = {}): AsyncIterable<Commit> {
    yield* readCommits(await this.#open(), range);
  }

  public async findText(text: string): Promise<TextPlaces> {
    return findText(await this.#open(), text, this.#options);
  }

  public async eraseText(erasure: Erasure): Promise<TextPlaces> {
    return eraseText(await this.#open(), erasure, this.#options);
  }

  public async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult> {
    return this.#queries.query(request, signal);
  }

  public async stream(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult | StreamedResult> {
    return this.#queries.stream(request, signal);
  }

  public status(): StoreStatus {
    return {
      state: this.#state,
      replicas: { ready: this.#state === 'ready' ? 1 : 0, wanted: 1 },
      queries: this.#queries.counts,
    };
  }

  /** Waits as long as the store is not reached; it may be started after its servers. */
  public async ready(): Promise<void> {
    while (this.#state !== 'closed') {
      try {
        await this.#open();
        return;
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'store-unavailable') {
          throw error;
        }
        await delay(retryOpeningMs);
      }
    }
  }

  public async close(): Promise<void> {
    this.#state = 'closed';
    await this.#connection.close();
  }

  async #reader(): Promise<DocumentReader> {
    return new DocumentReader(await this.#open());
  }

  /** Opens the store once; where that failed, again. */
  async #open(): Promise<Endpoint> {
    if (this.#state === 'closed') {
      throw unavailable('The store is closed');
    }
    this.#opening ??= openEndpoint(this.#connection, this.#options).then(
      (endpoint) => {
        this.#state = this.#state === 'loading' ? 'ready' : this.#state;
        return endpoint;
      },
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }
}
