import { flatTriples } from '../../core/sparql/flat-triples.ts';
import { mapTree } from '../../core/sparql/syntax-tree.ts';
import {
  bgp,
  exists,
  filter,
  type FreshNames,
  graph,
  group,
  iri,
  is,
  oneOf,
  partsOf,
  selectDistinct,
  type Tree,
  variable,
} from '../../core/sparql/tree.ts';
import { systemIri } from './system-graphs.ts';

/** A basic graph pattern over a default graph that is one graph, several, or none. */
export function overDefaultGraphs(pattern: Tree, graphs: readonly string[], names: FreshNames): Tree {
  const [first = systemIri('nothing'), ...others] = graphs;
  return others.length === 0 ? graph(iri(first), [pattern]) : merged(pattern, graphs, names);
}

/** Several graphs are merged as a set: a triple that stands in two of them is one solution. Virtuoso would give two. */
function merged(pattern: Tree, graphs: readonly string[], names: FreshNames): Tree {
  const variables = new Map<string, Tree>();
  const nodeless = mapTree(flatTriples(partsOf(pattern, 'triples')), (node) => {
    if (!is(node, 'term', 'blankNode')) {
      return node;
    }
    const label = String(node['label']);
    const known = variables.get(label) ?? variable(names.next());
    variables.set(label, known);
    return known;
  });
  return group(nodeless.map((one) => inOneOf(one, graphs, names)));
}

function inOneOf(one: Tree, graphs: readonly string[], names: FreshNames): Tree {
  const where = variable(names.next());
  const patterns = [oneOf(where, graphs.map(iri)), graph(where, [bgp([one])])];
  const asked = new Map(
    [one['subject'], one['predicate'], one['object']].flatMap((term): [string, Tree][] =>
      is(term, 'term', 'variable') ? [[String(term['value']), term]] : [],
    ),
  );
  return asked.size === 0 ? filter(exists(patterns, false)) : group([selectDistinct([...asked.values()], patterns)]);
}
