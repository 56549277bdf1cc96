import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { nodesOf, type SyntaxNode } from '../../core/sparql/syntax-tree.ts';
import type { PreparedUpdate, UpdateEngine } from '../../query/update/update-engine.ts';
import type { UpdatePlan } from '../../query/update/plan-update.ts';

/**
 * What an update changes in one graph, which is its default graph, for reading and for writing.
 *
 * @throws DomainError `bad-request` when the update names graphs itself.
 */
export async function planPatch(
  graph: Quad['graph'],
  update: PreparedUpdate,
  engine: UpdateEngine,
  signal?: AbortSignal,
): Promise<UpdatePlan> {
  for (const { node } of nodesOf(update.tree)) {
    if (namesGraphs(node)) {
      throw new DomainError('bad-request', 'A patch is about the graph of its address and names no other', {
        details: { inFrench: 'Une modification porte sur le graphe de son adresse et n’en nomme pas d’autre' },
      });
    }
  }
  const usingGraphs = graph.termType === 'NamedNode' ? [graph.value] : [];
  return engine.plan(update, { defaultGraph: graph, usingGraphs }, signal);
}

function namesGraphs(node: SyntaxNode): boolean {
  const { graph, from, clauses } = node as SyntaxNode & Readonly<Record<string, unknown>>;
  return (
    node.type === 'graph' ||
    (node.type === 'pattern' && node.subType === 'graph') ||
    (node.type === 'graphRef' && node.subType !== 'default') ||
    (node.type === 'updateOperation' && (graph !== undefined || ['load', 'create'].includes(node.subType ?? ''))) ||
    (node.type === 'datasetClauses' && Array.isArray(clauses) && clauses.length > 0 && from === undefined)
  );
}
