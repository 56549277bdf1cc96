import type { SparqlQuery } from '@traqula/rules-sparql-1-1';
import { nodesOf, type SyntaxNode } from '../core/sparql/syntax-tree.ts';

const functions = new Set(['now', 'rand', 'uuid', 'struuid', 'bnode']);

/** Whether evaluating a query twice over the same data may give two answers. */
export function isVolatile(tree: SparqlQuery): boolean {
  for (const { node } of nodesOf(tree)) {
    const { operator } = node as SyntaxNode & { operator?: unknown };
    if (node.subType === 'service' || (typeof operator === 'string' && functions.has(operator.toLowerCase()))) {
      return true;
    }
  }
  return false;
}
