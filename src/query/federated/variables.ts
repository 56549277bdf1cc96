import type { Pattern, SparqlQuery } from '@traqula/rules-sparql-1-1';
import { isNode, nodesOf, type SyntaxNode } from '../../core/sparql/syntax-tree.ts';

/** How often each variable is written within a part of a tree, in the order of the text. */
export function countVariables(part: unknown): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { node } of nodesOf(part)) {
    if (isVariable(node)) {
      counts.set(node.value, (counts.get(node.value) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * The variables that solutions of some patterns may bind, in the order of the text.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#variableScope | Variable Scope}
 */
export function variablesInScope(patterns: readonly Pattern[]): string[] {
  return [...new Set(patterns.flatMap(inScope))];
}

/** Those of them that every solution binds, as far as that is plain: what triple patterns outside `OPTIONAL` bind. */
export function variablesAlwaysBound(patterns: readonly Pattern[]): Set<string> {
  return new Set(
    patterns.flatMap((pattern) => {
      if (pattern.subType === 'bgp') {
        return inScope(pattern);
      }
      return pattern.subType === 'graph' || pattern.subType === 'group'
        ? [...(pattern.subType === 'graph' ? variablesOf(pattern.name) : []), ...variablesAlwaysBound(pattern.patterns)]
        : [];
    }),
  );
}

function inScope(pattern: Pattern): string[] {
  switch (pattern.subType) {
    case 'bgp':
      return variablesOf(pattern.triples);
    case 'group':
    case 'union':
    case 'optional':
      return variablesInScope(pattern.patterns);
    case 'graph':
    case 'service':
      return [...variablesOf(pattern.name), ...variablesInScope(pattern.patterns)];
    case 'bind':
      return [pattern.variable.value];
    case 'values':
      return pattern.variables.map(({ value }) => value);
    case 'select':
      return projected(pattern);
    case 'filter':
    case 'minus':
      return [];
  }
}

/** The variables of a `SELECT`, in the order in which it gives them. */
export function projected(select: Extract<Pattern, { type: 'query' }>): string[] {
  return select.variables.flatMap((variable) => {
    switch (variable.type) {
      case 'wildcard':
        return variablesInScope([...select.where.patterns, ...(select.values ? [select.values] : [])]);
      case 'term':
        return [variable.value];
      case 'pattern':
        return [variable.variable.value];
    }
  });
}

/** Whether a part of a tree says `SERVICE` anywhere. */
export function hasService(part: SparqlQuery | Pattern | readonly unknown[]): boolean {
  for (const { node } of nodesOf(part)) {
    if (node.subType === 'service') {
      return true;
    }
  }
  return false;
}

/** In the order of the text, unlike {@link nodesOf}, whose stack turns siblings around. */
function variablesOf(part: unknown): string[] {
  if (Array.isArray(part)) {
    return part.flatMap(variablesOf);
  }
  if (!isNode(part)) {
    return [];
  }
  if (isVariable(part)) {
    return [part.value];
  }
  return Object.entries(part).flatMap(([key, child]) => (key === 'loc' ? [] : variablesOf(child)));
}

function isVariable(node: SyntaxNode): node is SyntaxNode & { readonly value: string } {
  return node.type === 'term' && node.subType === 'variable';
}
