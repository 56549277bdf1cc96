import type { NamedNode, Quad } from '@rdfjs/types';
import type { GraphDescription } from '../store.ts';
import { Batch } from './batch.ts';
import { type DocumentReader, graphIri } from './document-reader.ts';
import { type DocumentPart, linesOf, parseRecordLines } from './document-text.ts';
import { toSparql } from './terms.ts';

/** Reads documents for many who each ask for one: a page that names fifty things asks for fifty at once. */
export class DocumentBatches {
  readonly #descriptions: Batch<GraphDescription>;
  readonly #parts: Batch<readonly DocumentPart[]>;
  readonly #graphsAbout: Batch<readonly string[]>;

  public constructor(open: () => Promise<DocumentReader>) {
    this.#descriptions = new Batch(async (names) => (await open()).describe(names));
    this.#parts = new Batch(async (names) => (await open()).parts(names));
    this.#graphsAbout = new Batch(async (subjects) => (await open()).graphsAboutEach(subjects));
  }

  /** What is known of a graph. */
  public async describe(graph: Quad['graph']): Promise<GraphDescription | undefined> {
    return this.#descriptions.get(graphIri(graph));
  }

  /** The quads of a graph, as written. */
  public async quads(graph: Quad['graph']): Promise<Quad[]> {
    const parts = await this.#parts.get(graphIri(graph));
    return parseRecordLines(linesOf(parts ?? []).join('\n'), graph);
  }

  /** The documents in which a term stands as a subject, in the order of their names. */
  public async describeAbout(subject: NamedNode): Promise<GraphDescription[]> {
    const names = (await this.#graphsAbout.get(toSparql(subject))) ?? [];
    const found = await Promise.all(names.map(async (name) => this.#descriptions.get(name)));
    return found.flatMap((one) => one ?? []).sort((a, b) => (a.graph.value < b.graph.value ? -1 : 1));
  }
}
