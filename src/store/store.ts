import type { NamedNode, Quad } from '@rdfjs/types';
import type { Changeset, Commit } from './commit.ts';
import type { Erasure, TextPlaces } from './erasure.ts';
import type { QueryRequest, QueryResult, StreamedResult } from './query-request.ts';
import type { RecordStore } from './records.ts';

/** What the store knows of one document (named graph) without reading its triples. */
export interface GraphDescription {
  /** The name of the graph; `DefaultGraph` only where the default graph is a graph of its own. */
  readonly graph: Quad['graph'];
  /** How many triples it holds, at least one: an empty graph does not exist. */
  readonly size: number;
  /** The revision that changed it last. */
  readonly revision: number;
  /** When that was. */
  readonly modified: Date;
}

/** Whether the store can answer queries yet. */
export interface StoreStatus {
  readonly state: 'loading' | 'ready' | 'closed';
  /** Replicas of the query index that can take a query, and how many there should be. */
  readonly replicas: { readonly ready: number; readonly wanted: number };
  /** Queries that run and that wait. */
  readonly queries: { readonly running: number; readonly waiting: number };
  /** How much there is; undefined where the backend does not tell. */
  readonly size?: { readonly bytes?: number; readonly documents: number; readonly triples: number };
}

/** Which commits to read; revisions are inclusive. */
export interface CommitRange {
  readonly from?: number;
  readonly to?: number;
  readonly newestFirst?: boolean;
  /** Only the commits that changed this graph, and of them only the quads of this graph. */
  readonly graph?: Quad['graph'];
}

/**
 * The only way in which the rest of the system reaches RDF data: documents (named graphs) with
 * their history, and SPARQL over all of them.
 *
 * Every adapter satisfies `test/contract/store.contract.ts`:
 *  - what a document holds comes back as written, lexical forms and datatypes included;
 *  - `commit` is atomic, durable when its promise resolves, and totally ordered by revision;
 *  - an empty graph does not exist;
 *  - a query sees every commit acknowledged before it was asked;
 *  - a failing backend rejects with `DomainError('store-unavailable')`.
 */
export interface Store {
  /** What must be remembered and is not public data. */
  readonly records: RecordStore;

  /** The number of the last commit; 0 when there is none. */
  revision: () => Promise<number>;

  /** What is known of a graph, or undefined where there is no such graph. */
  describeGraph: (graph: Quad['graph']) => Promise<GraphDescription | undefined>;

  /** Every graph there is, in the order of their names. */
  listGraphs: () => AsyncIterable<GraphDescription>;

  /** The quads of one graph as written, empty where there is no such graph. */
  readGraph: (graph: Quad['graph']) => Promise<Quad[]>;

  /** The graphs in which a term stands as a subject, in the order of their names. */
  graphsAbout: (subject: NamedNode) => Promise<GraphDescription[]>;

  /**
   * Applies a change to all the graphs it names, or to none of them.
   *
   * @throws DomainError `revision-conflict` when the changeset expects another revision,
   * `record-conflict` when one of its records is not the one it expects,
   * `storage-full` when the disk is full, `store-unavailable` when the backend does not answer.
   */
  commit: (changeset: Changeset) => Promise<Commit>;

  /** The history, oldest first unless asked otherwise. */
  commits: (range?: CommitRange) => AsyncIterable<Commit>;

  /** Where a text stands in the documents, their history and the records. */
  findText: (text: string) => Promise<TextPlaces>;

  /**
   * Makes a text unreadable in the documents, their history and the records: in literals, in addresses elsewhere, in
   * authors and messages. Numbers and times of revisions stay, and nothing tells the text afterwards.
   *
   * @returns Where it stood.
   */
  eraseText: (erasure: Erasure) => Promise<TextPlaces>;

  /**
   * Evaluates a SPARQL query over the current revision and serialises its result.
   *
   * @throws DomainError `malformed-query`, `query-timeout`, `store-busy`, `client-gone`, `result-too-large`.
   */
  query: (request: QueryRequest, signal?: AbortSignal) => Promise<QueryResult>;

  /**
   * As {@link Store.query}, for whoever sends the answer on: a large one comes as it is made, and what goes wrong after
   * its beginning breaks it. Undefined where answers are made whole anyway.
   */
  stream?: (request: QueryRequest, signal?: AbortSignal) => Promise<QueryResult | StreamedResult>;

  /** Whether queries can be answered, and by how many replicas. */
  status: () => StoreStatus;

  /** Resolves when the first query can be answered. */
  ready: () => Promise<void>;

  /** Ends everything that runs and releases what is held. */
  close: () => Promise<void>;
}
