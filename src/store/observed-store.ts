import type { NamedNode, Quad } from '@rdfjs/types';
import { measure, type Observer } from '../core/observer.ts';
import { inSpan } from '../core/tracing.ts';
import type { Changeset, Commit } from './commit.ts';
import type { QueryRequest, QueryResult } from './query-request.ts';
import type { RecordStore } from './records.ts';
import type { CommitRange, GraphDescription, Store, StoreStatus } from './store.ts';

/** A {@link Store} whose queries and commits are told to an observer and traced, whatever is underneath. */
export class ObservedStore implements Store {
  public readonly records: RecordStore;

  public constructor(
    private readonly store: Store,
    private readonly observer: Pick<Observer, 'queryEnded' | 'commitEnded'>,
  ) {
    this.records = store.records;
  }

  public async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryResult> {
    const { text, lane = 'client', requestId } = request;
    return inSpan('query', { 'fabriques.lane': lane }, async () =>
      measure(
        async () => this.store.query(request, signal),
        (outcome, milliseconds) =>
          this.observer.queryEnded({
            lane,
            outcome,
            milliseconds,
            text,
            ...(requestId !== undefined && { requestId }),
          }),
      ),
    );
  }

  public async commit(changeset: Changeset): Promise<Commit> {
    return inSpan('commit', {}, async () =>
      measure(
        async () => this.store.commit(changeset),
        (outcome, milliseconds, commit) =>
          this.observer.commitEnded({
            outcome,
            milliseconds,
            ...(commit && { revision: commit.revision }),
            added: commit?.added.length ?? 0,
            removed: commit?.removed.length ?? 0,
          }),
      ),
    );
  }

  public async revision(): Promise<number> {
    return this.store.revision();
  }

  public async describeGraph(graph: Quad['graph']): Promise<GraphDescription | undefined> {
    return this.store.describeGraph(graph);
  }

  public listGraphs(): AsyncIterable<GraphDescription> {
    return this.store.listGraphs();
  }

  public async readGraph(graph: Quad['graph']): Promise<Quad[]> {
    return this.store.readGraph(graph);
  }

  public async graphsAbout(subject: NamedNode): Promise<GraphDescription[]> {
    return this.store.graphsAbout(subject);
  }

  public commits(range?: CommitRange): AsyncIterable<Commit> {
    return this.store.commits(range);
  }

  public status(): StoreStatus {
    return this.store.status();
  }

  public async ready(): Promise<void> {
    return this.store.ready();
  }

  public async close(): Promise<void> {
    return this.store.close();
  }
}
