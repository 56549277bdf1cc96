import {
  bgp,
  blankNode,
  call,
  filter,
  type FreshNames,
  graph,
  group,
  iri,
  is,
  oneOf,
  partsOf,
  triple,
  type Tree,
  withParts,
} from '../../core/sparql/tree.ts';
import { is as property } from './layout.ts';
import { systemGraphs, systemIri, systemPrefix } from './system-graphs.ts';

/** The graphs that a query may see, by their names in the store. */
export interface VisibleDataset {
  readonly defaultGraphs: readonly string[];
  /** Undefined for every document. */
  readonly namedGraphs: readonly string[] | undefined;
}

/** What becomes of the triples of a basic graph pattern that is about one graph, or about the default graph. */
export type PatternMaker = (pattern: Tree, where: Tree | 'default') => Tree;

/** A graph in which there is nothing. */
const nothing = iri(systemIri('nothing'));

/**
 * Makes a query say by itself which graphs it is about, so that it means the same in every store, whatever the default
 * graph of that store is, whatever its rules of `FROM` are, and whatever else it holds.
 */
export function toVisible(query: Tree, dataset: VisibleDataset, names: FreshNames, make: PatternMaker): Tree {
  return new Viewer(dataset, names, make).see(query, 'default') as Tree;
}

class Viewer {
  public constructor(
    private readonly dataset: VisibleDataset,
    private readonly names: FreshNames,
    private readonly make: PatternMaker,
  ) {}

  /** @param where - The graph that the patterns around are about. */
  public see(value: unknown, where: Tree | 'default'): unknown {
    if (Array.isArray(value)) {
      return (value as unknown[]).map((item) => this.see(item, where));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (is(value, 'pattern', 'bgp')) {
      return partsOf(value, 'triples').length === 0 ? value : this.make(value, where);
    }
    if (is(value, 'pattern', 'graph')) {
      return this.#inNamed(value);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        key,
        key === 'loc' || key === 'template' ? child : this.see(child, where),
      ]),
    );
  }

  #inNamed(node: Tree): Tree {
    const name = node['name'] as Tree;
    const { namedGraphs } = this.dataset;
    if (!is(name, 'term', 'variable')) {
      const own = String(name['value']);
      const isVisible = !own.startsWith(systemPrefix) && (namedGraphs?.includes(own) ?? true);
      const seen = isVisible ? name : nothing;
      return withParts(node, { name: seen, patterns: this.see(node['patterns'], seen) });
    }
    const patterns = this.see(node['patterns'], name) as Tree[];
    return group([this.#documentsIn(name), ...(patterns.length === 0 ? [] : [withParts(node, { patterns })])]);
  }

  /** What makes a variable one of the documents. */
  #documentsIn(name: Tree): Tree {
    const { namedGraphs } = this.dataset;
    return group([
      ...(namedGraphs ? [oneOf(name, namedGraphs.map(iri))] : []),
      graph(iri(systemGraphs.graphs), [bgp([triple(name, iri(property.size), blankNode(this.names.next()))])]),
      filter(call('!=', name, iri(systemGraphs.separate))),
    ]);
  }
}
