import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Contributor } from '../../contribution/contributor.ts';
import { nodesOf, type SyntaxNode } from '../../core/sparql/syntax-tree.ts';
import type { PreparedUpdate, UpdateEngine } from '../../query/update/update-engine.ts';
import type { ClientTurns } from '../../query/client-turns.ts';
import type { Access } from '../access.ts';
import { networkOf } from '../attempt-limiter.ts';
import { untilClientGone } from '../until-client-gone.ts';
import type { SparqlOperation } from './operation.ts';
import { badParameter } from './parameters.ts';

/** What answering an update needs. */
export interface UpdateAnswering {
  readonly engine: UpdateEngine;
  readonly contributor: Contributor;
  readonly access: Access;
  readonly turns: ClientTurns;
}

/** Carries an update out, all of it or nothing, and answers with what it changed. */
export async function sendUpdateAnswer(
  operation: SparqlOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, contributor, access, turns }: UpdateAnswering,
): Promise<FastifyReply> {
  const principal = await access.require(request);
  const { defaultGraphs: usingGraphs, namedGraphs: usingNamedGraphs } = operation;
  const update = engine.prepare(operation.text);
  if (usingGraphs.length + usingNamedGraphs.length > 0) {
    refuseTwoDatasets(update);
  }
  const { commit } = await turns.take(networkOf(request.ip), async () =>
    contributor.contribute(
      async () => {
        const plan = await engine.plan(update, { usingGraphs, usingNamedGraphs }, untilClientGone(reply));
        return { ...plan, author: principal.name, message: `SPARQL Update: ${update.summary}` };
      },
      { principal },
    ),
  );
  const { revision, added, removed } = commit;
  return reply.header('cache-control', 'no-store').send({ revision, added: added.length, removed: removed.length });
}

/**
 * "It is an error to supply the using-graph-uri or using-named-graph-uri parameters when using this protocol to convey
 * a SPARQL 1.1 Update request that contains an operation that uses the USING, USING NAMED, or WITH clause."
 *
 * @see {@link https://www.w3.org/TR/sparql11-protocol/#update-dataset | SPARQL 1.1 Protocol, 2.2.3}
 */
function refuseTwoDatasets({ tree }: PreparedUpdate): void {
  for (const { node } of nodesOf(tree)) {
    const { graph, from } = node as SyntaxNode & { graph?: unknown; from?: { clauses: unknown[] } };
    if (node.subType === 'modify' && (graph !== undefined || (from?.clauses.length ?? 0) > 0)) {
      throw badParameter(
        'using-graph-uri',
        'The update says WITH or USING itself, so the request cannot',
        'La mise à jour dit elle-même WITH ou USING, donc la demande ne le peut pas',
      );
    }
  }
}
