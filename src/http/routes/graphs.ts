import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { rdfFormats } from '../../core/rdf/formats.ts';
import { createUpdateEngine } from '../../query/update/update-engine.ts';
import { thingOfDocument } from '../../vocabulary/kinds.ts';
import { createContactReaders } from '../contact-readers.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { readGraphTarget } from '../graph-store/graph-target.ts';
import { planPatch } from '../graph-store/patch-graph.ts';
import { readPayload, triplesFor } from '../graph-store/read-payload.ts';
import { sendGraph, sendGraphList } from '../graph-store/send-graph.ts';
import { createGraph, type GraphWriting, writeGraph, writeGraphs } from '../graph-store/write-graph.ts';
import { writableDefaultGraph } from '../sparql/default-graph.ts';
import { updateType } from '../sparql/operation.ts';
import { badParameter } from '../sparql/parameters.ts';
import { acceptTextBody } from '../text-body.ts';
import { untilClientGone } from '../until-client-gone.ts';

/**
 * The graph store: every document by its name or its address, as written.
 *
 * @see {@link https://www.w3.org/TR/sparql11-http-rdf-update/ | SPARQL 1.1 Graph Store HTTP Protocol}
 */
export function graphRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, configuration, contributor, store, vocabulary } = dependencies;
  const defaultGraph = writableDefaultGraph(configuration);
  const { baseIri } = configuration;
  const engine = createUpdateEngine({
    store,
    baseIri: `${baseIri}graphs`,
    defaultGraph,
    limits: { ...configuration.limits.query, length: configuration.limits.updateLength },
  });
  const contexts = new Map([[`${baseIri}context.jsonld`, vocabulary.context]]);
  server.removeAllContentTypeParsers();
  const mediaTypes = rdfFormats.flatMap(({ mediaType, aliases }) => [mediaType, ...aliases]);
  for (const mediaType of [...mediaTypes, updateType]) {
    acceptTextBody(server, mediaType);
  }
  const writing = async (request: FastifyRequest): Promise<GraphWriting> => ({
    store,
    contributor,
    principal: await access.require(request),
  });

  const readsContacts = createContactReaders(dependencies);
  const seesAll = async (request: FastifyRequest, graph: Quad['graph'] | undefined) =>
    readsContacts(request, thingOfDocument(baseIri, graph?.value ?? '') ?? '');

  const get = async (request: FastifyRequest, reply: FastifyReply) => {
    const target = readGraphTarget(request, configuration);
    return target.graph
      ? sendGraph(target.graph, target, request, reply, store, () => seesAll(request, target.graph))
      : sendGraphList(target, request, reply, store);
  };

  const put = async (request: FastifyRequest, reply: FastifyReply) => {
    const writer = await writing(request);
    const { graph, baseIri: base } = readGraphTarget(request, configuration);
    refuseUpdate(request);
    const payload = await readPayload(request, base, contexts);
    if (graph) {
      const added = triplesFor(graph, payload);
      return writeGraph(graph, (removed) => ({ added, removed }), request, reply, writer);
    }
    if (!payload.carriesGraphs) {
      throw whichGraph();
    }
    return writeGraphs(payload.quads, defaultGraph, request, reply, writer);
  };

  const post = async (request: FastifyRequest, reply: FastifyReply) => {
    const writer = await writing(request);
    const { graph, baseIri: base } = readGraphTarget(request, configuration);
    refuseUpdate(request);
    const payload = await readPayload(request, base, contexts);
    if (graph) {
      const added = triplesFor(graph, payload);
      return writeGraph(graph, () => ({ added, removed: [] }), request, reply, writer);
    }
    return payload.quads.some((quad) => quad.graph.termType !== 'DefaultGraph')
      ? writeGraphs(payload.quads, defaultGraph, request, reply, writer)
      : createGraph(payload.quads, baseIri, reply, writer);
  };

  const patch = async (request: FastifyRequest, reply: FastifyReply) => {
    const writer = await writing(request);
    const { graph } = readGraphTarget(request, configuration);
    if (!graph) {
      throw whichGraph();
    }
    if (!isUpdate(request) || typeof request.body !== 'string') {
      throw new DomainError('unsupported-media-type', `A patch is ${updateType}`, {
        details: { inFrench: `Une modification est en ${updateType}` },
      });
    }
    const update = engine.prepare(request.body);
    return writeGraph(
      graph,
      async () => planPatch(graph, update, engine, untilClientGone(reply)),
      request,
      reply,
      writer,
    );
  };

  const remove = async (request: FastifyRequest, reply: FastifyReply) => {
    const writer = await writing(request);
    const { graph } = readGraphTarget(request, configuration);
    if (!graph) {
      throw whichGraph();
    }
    return writeGraph(graph, (removed) => ({ added: [], removed }), request, reply, writer);
  };

  for (const url of ['/graphs', '/graphs/*']) {
    server.get(url, get);
    server.put(url, put);
    server.post(url, post);
    server.patch(url, patch);
    server.delete(url, remove);
  }
}

function isUpdate(request: FastifyRequest): boolean {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === updateType;
}

function refuseUpdate(request: FastifyRequest): void {
  if (isUpdate(request) || request.headers['content-type'] === undefined) {
    const types = rdfFormats.map(({ mediaType }) => mediaType).join(', ');
    throw new DomainError('unsupported-media-type', `The body must be one of ${types}`, {
      details: { inFrench: `Le corps doit être l’un de ${types}` },
    });
  }
}

function whichGraph(): DomainError {
  return badParameter(
    'graph',
    'Which graph? Say "?default" or "?graph=…", or use the address of the graph',
    'Quel graphe ? Dire « ?default » ou « ?graph=… », ou prendre l’adresse du graphe',
  );
}
