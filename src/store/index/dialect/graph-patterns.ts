import { mapTree } from '../../../core/sparql/syntax-tree.ts';
import {
  bind,
  call,
  filter,
  type FreshNames,
  graph,
  group,
  is,
  literal,
  optional,
  partsOf,
  type Tree,
  variable,
  withParts,
} from '../../../core/sparql/tree.ts';
import { variablesIn, visibleInAll } from '../../../core/sparql/visible-variables.ts';

/**
 * Makes `GRAPH ?g { … }` what the specification says: its pattern is evaluated in one graph after the other, and then
 * joined with the name of the graph. Oxigraph puts the variable into each triple pattern instead, which differs where
 * the pattern has no triple, speaks of `?g` itself, has a `MINUS` that shares nothing, or a subquery.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#defn_evalGraph | SPARQL 1.1 Query, 18.6}
 */
export function separateGraphs(query: Tree, names: FreshNames): Tree {
  return mapTree(query, (node) =>
    is(node, 'pattern', 'graph') && is(node['name'], 'term', 'variable') ? separate(node, node['name'], names) : node,
  );
}

function separate(node: Tree, name: Tree, names: FreshNames): Tree {
  const own = String(name['value']);
  const patterns = withoutIdleMinus(partsOf(node, 'patterns'));
  const subqueries = patterns.filter((pattern) => is(pattern, 'query', 'select') && mayName(pattern));
  const others = patterns.filter((pattern) => !subqueries.includes(pattern));
  const mentioned = variablesIn(others).has(own);
  const other = mentioned ? names.next() : own;
  const inner = mentioned ? (renameAll(others, own, other) as Tree[]) : others;
  const anchored = inner.some(isAnchored);
  if (!mentioned && anchored && subqueries.length === 0) {
    return patterns.length === partsOf(node, 'patterns').length ? node : withParts(node, { patterns });
  }
  const joined = variable(other);
  return group([
    ...(anchored || (inner.length === 0 && subqueries.length > 0) ? [] : [graph(name, [])]),
    ...(inner.length > 0 ? [graph(name, inner)] : []),
    ...subqueries.map((subquery) => group([nameGraphOf(subquery, name, names)])),
    ...(mentioned && visibleInAll(inner).has(other)
      ? [filter(call('||', call('!', call('bound', joined)), call('sameterm', joined, name)))]
      : []),
  ]);
}

/** A `MINUS` that shares no variable with what stands before it takes nothing away; the graph is no such variable. */
function withoutIdleMinus(patterns: readonly Tree[]): readonly Tree[] {
  return patterns.filter((pattern, index) => {
    if (!is(pattern, 'pattern', 'minus')) {
      return true;
    }
    const left = visibleInAll(patterns.slice(0, index));
    return [...visibleInAll(partsOf(pattern, 'patterns'))].some((name) => left.has(name));
  });
}

/** Whether each solution of a pattern comes from a triple, so that the graph of that triple is known. */
function isAnchored(pattern: Tree): boolean {
  const patterns = partsOf(pattern, 'patterns');
  switch (pattern.subType ?? '') {
    case 'bgp':
      return partsOf(pattern, 'triples').length > 0;
    case 'group':
      return patterns.some(isAnchored);
    case 'union':
      return patterns.length > 0 && patterns.every(isAnchored);
    default:
      return false;
  }
}

/** Whether a subquery gives the same per graph when the graph is one of its columns. */
function mayName(subquery: Tree): boolean {
  const { limitOffset, having } = subquery['solutionModifiers'] as Readonly<Record<string, unknown>>;
  return limitOffset === undefined && (having === undefined || !isOneGroup(subquery)) && onlyCounts(subquery);
}

/** The subquery with the name of the graph among its columns and its groups. */
function nameGraphOf(subquery: Tree, name: Tree, names: FreshNames): Tree {
  const modifiers = subquery['solutionModifiers'] as Readonly<Record<string, Tree | undefined>>;
  const variables = partsOf(subquery, 'variables').filter((item) => !variablesIn(item).has(String(name['value'])));
  const patterns = partsOf(subquery['where'] as Tree, 'patterns');
  const inner = separate(graph(name, patterns), name, names);
  if (isOneGroup(subquery)) {
    // A graph without a solution counts nothing, and still is a row.
    const mark = names.next();
    const counted = mapTree(variables, (node) =>
      is(node, 'expression', 'aggregate') && partsOf(node, 'expression').some((item) => is(item, 'wildcard'))
        ? withParts(node as Tree, { expression: [variable(mark)] })
        : node,
    );
    return withParts(subquery, {
      variables: [name, ...counted],
      where: group([graph(name, []), optional([inner, bind(literal('1'), mark)])]),
      solutionModifiers: { ...modifiers, group: groupBy([name]) },
    });
  }
  return withParts(subquery, {
    variables: [name, ...variables],
    where: group([inner]),
    ...(modifiers['group'] && {
      solutionModifiers: { ...modifiers, group: groupBy([...partsOf(modifiers['group'], 'groupings'), name]) },
    }),
  });
}

/** Whether a subquery aggregates without `GROUP BY`, and so gives one row whatever there is. */
function isOneGroup(subquery: Tree): boolean {
  const { group: groups } = subquery['solutionModifiers'] as Readonly<Record<string, unknown>>;
  return groups === undefined && aggregatesOf(subquery).length > 0;
}

function onlyCounts(subquery: Tree): boolean {
  return (
    !isOneGroup(subquery) ||
    aggregatesOf(subquery).every(
      (node) =>
        String(node['aggregation']).toLowerCase() === 'count' &&
        !(node['distinct'] === true && partsOf(node, 'expression').some((item) => is(item, 'wildcard'))),
    )
  );
}

function aggregatesOf(subquery: Tree): Tree[] {
  const found: Tree[] = [];
  mapTree(subquery['variables'], (node) => {
    if (is(node, 'expression', 'aggregate')) {
      found.push(node);
    }
    return node;
  });
  return found;
}

function groupBy(groupings: readonly Tree[]): Tree {
  return { type: 'solutionModifier', subType: 'group', groupings, loc: { sourceLocationType: 'autoGenerate' } };
}

function renameAll(value: unknown, from: string, to: string): unknown {
  return mapTree(value, (node) => {
    if (is(node, 'term', 'variable') && node['value'] === from) {
      return variable(to);
    }
    if (!is(node, 'pattern', 'values')) {
      return node;
    }
    const rows = partsOf(node, 'values').map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, term]) => [name === from ? to : name, term])),
    );
    return withParts(node, { values: rows });
  });
}
