import * as oxigraph from 'oxigraph';
import type { ResultLimits } from '../../core/limits.ts';
import type { QueryRequest } from '../query-request.ts';
import { evaluate, type IndexResult } from './dialect/evaluate.ts';
import { toIndexLines } from './dialect/lexical-forms.ts';
import { WithheldQuads } from './withheld-quads.ts';

/** One commit as the index needs it: N-Quads with absolute IRIs. */
export interface ReplicaChange {
  readonly added: string;
  readonly removed: string;
  readonly kept: string;
}

const nquads = { format: 'application/n-quads', lenient: true } as const;

/** Characters of N-Quads from which on they are loaded instead of added one by one, which is slower. */
const bulkLength = 50_000;

/**
 * A query index over the documents: an Oxigraph store that holds each quad in its graph and,
 * where the default graph is the union, each triple once more in the default graph.
 *
 * Oxigraph's own union does not merge: a triple that stands in two graphs would be two solutions.
 *
 * The union is kept by itself besides. Oxigraph goes through all quads of a subject, a predicate or an object, whatever
 * their graph, so that most queries, which name no graph, take up to twice as long where the graphs are.
 */
export class Replica {
  readonly #index = new oxigraph.Store();
  /** Undefined where the default graph is one of its own. */
  readonly #union: oxigraph.Store | undefined;
  readonly #mostRows: number | undefined;
  readonly #lexicalPredicates = new Set<string>();
  readonly #withheld = new WithheldQuads({
    match: (subject, predicate, object, graph) => this.#index.match(subject, predicate, object, graph),
    add: (quads) => this.#addQuads(quads),
    remove: (quads) => this.#deleteQuads(quads),
  });

  public constructor(options: { readonly union: boolean; readonly limits?: Pick<ResultLimits, 'resultRows'> }) {
    this.#union = options.union ? new oxigraph.Store() : undefined;
    this.#mostRows = options.limits?.resultRows;
  }

  /** How many quads the index holds, those of the union included. */
  public get size(): number {
    return this.#index.size;
  }

  /**
   * Adds many quads at once.
   *
   * @param lines - N-Quads without blank nodes, to which `load` would give new labels.
   * @param triples - The same without their graphs; goes into the union.
   */
  public load(lines: string, triples: string): void {
    const options = { ...nquads, no_transaction: true };
    this.#index.load(this.#escape(lines), options);
    if (this.#union) {
      const escaped = this.#escape(triples);
      this.#index.load(escaped, options);
      this.#union.load(escaped, options);
    }
  }

  /** Follows one commit. */
  public apply({ added, removed, kept }: ReplicaChange): void {
    this.#withheld.whileChanging([added, removed, kept], () => {
      this.#deleteQuads(this.#parse(removed));
      this.add(kept);
      this.add(added);
    });
  }

  /** Ends loading: takes out of the index what no query may see. */
  public withhold(): void {
    this.#withheld.withholdAll();
  }

  /**
   * Evaluates a query and serialises the result.
   *
   * @throws DomainError `malformed-query` for what the engine refuses.
   */
  public query(request: QueryRequest): IndexResult {
    return request.assuming ? this.#assuming(request.assuming, () => this.#query(request)) : this.#query(request);
  }

  #query(request: QueryRequest): IndexResult {
    return evaluate(request, {
      store: this.#index,
      ...(this.#union && { defaultGraph: this.#union }),
      lexicalPredicates: this.#lexicalPredicates,
      ...(request.lane !== 'portal' && this.#mostRows !== undefined && { mostRows: this.#mostRows }),
    });
  }

  /** Adds quads and keeps the labels of their blank nodes. */
  public add(lines: string): void {
    if (lines.length < bulkLength) {
      this.#addEach(lines);
      return;
    }
    const named: string[] = [];
    const blank: string[] = [];
    for (const line of lines.split('\n')) {
      (line.includes('_:') ? blank : named).push(line);
    }
    this.load(named.join('\n'), this.#union ? named.map(withoutGraph).join('\n') : '');
    this.#addEach(blank.join('\n'));
  }

  #addEach(lines: string): void {
    this.#addQuads(this.#parse(lines));
  }

  #addQuads(quads: readonly oxigraph.Quad[]): void {
    for (const quad of quads) {
      this.#index.add(quad);
      if (this.#union) {
        const triple = oxigraph.quad(quad.subject, quad.predicate, quad.object);
        this.#index.add(triple);
        this.#union.add(triple);
      }
    }
  }

  #deleteQuads(quads: readonly oxigraph.Quad[]): void {
    for (const quad of quads) {
      this.#index.delete(quad);
    }
    if (this.#union) {
      this.#removeFromUnion(quads);
    }
    this.#forgetEmptyGraphs(quads);
  }

  /** Oxigraph goes on naming a graph that has lost its last quad. */
  #forgetEmptyGraphs(quads: readonly oxigraph.Quad[]): void {
    const names = quads.flatMap(({ graph }) => (graph.termType === 'NamedNode' ? [graph.value] : []));
    for (const name of new Set(names)) {
      if (this.#index.query(`ASK { GRAPH <${name}> { ?s ?p ?o } }`) === false) {
        this.#index.update(`DROP SILENT GRAPH <${name}>`);
      }
    }
  }

  #parse(lines: string): oxigraph.Quad[] {
    return oxigraph.parse(this.#escape(lines), nquads);
  }

  #escape(lines: string): string {
    return toIndexLines(lines, (predicate) => this.#lexicalPredicates.add(predicate));
  }

  /** Does something as if a change were committed, and leaves the index as it was. */
  #assuming<T>(change: Pick<ReplicaChange, 'added' | 'removed'>, act: () => T): T {
    const lines = [change.added, change.removed];
    const { removed, added } = this.#withheld.whileChanging(lines, () => this.#differ(change));
    try {
      return act();
    } finally {
      this.#withheld.whileChanging(lines, () => {
        this.#deleteQuads(added);
        this.#addQuads(removed);
      });
    }
  }

  /** Makes a change, and gives what of it was one. */
  #differ(change: Pick<ReplicaChange, 'added' | 'removed'>): Record<'added' | 'removed', readonly oxigraph.Quad[]> {
    const removed = this.#parse(change.removed).filter((quad) => this.#index.has(quad));
    const added = this.#parse(change.added).filter((quad) => !this.#index.has(quad));
    this.#deleteQuads(removed);
    this.#addQuads(added);
    return { removed, added };
  }

  /** A triple leaves the union when the last graph has let go of it. */
  #removeFromUnion(removed: readonly oxigraph.Quad[]): void {
    for (const { subject, predicate, object } of removed) {
      const standing = this.#index.match(subject, predicate, object, null);
      if (!standing.some(({ graph }) => graph.termType !== 'DefaultGraph')) {
        const triple = oxigraph.quad(subject, predicate, object);
        this.#index.delete(triple);
        this.#union?.delete(triple);
      }
    }
  }
}

/** The triple of a line of N-Quads that names its graph by an IRI. */
function withoutGraph(line: string): string {
  return line.replace(/ <[^<>\s]*> \.$/u, ' .');
}
