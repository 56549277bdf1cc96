import type { Quad } from '@rdfjs/types';
import type { FastifyInstance } from 'fastify';
import { DataFactory } from 'n3';
import { countPeerDocuments, readDisputes } from '../../catalogue/peer-overview.ts';
import type { Principal } from '../../contribution/principal.ts';
import { DomainError } from '../../core/errors.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { createHarvesting, type Harvesting } from '../../federation/harvest/create-harvesting.ts';
import type { HarvestState } from '../../federation/harvest/harvest-state.ts';
import { noSuchPeer } from '../../federation/peers/peer-registry.ts';
import { peersGraph } from '../../federation/peers/peer.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { prov, rdfs, xsd } from '../../vocabulary/terms.ts';
import { htmlOffer, rdfOffers } from '../data-offers.ts';
import { createWishReader } from '../data-wish.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { federation as messages } from '../messages/federation.ts';
import { federationPage, peerPage, type PeerModel } from '../pages/federation-pages.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, visitorOf } from '../visitor.ts';

/** The state of the peers: as a page, as RDF, as JSON; and for editors, harvesting by hand and what waits. */
export function federationRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, configuration, access, portal } = dependencies;
  const harvesting = dependencies.harvesting ?? createHarvesting(configuration, dependencies);
  server.addHook('onClose', async () => harvesting.close());
  const { baseIri } = configuration;
  const root = new URL(baseIri).pathname;
  const { registry, harvester } = harvesting;
  const readWish = createWishReader(portal ? [htmlOffer, ...rdfOffers] : rdfOffers);
  acceptForms(server);

  const overview = async (): Promise<PeerModel[]> => {
    const [peers, counts] = await Promise.all([registry.list(), countPeerDocuments(store, baseIri)]);
    return Promise.all(
      peers.map(async (peer) => ({
        ...{ peer, documents: counts.get(peer.name) ?? 0 },
        state: await harvester.records.state(peer.name),
      })),
    );
  };

  server.get('/federation', async (request, reply) => {
    const { offer, mediaType } = readWish(request, undefined);
    const peers = await overview();
    if (offer.name === 'html') {
      const models = await Promise.all(
        peers.map(async (model) =>
          model.documents === 0
            ? model
            : { ...model, disputed: (await readDisputes(store, baseIri, model.peer.name)).length },
        ),
      );
      return sendPage(
        reply,
        pageRequest(request, dependencies),
        (context) => federationPage(models, context),
        dependencies,
      );
    }
    if (mediaType === 'application/json') {
      return reply
        .header('cache-control', 'no-cache')
        .header('vary', 'Accept')
        .send({ peers: peers.map(toJson) });
    }
    const described = await store.readGraph(peersGraph(baseIri));
    const text = serialiseRdf([...described, ...peers.flatMap(stateQuads)], offer.mediaType, { prefixes });
    return reply
      .type(`${offer.mediaType}; charset=utf-8`)
      .headers({ 'cache-control': 'no-cache', vary: 'Accept' })
      .send(text);
  });

  server.get('/federation.json', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send({ peers: (await overview()).map(toJson) }),
  );

  server.get<{ Params: { peer: string } }>('/federation/:peer.json', async (request, reply) => {
    const name = request.params.peer;
    const model = (await overview()).find(({ peer }) => peer.name === name);
    if (!model) {
      throw noSuchPeer(name);
    }
    const [refused, waiting] = await Promise.all([harvester.records.refused(name), harvester.records.waiting(name)]);
    return reply.header('cache-control', 'no-cache').send({ ...toJson(model), refused, waiting });
  });

  server.get<{ Params: { peer: string } }>('/federation/:peer', async (request, reply) => {
    const name = request.params.peer;
    const model = (await overview()).find(({ peer }) => peer.name === name);
    if (!model) {
      throw noSuchPeer(name);
    }
    const visitor = await visitorOf(request, dependencies);
    const [refused, disputes, waiting] = await Promise.all([
      harvester.records.refused(name),
      readDisputes(store, baseIri, name),
      harvester.records.waiting(name),
    ]);
    const details = { ...model, refused, disputes, waiting, visitor, decides: isEditor(visitor.principal) };
    return sendPage(reply, pageRequest(request, dependencies), (context) => peerPage(details, context), dependencies);
  });

  server.post<{ Params: { peer: string } }>('/federation/:peer', { bodyLimit: longestForm }, async (request, reply) => {
    const name = request.params.peer;
    const principal = await access.identify(request);
    if (principal) {
      const body = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      const state = await decide(harvesting, name, body.get('decision') ?? 'harvest', requireEditor(principal));
      return reply.header('cache-control', 'no-store').send({ peer: name, ...state });
    }
    const { body, visitor } = await formOf(request, dependencies);
    await decide(harvesting, name, body.get('decision') ?? '', requireEditor(visitor.principal));
    return reply.redirect(`${root}federation/${name}`, 303);
  });
}

async function decide(
  { harvester }: Harvesting,
  name: string,
  decision: string,
  { name: by }: Principal,
): Promise<HarvestState | undefined> {
  switch (decision) {
    case 'harvest':
      return harvester.harvest(name);
    case 'accept':
      return harvester.accept(name, by);
    case 'refuse':
      await harvester.refuse(name);
      return undefined;
    default:
      throw new DomainError('bad-request', 'decision is harvest, accept or refuse', {
        details: { inFrench: 'decision vaut harvest, accept ou refuse' },
      });
  }
}

function isEditor(principal: Principal | undefined): principal is Principal {
  return principal !== undefined && ['administrator', 'editor'].includes(principal.role);
}

function requireEditor(principal: Principal | undefined): Principal {
  if (!isEditor(principal)) {
    throw new DomainError('forbidden', messages.editorsOnly.en, { details: { inFrench: messages.editorsOnly.fr } });
  }
  return principal;
}

function toJson({ peer, documents, state }: PeerModel): object {
  return { ...peer, documents, ...(state && { lastHarvest: state }) };
}

/** When a peer was last taken in whole, how many documents came of it, and what went wrong. */
function stateQuads({ peer, documents, state }: PeerModel): Quad[] {
  const node = DataFactory.namedNode(peer.iri);
  const say = (property: Quad['predicate'], object: Quad['object']) => DataFactory.quad(node, property, object);
  return [
    say(DataFactory.namedNode(`${prefixes.void}documents`), DataFactory.literal(String(documents), xsd.integer)),
    ...(state?.succeeded === undefined
      ? []
      : [say(prov.generatedAtTime, DataFactory.literal(state.succeeded, xsd.dateTime))]),
    ...(state?.error
      ? [
          say(rdfs.comment, DataFactory.literal(state.error.fr, 'fr')),
          say(rdfs.comment, DataFactory.literal(state.error.en, 'en')),
        ]
      : []),
  ];
}
