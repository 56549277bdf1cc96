import { mapTree } from '../../../core/sparql/syntax-tree.ts';
import { type FreshNames, is, partsOf, type Tree, variable, withParts } from '../../../core/sparql/tree.ts';
import { variablesIn, visibleIn, visibleInAll } from '../../../core/sparql/visible-variables.ts';

/**
 * Keeps filters within their group: a variable that the group does not bind is unbound in its filters, even where the
 * groups around bind it. Oxigraph merges nested groups and lets such a filter see more.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#scopeFilters | SPARQL 1.1 Query, 5.2.2}
 */
export function scopeFilters(query: Tree, names: FreshNames): Tree {
  const where = query['where'];
  return is(where, 'pattern') ? withParts(query, { where: scopeGroup(where, new Set(), names) }) : query;
}

/** @param around - What the filters of this group may see besides: of `OPTIONAL`, the left side. */
function scopeGroup(node: Tree, around: ReadonlySet<string>, names: FreshNames): Tree {
  const patterns = partsOf(node, 'patterns');
  const seen = new Set([...visibleInAll(patterns), ...around]);
  const before = new Set<string>();
  const scoped = patterns.map((pattern) => {
    const result = scopePattern(pattern, seen, new Set(before), names);
    visibleIn(pattern).forEach((name) => before.add(name));
    return result;
  });
  return scoped.some((pattern, index) => pattern !== patterns[index]) ? withParts(node, { patterns: scoped }) : node;
}

function scopePattern(pattern: Tree, seen: ReadonlySet<string>, before: ReadonlySet<string>, names: FreshNames): Tree {
  if (is(pattern, 'query')) {
    return scopeFilters(pattern, names);
  }
  switch (pattern.subType ?? '') {
    case 'filter':
      return scopeFilter(pattern, seen, names);
    case 'optional':
      return scopeGroup(pattern, before, names);
    case 'graph':
      return scopeGroup(pattern, variablesIn(pattern['name']), names);
    case 'group':
    case 'minus':
      return scopeGroup(pattern, new Set(), names);
    case 'union':
      return withParts(pattern, {
        patterns: partsOf(pattern, 'patterns').map((branch) => scopeGroup(branch, new Set(), names)),
      });
    default:
      return pattern;
  }
}

function scopeFilter(pattern: Tree, seen: ReadonlySet<string>, names: FreshNames): Tree {
  const strangers = new Map<string, string>();
  const expression = mapExpression(pattern['expression'], (node) => {
    const name = String(node['value']);
    if (!is(node, 'term', 'variable') || seen.has(name)) {
      return node;
    }
    const other = strangers.get(name) ?? names.next();
    strangers.set(name, other);
    return variable(other);
  });
  return strangers.size > 0 ? withParts(pattern, { expression }) : pattern;
}

/** Maps an expression, but not the patterns of `EXISTS`, into which the solution is substituted. */
function mapExpression(expression: unknown, replace: (node: Tree) => Tree): unknown {
  if (is(expression, 'expression', 'patternOperation')) {
    return expression;
  }
  if (is(expression, 'expression') && Array.isArray(expression['args'])) {
    const args = (expression['args'] as unknown[]).map((argument) => mapExpression(argument, replace));
    return withParts(expression, { args });
  }
  return mapTree(expression, (node) => replace(node as Tree));
}
