import { mapTree, nodesOf } from '../../../core/sparql/syntax-tree.ts';
import {
  bgp,
  type FreshNames,
  is,
  partsOf,
  triple,
  type Tree,
  union,
  variable,
  withParts,
} from '../../../core/sparql/tree.ts';

/**
 * Has a path of alternatives give a solution for each of them that holds, as the specification asks: the union of
 * `?a :p ?b` and `?a :q ?b` stands in place of `?a :p|:q ?b`. Where an end of the path is known already Oxigraph gives one
 * solution for all. Nothing is changed where nobody could tell: in `DISTINCT` and in what only asks whether there is one,
 * unless solutions are counted.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#defn_evalPP_Alternative | SPARQL 1.1 Query, 18.4}
 */
export function uniteAlternatives(query: Tree, names: FreshNames): Tree {
  const where = query['where'];
  if (!is(where, 'pattern') || !countsSolutions(query)) {
    return query;
  }
  const united = mapTree(where, (node) => {
    const patterns = is(node, 'pattern') ? partsOf(node, 'patterns') : [];
    const replaced = patterns.flatMap((pattern) =>
      is(pattern, 'pattern', 'bgp') ? expand(pattern, names) : [pattern],
    );
    return replaced.length === patterns.length && replaced.every((one, index) => one === patterns[index])
      ? node
      : withParts(node as Tree, { patterns: replaced });
  });
  return united === where ? query : withParts(query, { where: withoutLabels(united, names) });
}

/** Whether it matters how often a solution is found. */
function countsSolutions(query: Tree): boolean {
  const isSet = query['distinct'] === true || query.subType !== 'select';
  return !isSet || [...nodesOf(query)].some(({ node }) => is(node, 'expression', 'aggregate'));
}

function expand(pattern: Tree, names: FreshNames): readonly Tree[] {
  const triples = partsOf(pattern, 'triples');
  const chosen = triples.filter(({ predicate }) => hasAlternatives(predicate));
  if (chosen.length === 0) {
    return [pattern];
  }
  const rest = triples.filter((one) => !chosen.includes(one));
  const paths = chosen.flatMap(({ subject, predicate, object }) =>
    follow(subject as Tree, predicate as Tree, object as Tree, names),
  );
  return [...(rest.length > 0 ? [withParts(pattern, { triples: rest })] : []), ...paths];
}

/** Whether a path has alternatives that are not repeated: of those that are, a node is reached once. */
function hasAlternatives(path: unknown): boolean {
  return (
    is(path, 'path') &&
    (path.subType === '|' || (['/', '^'].includes(path.subType ?? '') && partsOf(path, 'items').some(hasAlternatives)))
  );
}

/** The patterns that a path between two terms stands for. */
function follow(from: Tree, path: Tree, to: Tree, names: FreshNames): readonly Tree[] {
  const [first, ...others] = partsOf(path, 'items');
  if (!first || !hasAlternatives(path)) {
    return [bgp([triple(from, path, to)])];
  }
  switch (path.subType ?? '') {
    case '|':
      return [union(...[first, ...others].map((item) => follow(from, item, to, names)))];
    case '^':
      return follow(to, first, from, names);
    default: {
      const between = variable(names.next());
      const last = others.length === 1 ? others[0] : withParts(path, { items: others });
      return last ? [...follow(from, first, between, names), ...follow(between, last, to, names)] : [];
    }
  }
}

/** Blank nodes as variables: a label may not stand in two groups. */
function withoutLabels(where: Tree, names: FreshNames): Tree {
  const renamed = new Map<unknown, Tree>();
  return mapTree(where, (node) => {
    if (!is(node, 'term', 'blankNode')) {
      return node;
    }
    const name = renamed.get(node['label']) ?? variable(names.next());
    renamed.set(node['label'], name);
    return name;
  });
}
