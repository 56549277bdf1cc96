import { randomUUID } from 'node:crypto';
import type { Quad } from '@rdfjs/types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataFactory } from 'n3';
import type { Contributor } from '../../contribution/contributor.ts';
import type { Principal } from '../../contribution/principal.ts';
import { keyOf } from '../../core/rdf/dataset.ts';
import type { Store } from '../../store/store.ts';
import { inGraph } from '../../query/update/workspace.ts';
import { noSuchGraph } from './graph-target.ts';
import { checkPreconditions } from './preconditions.ts';

/** What writing graphs needs. */
export interface GraphWriting {
  readonly store: Store;
  readonly contributor: Contributor;
  /** Who writes. */
  readonly principal: Principal;
}

/** The quads that a write takes away and adds, given those that stand. */
type Change = (standing: readonly Quad[]) => Promise<GraphChange> | GraphChange;

interface GraphChange {
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/** Changes one graph under the conditions of a request; answers 201 where that made it, else 204. */
export async function writeGraph(
  graph: Quad['graph'],
  change: Change,
  request: FastifyRequest,
  reply: FastifyReply,
  { store, contributor, principal }: GraphWriting,
): Promise<FastifyReply> {
  const before = { existed: true };
  const { commit } = await contributor.contribute(
    async () => {
      const known = await store.describeGraph(graph);
      before.existed = known !== undefined;
      checkPreconditions(request, known);
      if (!known && request.method === 'DELETE') {
        throw noSuchGraph(graph);
      }
      const planned = await change(await store.readGraph(graph));
      return {
        ...planned,
        author: principal.name,
        message: `${request.method} of ${graph.value || 'the default graph'}`,
      };
    },
    { principal },
  );
  return reply.code(!before.existed && commit.added.length > 0 ? 201 : 204).send();
}

/** Replaces, or adds to, every graph that a body names; graphs that it does not name stay as they are. */
export async function writeGraphs(
  quads: readonly Quad[],
  defaultGraph: Quad['graph'],
  request: FastifyRequest,
  reply: FastifyReply,
  { store, contributor, principal }: GraphWriting,
): Promise<FastifyReply> {
  const added = quads.map((quad) => (quad.graph.termType === 'DefaultGraph' ? inGraph(quad, defaultGraph) : quad));
  const graphs = new Map(added.map(({ graph }) => [keyOf(graph), graph]));
  await contributor.contribute(
    async () => {
      const removed: Quad[] = [];
      for (const graph of request.method === 'PUT' ? graphs.values() : []) {
        removed.push(...(await store.readGraph(graph)));
      }
      return { added, removed, author: principal.name, message: `${request.method} of ${graphs.size} graphs` };
    },
    { principal },
  );
  return reply.code(204).send();
}

/** "The server … will have to create a new graph": adds triples under a name that it makes. */
export async function createGraph(
  triples: readonly Quad[],
  baseIri: string,
  reply: FastifyReply,
  { contributor, principal }: GraphWriting,
): Promise<FastifyReply> {
  const graph = DataFactory.namedNode(`${baseIri}graphs/${randomUUID()}`);
  const added = triples.map((triple) => inGraph(triple, graph));
  await contributor.contribute(
    () => ({ added, removed: [], author: principal.name, message: `POST of ${graph.value}` }),
    { principal },
  );
  return reply.code(201).header('location', graph.value).send();
}
