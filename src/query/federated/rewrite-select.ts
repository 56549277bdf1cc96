import type { PatternGroup, Query, QuerySelect, TermIri, TermVariable } from '@traqula/rules-sparql-1-1';
import { isNode } from '../../core/sparql/syntax-tree.ts';
import type { PlanCollector } from './plan-collector.ts';
import { rewriteGroup } from './rewrite-group.ts';

type GraphName = TermIri | TermVariable | undefined;

/** Takes a `SELECT` apart: its pattern, and what `EXISTS` says in its expressions. */
export function rewriteSelect(select: QuerySelect, graph: GraphName, plans: PlanCollector): QuerySelect {
  return {
    ...select,
    variables: rewriteExistences(select.variables, graph, plans),
    ...rewriteClauses(select, graph, plans),
  };
}

/** The same for what every form of query has. */
export function rewriteClauses<T extends Pick<Query, 'solutionModifiers'> & { readonly where: PatternGroup }>(
  { where, solutionModifiers }: T,
  graph: GraphName,
  plans: PlanCollector,
): Pick<T, 'where' | 'solutionModifiers'> {
  return {
    where: { ...where, patterns: rewriteGroup(where.patterns, graph, plans) },
    solutionModifiers: rewriteExistences(solutionModifiers, graph, plans),
  };
}

/** Takes apart the patterns of `EXISTS` and `NOT EXISTS` within expressions, outermost first. */
export function rewriteExistences<T>(part: T, graph: GraphName, plans: PlanCollector): T {
  if (Array.isArray(part)) {
    return part.map((item: unknown) => rewriteExistences(item, graph, plans)) as T;
  }
  if (typeof part !== 'object' || part === null) {
    return part;
  }
  if (isNode(part) && part.subType === 'patternOperation') {
    const { args } = part as unknown as { readonly args: PatternGroup };
    return { ...part, args: { ...args, patterns: rewriteGroup(args.patterns, graph, plans) } };
  }
  return Object.fromEntries(
    Object.entries(part).map(([key, child]) => [
      key,
      key === 'loc' ? (child as unknown) : rewriteExistences(child, graph, plans),
    ]),
  ) as T;
}
