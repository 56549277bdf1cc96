import { nodesOf } from './syntax-tree.ts';
import { is, partsOf, type Tree } from './tree.ts';

/** The names of all variables anywhere in something. */
export function variablesIn(value: unknown): Set<string> {
  const names = new Set<string>();
  for (const { node } of nodesOf(value)) {
    if (is(node, 'term', 'variable')) {
      names.add(String(node['value']));
    }
  }
  return names;
}

/**
 * The variables that a pattern may bind, in the order in which they appear.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#variableScope | SPARQL 1.1 Query, 18.2.1}
 */
export function visibleIn(pattern: Tree): Set<string> {
  switch (pattern.type === 'query' ? 'select' : (pattern.subType ?? '')) {
    case 'bgp':
      return variablesIn(pattern['triples']);
    case 'graph':
    case 'service':
      return new Set([...variablesIn(pattern['name']), ...visibleInAll(partsOf(pattern, 'patterns'))]);
    case 'bind':
      return variablesIn(pattern['variable']);
    case 'values':
      return variablesIn(pattern['variables']);
    case 'select':
      return projectedBy(pattern);
    case 'filter':
    case 'minus':
      return new Set();
    default:
      return visibleInAll(partsOf(pattern, 'patterns'));
  }
}

/** The variables that any of several patterns may bind. */
export function visibleInAll(patterns: readonly Tree[]): Set<string> {
  return new Set(patterns.flatMap((pattern) => [...visibleIn(pattern)]));
}

function projectedBy(select: Tree): Set<string> {
  const names = partsOf(select, 'variables').flatMap((item) => {
    if (is(item, 'wildcard')) {
      const values = select['values'];
      return [...visibleIn(select['where'] as Tree), ...(is(values, 'pattern') ? visibleIn(values) : [])];
    }
    return [...variablesIn(is(item, 'pattern') ? item['variable'] : item)];
  });
  return new Set(names);
}
