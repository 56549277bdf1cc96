import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import type { GraphDescription } from '../store.ts';
import type { TripleShape } from './concern.ts';
import type { DocumentPart } from './document-text.ts';
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

/** Graphs and shapes of triples of which one query asks; rows of which one answer consists. */
const portion = { graphs: 100, shapes: 20, rows: 2000 };
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
    const documents = new Map<string, StoredDocument>();
    graphs.forEach((name) => documents.set(name, { description: descriptions.get(name), parts: [] }));
    for (const [name, parts] of await this.parts([...descriptions.keys()])) {
      documents.set(name, { description: descriptions.get(name), parts });
    }
    return documents;
  }

  /** The parts of documents, by their names in the store. */
  public async parts(graphs: readonly string[]): Promise<ReadonlyMap<string, readonly DocumentPart[]>> {
    const found = new Map<string, DocumentPart[]>();
    for (const names of inPortions(graphs)) {
      const rows = await this.endpoint.select(
        `SELECT ?part ?g ?text { ${valuesOf('g', names)} GRAPH ${iriRef(systemGraphs.documents)} ` +
          `{ ?part ${iriRef(is.of)} ?g ; ${iriRef(is.text)} ?text } }`,
      );
      for (const row of rows) {
        const part = { id: textOf(row, 'part').slice(partIri('').length), text: textOf(row, 'text') };
        found.set(textOf(row, 'g'), [...(found.get(textOf(row, 'g')) ?? []), part]);
      }
    }
    return found;
  }

  /** The graphs in which one of these terms stands as a subject, by their names in the store. */
  public async graphsAbout(subjects: readonly string[]): Promise<readonly string[]> {
    return [...new Set([...(await this.graphsAboutEach(subjects)).values()].flat())];
  }

  /** The graphs in which each of these terms stands as a subject; terms and graphs as they are written in the store. */
  public async graphsAboutEach(subjects: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for (const some of inPortions(subjects)) {
      const rows = await this.endpoint.select(
        `SELECT DISTINCT ?s ?g { VALUES ?s { ${some.join(' ')} } ` +
          `{ GRAPH ?g { ?s ?p ?o } } UNION { GRAPH ${iriRef(systemGraphs.withheld)} { ?g ${iriRef(is.of)} ?s } } }`,
      );
      for (const row of rows.filter((one) => mayBeDocument(textOf(one, 'g')))) {
        const subject = iriRef(textOf(row, 's'));
        found.set(subject, [...(found.get(subject) ?? []), textOf(row, 'g')]);
      }
    }
    return found;
  }

  /** The graphs in which there is a triple of one of these shapes, by their names in the store. */
  public async graphsWith(shapes: readonly TripleShape[]): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const some of inPortions(shapes, portion.shapes)) {
      const branches = some.map((shape) => `{ GRAPH ?g { ${toPattern(shape)} } }`);
      const rows = await this.endpoint.select(`SELECT DISTINCT ?g { ${branches.join(' UNION ')} }`);
      rows.forEach((row) => found.add(textOf(row, 'g')));
    }
    return [...found].filter(mayBeDocument);
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

/** Graphs that are none are left out by what is known of documents; most of them are seen by their names. */
function mayBeDocument(graph: string): boolean {
  return graph === systemGraphs.separate || !graph.startsWith(systemPrefix);
}

function toPattern(shape: TripleShape): string {
  return (['subject', 'predicate', 'object'] as const)
    .map((part) => (shape[part] === undefined ? `?${part}` : iriRef(shape[part])))
    .join(' ');
}

function valuesOf(variable: string, names: readonly string[]): string {
  return `VALUES ?${variable} { ${names.map(iriRef).join(' ')} }`;
}

function* inPortions<Item>(items: readonly Item[], size = portion.graphs): Iterable<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
