import * as oxigraph from 'oxigraph';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { QueryRequest, ResultsMediaType } from '../query-request.ts';

/** One commit as the index needs it: N-Quads with absolute IRIs. */
export interface ReplicaChange {
  readonly added: string;
  readonly removed: string;
  readonly kept: string;
}

/** A serialised result. */
export interface ReplicaResult {
  readonly mediaType: ResultsMediaType | 'application/n-triples';
  readonly body: string;
}

const nquads = { format: 'application/n-quads', lenient: true } as const;

/** Characters of N-Quads from which on they are loaded instead of added one by one, which is slower. */
const bulkLength = 50_000;

/**
 * A query index over the documents: an Oxigraph store that holds each quad in its graph and,
 * where the default graph is the union, each triple once more in the default graph.
 *
 * Oxigraph's own union does not merge: a triple that stands in two graphs would be two solutions.
 */
export class Replica {
  readonly #index = new oxigraph.Store();
  readonly #union: boolean;

  public constructor(options: { union: boolean }) {
    this.#union = options.union;
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
    this.#index.load(lines, options);
    if (this.#union) {
      this.#index.load(triples, options);
    }
  }

  /** Follows one commit. */
  public apply({ added, removed, kept }: ReplicaChange): void {
    for (const quad of oxigraph.parse(removed, nquads)) {
      this.#index.delete(quad);
    }
    this.add(kept);
    if (this.#union) {
      this.#removeFromUnion(oxigraph.parse(removed, nquads));
    }
    this.add(added);
  }

  /**
   * Evaluates a query and serialises the result.
   *
   * @throws DomainError `malformed-query` for what the engine refuses.
   */
  public query(request: QueryRequest): ReplicaResult {
    return request.assuming ? this.#assuming(request.assuming, () => this.#query(request)) : this.#query(request);
  }

  #query(request: QueryRequest): ReplicaResult {
    const mediaType = request.resultsMediaType ?? 'application/n-triples';
    const graphs = (names: readonly string[]) => names.map((name) => oxigraph.namedNode(name));
    try {
      const result = this.#index.query(request.text, {
        results_format: mediaType,
        ...(request.baseIri !== undefined && { base_iri: request.baseIri }),
        ...(request.defaultGraphs && { default_graph: graphs(request.defaultGraphs) }),
        ...(request.namedGraphs && { named_graphs: graphs(request.namedGraphs) }),
      });
      return { mediaType, body: result as string };
    } catch (cause) {
      if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
        throw cause;
      }
      throw new DomainError('malformed-query', messageOf(cause), { cause });
    }
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
    this.#addQuads(oxigraph.parse(lines, nquads));
  }

  #addQuads(quads: readonly oxigraph.Quad[]): void {
    for (const quad of quads) {
      this.#index.add(quad);
      if (this.#union) {
        this.#index.add(oxigraph.quad(quad.subject, quad.predicate, quad.object));
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
  }

  /** Does something as if a change were committed, and leaves the index as it was. */
  #assuming<T>(change: Pick<ReplicaChange, 'added' | 'removed'>, act: () => T): T {
    const removed = oxigraph.parse(change.removed, nquads).filter((quad) => this.#index.has(quad));
    const added = oxigraph.parse(change.added, nquads).filter((quad) => !this.#index.has(quad));
    this.#deleteQuads(removed);
    this.#addQuads(added);
    try {
      return act();
    } finally {
      this.#deleteQuads(added);
      this.#addQuads(removed);
    }
  }

  /** A triple leaves the union when the last graph has let go of it. */
  #removeFromUnion(removed: readonly oxigraph.Quad[]): void {
    for (const { subject, predicate, object } of removed) {
      const standing = this.#index.match(subject, predicate, object, null);
      if (!standing.some(({ graph }) => graph.termType !== 'DefaultGraph')) {
        this.#index.delete(oxigraph.quad(subject, predicate, object));
      }
    }
  }
}

/** The triple of a line of N-Quads that names its graph by an IRI. */
function withoutGraph(line: string): string {
  return line.replace(/ <[^<>\s]*> \.$/u, ' .');
}
