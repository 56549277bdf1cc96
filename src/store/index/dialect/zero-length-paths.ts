import {
  bgp,
  exists,
  filter,
  type FreshNames,
  group,
  is,
  partsOf,
  sameTerm,
  triple,
  type Tree,
  union,
  value,
  variable,
  withParts,
} from '../../../core/sparql/tree.ts';

/** Whether a term stands as subject or object in the default graph of the query. */
export type NodeTest = (term: Tree) => boolean;

/**
 * Gives paths of no length their solution where an end is a term that the graph does not hold, as the specification
 * asks: `<a> :p* ?x` has the solution `?x = <a>` over any data. Oxigraph looks for the term in the graph.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#defn_evalPP_ZeroOrOnePath | SPARQL 1.1 Query, 18.4}
 */
export function completePaths(query: Tree, names: FreshNames, isNode: NodeTest): Tree {
  return mapPatterns(query, false);

  function mapPatterns(node: Tree, inGraph: boolean): Tree {
    const inside = inGraph || is(node, 'pattern', 'graph');
    const where = node['where'];
    const mapped = is(where, 'pattern') ? withParts(node, { where: mapPatterns(where, inside) }) : node;
    const patterns = partsOf(mapped, 'patterns');
    if (patterns.length === 0) {
      return mapped;
    }
    const completed = patterns.flatMap((pattern) =>
      is(pattern, 'pattern', 'bgp') ? completeBgp(pattern, inside) : [mapPatterns(pattern, inside)],
    );
    return withParts(mapped, { patterns: completed });
  }

  function completeBgp(pattern: Tree, inGraph: boolean): Tree[] {
    const rest: Tree[] = [];
    const others: Tree[] = [];
    for (const item of partsOf(pattern, 'triples')) {
      const completed = completeTriple(item, inGraph);
      others.push(...(completed ?? []));
      rest.push(...(completed ? [] : [item]));
    }
    return others.length === 0 && rest.length > 0 ? [pattern] : [...(rest.length > 0 ? [bgp(rest)] : []), ...others];
  }

  /** What stands in place of a triple; undefined where it stays. */
  function completeTriple(item: Tree, inGraph: boolean): Tree[] | undefined {
    const [subject, predicate, object] = [item['subject'], item['predicate'], item['object']] as [Tree, Tree, Tree];
    if (!is(item, 'triple') || !is(predicate, 'path') || !mayBeEmpty(predicate)) {
      return undefined;
    }
    if (isConstant(subject) && isConstant(object)) {
      return sameTerm(subject, object) ? [] : undefined;
    }
    const [constant, free] = isConstant(subject) ? [subject, object] : [object, subject];
    if (!isConstant(constant) || !is(free, 'term', 'variable') || (!inGraph && isNode(constant))) {
      return undefined;
    }
    const alone = value(String(free['value']), constant);
    return inGraph ? [union([bgp([item])], [alone, filter(exists([standing(constant)], true))])] : [alone];
  }

  function standing(term: Tree): Tree {
    const [a, b, c, d] = [0, 1, 2, 3].map(() => variable(names.next())) as [Tree, Tree, Tree, Tree];
    return is(term, 'term', 'literal')
      ? group([bgp([triple(a, b, term)])])
      : union([bgp([triple(term, a, b)])], [bgp([triple(c, d, term)])]);
  }
}

/** Whether a path can join a node to itself without a step. */
export function mayBeEmpty(path: Tree): boolean {
  const items = partsOf(path, 'items');
  switch (path.subType ?? '') {
    case '*':
    case '?':
      return true;
    case '+':
    case '^':
    case '/':
      return items.every(mayBeEmpty);
    case '|':
      return items.some(mayBeEmpty);
    default:
      return false;
  }
}

function isConstant(term: Tree): boolean {
  return is(term, 'term', 'namedNode') || is(term, 'term', 'literal');
}
