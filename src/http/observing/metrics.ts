import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer } from '../../core/observer.ts';
import type { Store } from '../../store/store.ts';

/** An answered request. */
export interface RequestEnd {
  readonly method: string;
  /** The pattern of the address, of which there are few. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** Counts what happens, for Prometheus. */
export interface Metrics extends Observer {
  readonly requestEnded: (end: RequestEnd) => void;
  readonly requestAborted: () => void;
  /** Everything in the text format of Prometheus, as of now. */
  readonly expose: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

const seconds = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 30, 60];

/** Makes the counters of one server; those of the store and of the process are read when they are asked for. */
export function createMetrics(): Metrics & { readonly watch: (store: Pick<Store, 'status' | 'revision'>) => void } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name, help, labelNames, buckets: seconds, registers });

  const requests = histogram('fabriques_request_seconds', 'Time to answer requests', ['method', 'route', 'status']);
  const aborted = counter('fabriques_requests_aborted_total', 'Requests whose client left before the answer');
  const queries = histogram('fabriques_query_seconds', 'Time of queries by how they ended', ['lane', 'outcome']);
  const commits = histogram('fabriques_commit_seconds', 'Time of commits by how they ended', ['outcome']);
  const triples = counter('fabriques_committed_triples_total', 'Triples that commits changed', ['change']);
  const refusals = counter('fabriques_validation_refusals_total', 'Contributions refused by the shapes');
  const refused = counter('fabriques_validation_refused_documents_total', 'Documents that the shapes refused');
  const harvests = histogram('fabriques_harvest_seconds', 'Time of harvests', ['peer', 'outcome']);

  return {
    requestEnded: ({ method, route, status, milliseconds }) =>
      requests.observe({ method, route, status }, milliseconds / 1000),
    requestAborted: () => aborted.inc(),
    queryEnded: ({ lane, outcome, milliseconds }) => queries.observe({ lane, outcome }, milliseconds / 1000),
    commitEnded: ({ outcome, milliseconds, added, removed }) => {
      commits.observe({ outcome }, milliseconds / 1000);
      triples.inc({ change: 'added' }, added);
      triples.inc({ change: 'removed' }, removed);
    },
    dataRefused: (documents) => {
      refusals.inc();
      refused.inc(documents);
    },
    harvestEnded: ({ peer, outcome, milliseconds }) => harvests.observe({ peer, outcome }, milliseconds / 1000),
    watch: (store) => watchStore(store, registry),
    expose: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

/** Reads the gauges of a store whenever metrics are asked for. */
function watchStore(store: Pick<Store, 'status' | 'revision'>, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number | undefined | Promise<number>): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = await read();
        if (value !== undefined) {
          this.set(value);
        }
      },
    });
  gauge('fabriques_replicas_ready', 'Replicas that take queries', () => store.status().replicas.ready);
  gauge('fabriques_replicas_wanted', 'Replicas that there should be', () => store.status().replicas.wanted);
  gauge('fabriques_queries_running', 'Queries that run', () => store.status().queries.running);
  gauge('fabriques_queries_waiting', 'Queries that wait', () => store.status().queries.waiting);
  gauge('fabriques_revision', 'Number of the last commit', async () => store.revision());
  gauge('fabriques_store_bytes', 'Bytes of the store on disk', () => store.status().size?.bytes);
  gauge('fabriques_store_documents', 'Documents in the store', () => store.status().size?.documents);
  gauge('fabriques_store_triples', 'Triples in the store', () => store.status().size?.triples);
}
