import { iriRef, stringLiteral } from './terms.ts';

/** A difference of what is in the store: triples, as SPARQL text, by the graph they stand in. */
export class Delta {
  readonly #deleted = new Map<string, Set<string>>();
  readonly #inserted = new Map<string, Set<string>>();

  /** How many triples change. */
  public get size(): number {
    return countOf(this.#deleted) + countOf(this.#inserted);
  }

  /** Characters of the triples. */
  public get length(): number {
    return lengthOf(this.#deleted) + lengthOf(this.#inserted);
  }

  /** Deletions by graph; what is deleted and inserted stands there afterwards. */
  public get deleted(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#deleted;
  }

  public get inserted(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#inserted;
  }

  public delete(graph: string, triple: string): void {
    add(this.#deleted, graph, triple);
  }

  public insert(graph: string, triple: string): void {
    add(this.#inserted, graph, triple);
  }

  /** Deletes what is said of a thing of the software's own. */
  public deleteFacts(graph: string, subject: string, facts: Facts): void {
    factTriples(subject, facts).forEach((triple) => this.delete(graph, triple));
  }

  /** Says something of a thing of the software's own. */
  public insertFacts(graph: string, subject: string, facts: Facts): void {
    factTriples(subject, facts).forEach((triple) => this.insert(graph, triple));
  }
}

/** What is said of a thing of the software's own, by the IRIs of predicates: strings, whole numbers, other things. */
export type Facts = Readonly<Record<string, string | number | { readonly iri: string }>>;

function factTriples(subject: string, facts: Facts): string[] {
  return Object.entries(facts).map(([predicate, value]) => `${iriRef(subject)} ${iriRef(predicate)} ${toText(value)}`);
}

function toText(value: Facts[string]): string {
  return typeof value === 'number'
    ? String(value)
    : typeof value === 'string'
      ? stringLiteral(value)
      : iriRef(value.iri);
}

function add(graphs: Map<string, Set<string>>, graph: string, triple: string): void {
  const triples = graphs.get(graph) ?? new Set<string>();
  graphs.set(graph, triples.add(triple));
}

function countOf(graphs: ReadonlyMap<string, ReadonlySet<string>>): number {
  return [...graphs.values()].reduce((sum, { size }) => sum + size, 0);
}

function lengthOf(graphs: ReadonlyMap<string, ReadonlySet<string>>): number {
  return [...graphs.values()].reduce((sum, triples) => sum + [...triples].reduce((all, one) => all + one.length, 0), 0);
}
