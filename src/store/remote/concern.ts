import { flatTriples } from '../../core/sparql/flat-triples.ts';
import { is, partsOf, type Tree } from '../../core/sparql/tree.ts';
import { mayBeEmpty } from '../index/dialect/zero-length-paths.ts';
import { systemGraphs } from './system-graphs.ts';
import type { VisibleDataset } from './visible-dataset.ts';

/** The IRIs of a triple pattern; what is undefined may be anything. */
export interface TripleShape {
  readonly subject?: string;
  readonly predicate?: string;
  readonly object?: string;
}

/** What a query looks at: no other document changes its answer. */
export interface Concern {
  /** Graphs that it is about by their names. */
  readonly graphs: ReadonlySet<string>;
  /** Triples that it looks for wherever they stand; `everything` where it may look at any. */
  readonly triples: readonly TripleShape[] | 'everything';
}

/** Tells what a query looks at. */
export function concernOf(query: Tree, dataset: VisibleDataset): Concern {
  return new Collector(dataset).concernOf(query);
}

/** The graphs that a pattern is about, by their names; undefined for all documents. */
type Scope = readonly string[] | undefined;

class Collector {
  readonly #graphs = new Set<string>();
  readonly #shapes = new Map<string, TripleShape>();
  #everything = false;

  public constructor(private readonly dataset: VisibleDataset) {}

  public concernOf(query: Tree): Concern {
    const { defaultGraphs } = this.dataset;
    const scope = defaultGraphs.includes(systemGraphs.union) ? undefined : defaultGraphs;
    if (query.subType === 'describe') {
      this.#add(scope, [{}]);
    }
    this.#see(query, scope);
    return { graphs: this.#graphs, triples: this.#everything ? 'everything' : [...this.#shapes.values()] };
  }

  #see(value: unknown, scope: Scope): void {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    if (is(value, 'pattern', 'bgp')) {
      flatTriples(partsOf(value, 'triples')).forEach((triple) => this.#add(scope, shapesOf(triple)));
      return;
    }
    const inside = is(value, 'pattern', 'graph') ? this.#enter(value) : scope;
    for (const [key, child] of Object.entries(value)) {
      // What a template makes is not looked for.
      if (key !== 'loc' && key !== 'template') {
        this.#see(child, inside);
      }
    }
  }

  /** The graphs that a `GRAPH` is about. Some have solutions wherever there is a graph, whatever is in it. */
  #enter(graph: Tree): Scope {
    const name = graph['name'] as Tree;
    const { namedGraphs } = this.dataset;
    const own = String(name['value']);
    const scope = is(name, 'term', 'variable') ? namedGraphs : (namedGraphs?.includes(own) ?? true) ? [own] : [];
    if (!demandsTriple(graph)) {
      this.#add(scope, [{}]);
    }
    return scope;
  }

  #add(scope: Scope, shapes: readonly TripleShape[]): void {
    if (scope) {
      scope.forEach((name) => this.#graphs.add(name));
      return;
    }
    for (const shape of shapes) {
      this.#everything ||= Object.keys(shape).length === 0;
      this.#shapes.set(JSON.stringify(shape), shape);
    }
  }
}

/** Whether a `GRAPH` has solutions only where there is a triple of its pattern. */
function demandsTriple(graph: Tree): boolean {
  return partsOf(graph, 'patterns').some(
    (pattern) =>
      is(pattern, 'pattern', 'bgp') &&
      flatTriples(partsOf(pattern, 'triples')).some(
        ({ predicate }) => !is(predicate, 'path') || !mayBeEmpty(predicate),
      ),
  );
}

function shapesOf({ subject, predicate, object }: Tree): TripleShape[] {
  if (!is(predicate, 'path')) {
    const constants = { subject: iriOf(subject), predicate: iriOf(predicate), object: iriOf(object) };
    return [Object.fromEntries(Object.entries(constants).filter(([, iri]) => iri !== undefined))];
  }
  // A path of no step joins each node of the graph to itself.
  return mayBeEmpty(predicate) && isOpen(subject) && isOpen(object) ? [{}] : shapesOfPath(predicate);
}

function shapesOfPath(path: Tree): TripleShape[] {
  if (path.subType === '!') {
    return [{}];
  }
  return partsOf(path, 'items').flatMap((item) =>
    is(item, 'path') ? shapesOfPath(item) : [{ predicate: String(item['value']) }],
  );
}

function isOpen(term: unknown): boolean {
  return is(term, 'term', 'variable') || is(term, 'term', 'blankNode');
}

function iriOf(term: unknown): string | undefined {
  return is(term, 'term', 'namedNode') ? String(term['value']) : undefined;
}
