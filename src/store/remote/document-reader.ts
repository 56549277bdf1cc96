import type { NamedNode, Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import type { GraphDescription } from '../store.ts';
import { type DocumentPart, linesOf, parseRecordLines } from './document-text.ts';
import type { Endpoint, Row } from './endpoint.ts';
import { is } from './layout.ts';
import { head, systemGraphs, systemIri, systemPrefix } from './system-graphs.ts';
import { graphFromStore, iriRef, stringLiteral, toSparql } from './terms.ts';

/** Where the store is in its history. */
export interface Head {
  readonly revision: number;
  readonly turn: string;
}

/** A document as the store has it. */
export interface StoredDocument {
  readonly description: GraphDescription | undefined;
  readonly parts: readonly DocumentPart[];
}

/** Graphs of which one query asks; rows of which one answer consists. */
const portion = { graphs: 100, rows: 2000 };
const describing = `?g ${iriRef(is.size)} ?size ; ${iriRef(is.revision)} ?revision ; ${iriRef(is.modified)} ?modified`;

/** What is true in the store as long as nobody has changed a document since. */
export function atTurn({ turn }: Head): string {
  return `GRAPH ${iriRef(systemGraphs.head)} { ${iriRef(head)} ${iriRef(is.turn)} ${stringLiteral(turn)} }`;
}

/** The name of a graph in the store. */
export function graphIri(graph: Quad['graph']): string {
  return toSparql(graph).slice(1, -1);
}

/** Reads documents and what is known of them. */
export class DocumentReader {
  public constructor(private readonly endpoint: Endpoint) {}

  public async head(): Promise<Head> {
    const [row] = await this.endpoint.select(
      `SELECT ?revision ?turn { GRAPH ${iriRef(systemGraphs.head)} ` +
        `{ ${iriRef(head)} ${iriRef(is.revision)} ?revision ; ${iriRef(is.turn)} ?turn } }`,
    );
    if (!row) {
      throw new DomainError('state-corrupt', 'The store no longer says at which revision it is.');
    }
    return { revision: Number(textOf(row, 'revision')), turn: textOf(row, 'turn') };
  }

  /** What is known of graphs, by their names in the store. */
  public async describe(graphs: readonly string[]): Promise<ReadonlyMap<string, GraphDescription>> {
    const found = new Map<string, GraphDescription>();
    for (const names of inPortions(graphs)) {
      const rows = await this.endpoint.select(
        `SELECT * { ${valuesOf('g', names)} GRAPH ${iriRef(systemGraphs.graphs)} { ${describing} } }`,
      );
      rows.forEach((row) => found.set(textOf(row, 'g'), toDescription(row)));
    }
    return found;
  }

  public async *list(): AsyncIterable<GraphDescription> {
    for (let last = ''; ;) {
      const rows = await this.endpoint.select(
        `SELECT * { GRAPH ${iriRef(systemGraphs.graphs)} { ${describing} } FILTER(STR(?g) > ${JSON.stringify(last)}) } ` +
          `ORDER BY STR(?g) LIMIT ${portion.rows}`,
      );
      yield* rows.map(toDescription);
      const final = rows.at(-1);
      if (!final || rows.length < portion.rows) {
        return;
      }
      last = textOf(final, 'g');
    }
  }

  /** Documents with their parts, by their names in the store. */
  public async read(graphs: readonly string[]): Promise<ReadonlyMap<string, StoredDocument>> {
    const descriptions = await this.describe(graphs);
    const documents = new Map<string, { description: GraphDescription | undefined; parts: DocumentPart[] }>();
    graphs.forEach((name) => documents.set(name, { description: descriptions.get(name), parts: [] }));
    for (const names of inPortions([...descriptions.keys()])) {
      (await this.#parts(names)).forEach(({ graph, ...part }) => documents.get(graph)?.parts.push(part));
    }
    return documents;
  }

  /** The quads of one graph, as written. */
  public async quads(graph: Quad['graph']): Promise<Quad[]> {
    const parts = await this.#parts([graphIri(graph)]);
    return parseRecordLines(linesOf(parts).join('\n'), graph);
  }

  /** The graphs in which one of these terms stands as a subject, by their names in the store. */
  public async graphsAbout(subjects: readonly string[]): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const some of inPortions(subjects)) {
      const rows = await this.endpoint.select(
        `SELECT DISTINCT ?g { VALUES ?s { ${some.join(' ')} } ` +
          `{ GRAPH ?g { ?s ?p ?o } } UNION { GRAPH ${iriRef(systemGraphs.withheld)} { ?g ${iriRef(is.of)} ?s } } }`,
      );
      rows.forEach((row) => found.add(textOf(row, 'g')));
    }
    // Those that are no documents are left out by what is known of documents.
    return [...found].filter((name) => name === systemGraphs.separate || !name.startsWith(systemPrefix));
  }

  public async describeAbout(subject: NamedNode): Promise<GraphDescription[]> {
    const about = await this.describe(await this.graphsAbout([toSparql(subject)]));
    return [...about.values()].sort((a, b) => (a.graph.value < b.graph.value ? -1 : 1));
  }

  async #parts(names: readonly string[]): Promise<readonly (DocumentPart & { readonly graph: string })[]> {
    const rows = await this.endpoint.select(
      `SELECT ?part ?g ?text { ${valuesOf('g', names)} GRAPH ${iriRef(systemGraphs.documents)} ` +
        `{ ?part ${iriRef(is.of)} ?g ; ${iriRef(is.text)} ?text } }`,
    );
    return rows.map((row) => ({
      id: textOf(row, 'part').slice(partIri('').length),
      graph: textOf(row, 'g'),
      text: textOf(row, 'text'),
    }));
  }
}

/** The name of a part of a document. */
export function partIri(id: string): string {
  return systemIri(`part:${id}`);
}

/** The value of a row, which the query has bound. */
export function textOf(row: Row, name: string): string {
  return row[name]?.value ?? '';
}

function toDescription(row: Row): GraphDescription {
  return {
    graph: graphFromStore(textOf(row, 'g')),
    size: Number(textOf(row, 'size')),
    revision: Number(textOf(row, 'revision')),
    modified: new Date(textOf(row, 'modified')),
  };
}

function valuesOf(variable: string, names: readonly string[]): string {
  return `VALUES ?${variable} { ${names.map(iriRef).join(' ')} }`;
}

function* inPortions(items: readonly string[]): Iterable<readonly string[]> {
  for (let start = 0; start < items.length; start += portion.graphs) {
    yield items.slice(start, start + portion.graphs);
  }
}
