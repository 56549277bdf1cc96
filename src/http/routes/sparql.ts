import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createOutbound } from '../../core/net/outbound.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { createPeerRegistry } from '../../federation/peers/peer-registry.ts';
import { ClientTurns } from '../../query/client-turns.ts';
import { createFederatedEngine } from '../../query/federated/federated-engine.ts';
import { createQueryEngine } from '../../query/query-engine.ts';
import { describeService, serviceDescriptionPrefixes } from '../../query/service-description.ts';
import { createDocumentLoader } from '../../query/update/load-document.ts';
import { createUpdateEngine } from '../../query/update/update-engine.ts';
import { warmUp } from '../../query/warm-up.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { negotiate } from '../negotiation.ts';
import { defaultDocumentIri, writableDefaultGraph } from '../sparql/default-graph.ts';
import { graphOffers } from '../sparql/offers.ts';
import {
  formType,
  missingQuery,
  queryType,
  readOperation,
  type SparqlOperation,
  updateType,
} from '../sparql/operation.ts';
import { sendQueryAnswer } from '../sparql/send-query-answer.ts';
import { sendUpdateAnswer } from '../sparql/send-update-answer.ts';
import { sendWorkbench, wantsWorkbench } from '../sparql/send-workbench.ts';
import { acceptTextBody } from '../text-body.ts';

/**
 * The SPARQL endpoint: queries, updates, and with neither a description of itself.
 *
 * @see {@link https://www.w3.org/TR/sparql11-protocol/ | SPARQL 1.1 Protocol}
 */
export function sparqlRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, configuration, contributor, observer, portal, store } = dependencies;
  const { limits } = configuration;
  const baseIri = `${configuration.baseIri}sparql`;
  const registry = dependencies.harvesting?.registry ?? createPeerRegistry(store, configuration.baseIri);
  const outbound = createOutbound({ origins: { listed: configuration.serviceAllow, peers: registry.origins } });
  const federation = createFederatedEngine({
    store,
    outbound,
    peers: async () => new Map((await registry.list()).map(({ iri, endpoint }) => [iri, endpoint])),
    limits: {
      timeoutMs: configuration.queryTimeoutMs,
      resultBytes: limits.resultBytes,
      resultRows: limits.resultRows,
    },
  });
  server.addHook('onClose', async () => {
    await Promise.all([federation.close(), outbound.close()]);
  });
  const turns = new ClientTurns(limits.queriesPerClient);
  const engine = createQueryEngine({ store, baseIri, limits: limits.query, federation, turns, observer });
  server.addHook('onListen', async () => {
    void warmUp(engine);
  });
  const updates = createUpdateEngine({
    store,
    baseIri,
    defaultGraph: writableDefaultGraph(configuration),
    limits: { ...limits.query, length: limits.updateLength },
    load: createDocumentLoader(outbound),
    federation,
  });
  const answering = { engine, store, registry };
  server.removeAllContentTypeParsers();
  for (const mediaType of [formType, queryType, updateType]) {
    acceptTextBody(server, mediaType);
  }

  server.get('/sparql', async (request, reply) => {
    if (portal && wantsWorkbench(request)) {
      return sendWorkbench(request, reply, { ...answering, portal, baseIri: configuration.baseIri });
    }
    const operation = readOperation(request);
    return operation.kind === 'none'
      ? sendDescription(operation, request, reply, dependencies)
      : sendQueryAnswer(operation, request, reply, answering);
  });

  server.post('/sparql', async (request, reply) => {
    if (portal && isForm(request) && wantsWorkbench(request)) {
      return sendWorkbench(request, reply, { ...answering, portal, baseIri: configuration.baseIri });
    }
    const operation = readOperation(request);
    return operation.kind === 'update'
      ? sendUpdateAnswer(operation, request, reply, { engine: updates, contributor, access, turns })
      : sendQueryAnswer(operation, request, reply, answering);
  });
}

/** What a browser sends where a question is too long for an address. */
function isForm(request: FastifyRequest): boolean {
  return request.headers['content-type']?.toLowerCase().startsWith(formType) === true;
}

async function sendDescription(
  operation: SparqlOperation,
  request: FastifyRequest,
  reply: FastifyReply,
  { configuration }: RouteDependencies,
): Promise<FastifyReply> {
  if (
    operation.defaultGraphs.length + operation.namedGraphs.length > 0 ||
    operation.timeoutMs !== undefined ||
    operation.sources.length > 0
  ) {
    throw missingQuery();
  }
  const { offer } = negotiate({ format: operation.format, accept: request.headers.accept }, graphOffers);
  const { baseIri } = configuration;
  const quads = describeService({
    endpoint: `${baseIri}sparql`,
    graphStore: `${baseIri}graphs`,
    defaultDocument: defaultDocumentIri(baseIri),
    defaultGraph: configuration.defaultGraph,
    updates: configuration.adminToken !== undefined,
    timeoutMs: configuration.queryTimeoutMs,
    limits: configuration.limits,
  });
  return reply
    .headers({ vary: 'Accept', 'cache-control': 'no-cache' })
    .type(offer.mediaType.startsWith('text/') ? `${offer.mediaType}; charset=utf-8` : offer.mediaType)
    .send(serialiseRdf(quads, offer.mediaType, { prefixes: serviceDescriptionPrefixes }));
}
