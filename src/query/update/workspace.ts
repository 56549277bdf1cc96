import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { keyOf, tripleKey } from '../../core/rdf/dataset.ts';
import type { GraphDescription } from '../../store/store.ts';

/** What a plan reads of the store. */
export interface Documents {
  readonly readGraph: (graph: Quad['graph']) => Promise<Quad[]>;
  readonly listGraphs: () => AsyncIterable<Pick<GraphDescription, 'graph'>>;
}

/** The documents as they are after the operations planned so far, kept as the difference from those of the store. */
export class Workspace {
  readonly #added = new Map<string, Quad>();
  readonly #removed = new Map<string, Quad>();

  public constructor(private readonly documents: Documents) {}

  /** Quads that the plan adds; some may be there already. */
  public get added(): readonly Quad[] {
    return [...this.#added.values()];
  }

  /** Quads that the plan takes away; some may not be there. */
  public get removed(): readonly Quad[] {
    return [...this.#removed.values()];
  }

  /** Whether nothing was planned yet. */
  public get isUntouched(): boolean {
    return this.#added.size === 0 && this.#removed.size === 0;
  }

  public insert(quads: Iterable<Quad>): void {
    for (const quad of quads) {
      const key = quadKey(quad);
      this.#removed.delete(key);
      this.#added.set(key, quad);
    }
  }

  public delete(quads: Iterable<Quad>): void {
    for (const quad of quads) {
      const key = quadKey(quad);
      this.#added.delete(key);
      this.#removed.set(key, quad);
    }
  }

  /** The quads of a graph as planned; empty where it does not exist. */
  public async read(graph: Quad['graph']): Promise<Quad[]> {
    const quads = new Map((await this.documents.readGraph(graph)).map((quad) => [quadKey(quad), quad]));
    for (const key of this.#removed.keys()) {
      quads.delete(key);
    }
    for (const [key, quad] of this.#added) {
      if (quad.graph.equals(graph)) {
        quads.set(key, quad);
      }
    }
    return [...quads.values()];
  }

  /** The names of all graphs that hold something as planned, or may have before. */
  public async graphs(): Promise<Quad['graph'][]> {
    const graphs = new Map<string, Quad['graph']>();
    for await (const { graph } of this.documents.listGraphs()) {
      graphs.set(keyOf(graph), graph);
    }
    for (const { graph } of this.#added.values()) {
      graphs.set(keyOf(graph), graph);
    }
    return [...graphs.values()];
  }
}

/** The same triple in another graph. */
export function inGraph({ subject, predicate, object }: Quad, graph: Term): Quad {
  return DataFactory.quad(subject, predicate, object, graph as never);
}

function quadKey(quad: Quad): string {
  return `${tripleKey(quad)} ${keyOf(quad.graph)}`;
}
