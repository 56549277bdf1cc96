import type { Quad } from '@rdfjs/types';
import type { Update } from '@traqula/rules-sparql-1-1';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { parseQuery, parseUpdate } from '../../core/sparql/parse-sparql.ts';
import type { QueryRequest, QueryResult } from '../../store/query-request.ts';
import type { Store } from '../../store/store.ts';
import type { FederatedEngine } from '../federated/federated-engine.ts';
import { hasService } from '../federated/variables.ts';
import { checkLength, checkShape, type QueryLimits } from '../limits.ts';
import { readSolutions } from '../solutions.ts';
import { planUpdate, type PlanningOptions, type UpdatePlan } from './plan-update.ts';
import type { Where } from './where.ts';

/** An update that was read and found to be within the limits. */
export interface PreparedUpdate {
  readonly tree: Update;
  /** What it does, for the history: `DELETE/INSERT`, `CLEAR` … */
  readonly summary: string;
}

/** Graphs in place of those that the engine would take. */
export type UpdateDataset = Pick<PlanningOptions, 'usingGraphs' | 'usingNamedGraphs'> & {
  readonly defaultGraph?: Quad['graph'];
};

/** Turns SPARQL updates into the quads that they take away and add. */
export interface UpdateEngine {
  /** @throws DomainError `malformed-query` with `line` and `column`, `query-too-complex`. */
  readonly prepare: (text: string) => PreparedUpdate;

  /**
   * Works out what an update changes; nothing is written.
   *
   * @throws DomainError as {@link planUpdate} and {@link Store.query}.
   */
  readonly plan: (update: PreparedUpdate, dataset: UpdateDataset, signal?: AbortSignal) => Promise<UpdatePlan>;
}

/** What the engine needs. */
export interface UpdateEngineOptions {
  readonly store: Store;
  /** Against which relative IRIs resolve. */
  readonly baseIri: string;
  /** What is meant where an update names no graph. */
  readonly defaultGraph: Quad['graph'];
  readonly limits: QueryLimits;
  readonly load?: PlanningOptions['load'];
  /** Evaluates patterns that say `SERVICE`. */
  readonly federation?: Pick<FederatedEngine, 'query'>;
}

/** Makes the engine that plans updates over a store. */
export function createUpdateEngine(options: UpdateEngineOptions): UpdateEngine {
  const { store, baseIri, defaultGraph, limits, load, federation } = options;
  const query = async (request: QueryRequest, service: boolean, signal?: AbortSignal): Promise<QueryResult> =>
    federation && service
      ? federation.query(parseQuery(request.text, baseIri), { ...request, baseIri }, signal)
      : store.query(request, signal);
  return {
    prepare: (text) => {
      checkLength(text, limits);
      const tree = parseUpdate(text, baseIri);
      checkShape(tree, limits);
      return { tree, summary: summarise(tree) };
    },
    plan: async ({ tree }, dataset, signal) =>
      planUpdate(tree, {
        defaultGraph,
        ...dataset,
        ...(load && { load }),
        documents: store,
        select: async (where, changes) => {
          const { body } = await query(requestOf(where, changes), hasService(tree), signal);
          return readSolutions(body);
        },
      }),
  };
}

function requestOf({ text, ...dataset }: Where, { added, removed }: UpdatePlan): QueryRequest {
  const request: QueryRequest = {
    text,
    ...dataset,
    asWritten: true,
    resultsMediaType: 'application/sparql-results+json',
  };
  const lines = (quads: readonly Quad[]) => serialiseRdf(quads, 'application/n-quads');
  return added.length + removed.length === 0
    ? request
    : { ...request, assuming: { added: lines(added), removed: lines(removed) } };
}

const names: Readonly<Record<string, string>> = {
  insertdata: 'INSERT DATA',
  deletedata: 'DELETE DATA',
  deletewhere: 'DELETE WHERE',
  modify: 'DELETE/INSERT',
};

function summarise({ updates }: Update): string {
  const kinds = updates.flatMap(({ operation }) =>
    operation ? [names[operation.subType] ?? operation.subType.toUpperCase()] : [],
  );
  return [...new Set(kinds)].join(', ') || 'nothing';
}
