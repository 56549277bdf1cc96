import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { defaultLimits, type Limits, type ResultLimits } from '../../core/limits.ts';
import type { Changeset, Commit } from '../commit.ts';
import type { Erasure, TextPlaces } from '../erasure.ts';
import type { QueryRequest, QueryResult } from '../query-request.ts';
import type { RecordStore } from '../records.ts';
import type { CommitRange, GraphDescription, Store, StoreStatus } from '../store.ts';
import { DocumentStore } from './document-store.ts';
import { openState, type OpenState } from './open-state.ts';
import { sizeOf } from './state-file.ts';
import { createQuadCodec } from './quad-codec.ts';
import { createRecordTable } from './record-table.ts';
import { ReplicaPool } from './replica-pool.ts';

/** What the embedded store needs to know. */
export interface EmbeddedStoreOptions {
  /** The folder of the state; made where it does not exist. */
  readonly stateDir: string;
  readonly baseIri: string;
  /** Whether the default graph of queries is the union of all graphs. */
  readonly defaultGraph: 'union' | 'separate';
  readonly queryTimeoutMs: number;
  /** How many queries may run for long at once; there is one replica more. */
  readonly queryWorkers: number;
  readonly limits?: ResultLimits & Pick<Limits, 'queueLength'>;
}

/**
 * {@link Store} in a folder of this machine: documents and commit log in LMDB, which is the
 * record, and Oxigraph replicas in threads, which are the index and follow it.
 */
export class EmbeddedStore implements Store {
  public readonly records: RecordStore;
  readonly #opened: OpenState;
  readonly #documents: DocumentStore;
  readonly #pool: ReplicaPool;
  #state: StoreStatus['state'] = 'loading';

  /** @throws DomainError `state-corrupt`, `state-incompatible` or `state-in-use`. */
  public constructor(options: EmbeddedStoreOptions) {
    const { stateDir, baseIri, limits = defaultLimits } = options;
    this.#opened = openState(stateDir);
    this.#documents = new DocumentStore(this.#opened, createQuadCodec(baseIri));
    this.records = createRecordTable(this.#opened.state);
    const union = options.defaultGraph === 'union';
    if (union && this.#documents.describeGraph(DataFactory.defaultGraph())) {
      void this.#opened.close();
      throw new DomainError(
        'state-incompatible',
        'This state holds triples in a default graph of its own: start it with FABRIQUES_DEFAULT_GRAPH=separate.',
      );
    }
    this.#pool = new ReplicaPool({
      replica: { stateDir, baseIri, union, limits: toResultLimits(limits) },
      longRunning: options.queryWorkers,
      timeoutMs: options.queryTimeoutMs,
      queueLength: limits.queueLength,
      currentRevision: () => this.#documents.revision,
      changesSince: (revision) => this.#documents.changesSince(revision),
    });
  }

  public async revision(): Promise<number> {
    return this.#documents.revision;
  }

  public async describeGraph(graph: Quad['graph']): Promise<GraphDescription | undefined> {
    return this.#documents.describeGraph(graph);
  }

  public async *listGraphs(): AsyncIterable<GraphDescription> {
    yield* this.#documents.listGraphs();
  }

  public async readGraph(graph: Quad['graph']): Promise<Quad[]> {
    return this.#documents.readGraph(graph);
  }

  public async graphsAbout(subject: NamedNode): Promise<GraphDescription[]> {
    return this.#documents.graphsAbout(subject);
  }

  public async commit(changeset: Changeset): Promise<Commit> {
    const { commit, change } = this.#documents.commit(changeset);
    this.#pool.apply(change);
    return commit;
  }

  public async findText(text: string): Promise<TextPlaces> {
    return this.#documents.findText(text);
  }

  public async eraseText(erasure: Erasure): Promise<TextPlaces> {
    const { places, change } = this.#documents.eraseText(erasure);
    this.#pool.applyWithoutRevision(change);
    return places;
  }

  public async *commits(range?: CommitRange): AsyncIterable<Commit> {
    yield* this.#documents.commits(range);
  }

  public async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult> {
    return this.#pool.query(request, signal);
  }

  public async ready(): Promise<void> {
    await this.#pool.ready();
    if (this.#state === 'loading') {
      this.#state = 'ready';
    }
  }

  public status(): StoreStatus {
    const size = this.#state === 'closed' ? undefined : sizeOf(this.#opened.state);
    return { state: this.#state, ...this.#pool.status(), ...(size && { size }) };
  }

  public async close(): Promise<void> {
    this.#state = 'closed';
    await this.#pool.close();
    await this.#opened.close();
  }
}

function toResultLimits({ resultBytes, resultRows }: ResultLimits): ResultLimits {
  return { resultBytes, resultRows };
}
