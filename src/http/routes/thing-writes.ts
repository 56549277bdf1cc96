import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectionNames, isOfPlaces, thingIri, type CollectionName } from '../../catalogue/kinds.ts';
import { mergePatch } from '../../contribution/mapping/merge-patch.ts';
import { ThingContributions, type Writing } from '../../contribution/things/thing-contributions.ts';
import { DomainError, messageOf } from '../../core/errors.ts';
import { tripleKey } from '../../core/rdf/dataset.ts';
import { createUpdateEngine } from '../../query/update/update-engine.ts';
import { ownDocument } from '../../vocabulary/kinds.ts';
import { publishedThing } from '../../catalogue/published-thing.ts';
import { readPrecondition } from '../conditions.ts';
import { createContactReaders } from '../contact-readers.ts';
import { geoJsonOffer, offersOf } from '../data-offers.ts';
import { createWishReader } from '../data-wish.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { planPatch } from '../graph-store/patch-graph.ts';
import { createThingFinder } from '../thing-finder.ts';
import { ownJson, withCurrentVersion } from '../thing-writes/current-version.ts';
import { acceptThingBodies, longestBody, readDescription, readPatch } from '../thing-writes/read-write.ts';
import { sendWritten } from '../thing-writes/send-written.ts';
import { createThingWriter } from '../thing-writer.ts';
import { untilClientGone } from '../until-client-gone.ts';

/** `PUT`, `PATCH` and `DELETE` of each thing, `POST` to each collection. */
export function thingWriteRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, contributor, configuration, pages, store, validator, vocabulary } = dependencies;
  const { baseIri } = configuration;
  const { context } = vocabulary;
  const things = new ThingContributions({ store, validator, contributor, baseIri, context });
  const updates = createUpdateEngine({
    store,
    baseIri,
    defaultGraph: ownDocument(baseIri, `${baseIri}none`),
    limits: { ...configuration.limits.query, length: configuration.limits.updateLength },
  });
  const find = createThingFinder(dependencies);
  const readsContacts = createContactReaders(dependencies);
  const answering = { ...dependencies, write: createThingWriter(dependencies) };
  acceptThingBodies(server);

  const writingOf = async (request: FastifyRequest): Promise<Writing> => {
    const message = messageIn(request);
    return {
      principal: await access.require(request),
      precondition: readPrecondition(request),
      ...(message !== undefined && { message }),
    };
  };

  for (const collection of collectionNames) {
    const offers = offersOf(isOfPlaces(collection) ? [geoJsonOffer] : [], pages !== undefined);
    const readWish = createWishReader(offers);
    const answer = async (
      request: FastifyRequest,
      reply: FastifyReply,
      write: () => Promise<{ iri: string; created: boolean; leftOut: Parameters<typeof sendWritten>[2]['leftOut'] }>,
    ) => {
      // What cannot be answered in a format that is wanted is not carried out either.
      const wish = readWish(request, undefined);
      const { iri, created, leftOut } = await write();
      const whole = await find(collection, slugOf(iri));
      const thing = (await readsContacts(request, iri)) ? whole : publishedThing(whole);
      return sendWritten(request, reply, { thing, created, leftOut, wish, offers }, answering);
    };
    const current = async <T>(request: FastifyRequest, iri: string, write: () => Promise<T>): Promise<T> => {
      try {
        return await write();
      } catch (error) {
        throw await withCurrentVersion(error, iri, dependencies, () => readsContacts(request, iri));
      }
    };

    server.put(`/${collection}/:slug`, { bodyLimit: longestBody }, async (request, reply) => {
      const writing = await writingOf(request);
      const slug = slugIn(request, collection);
      const body = readDescription(request);
      const iri = thingIri(baseIri, collection, slug);
      return answer(request, reply, () => current(request, iri, () => things.put(collection, slug, body, writing)));
    });

    server.post(`/${collection}`, { bodyLimit: longestBody }, async (request, reply) => {
      const writing = await writingOf(request);
      const body = readDescription(request);
      const key = request.headers['idempotency-key'];
      const parts = [request.url, body.contentType, body.text];
      return answer(request, reply, async () => {
        const idempotent = typeof key === 'string' ? { key, parts } : undefined;
        const written = await things.create(collection, body, writing, idempotent);
        return 'repeated' in written ? { iri: written.iri, created: true, leftOut: [] } : { ...written, created: true };
      });
    });

    server.patch(`/${collection}/:slug`, { bodyLimit: longestBody }, async (request, reply) => {
      const writing = await writingOf(request);
      const { iri } = await find(collection, slugIn(request, collection));
      const { kind, body } = readPatch(request);
      const graph = ownDocument(baseIri, iri);
      const change: Parameters<ThingContributions['patch']>[1] =
        kind === 'merge'
          ? async (quads) => {
              const patched = mergePatch(
                quads.length > 0 ? await ownJson(quads, iri, dependencies) : {},
                parseJson(body.text),
              );
              return things.read(iri, { ...body, text: JSON.stringify(patched) });
            }
          : async (quads) => {
              const { added, removed } = await planPatch(
                graph,
                updates.prepare(body.text),
                updates,
                untilClientGone(reply),
              );
              const gone = new Set(removed.map(tripleKey));
              return [...quads.filter((quad) => !gone.has(tripleKey(quad))), ...added];
            };
      return answer(request, reply, () => current(request, iri, () => things.patch(iri, change, writing)));
    });

    server.delete(`/${collection}/:slug`, async (request, reply) => {
      const writing = await writingOf(request);
      const { iri } = await find(collection, slugIn(request, collection));
      const { force } = request.query as Readonly<Record<string, unknown>>;
      await current(request, iri, () => things.remove(iri, force === 'true', writing));
      return reply.code(204).header('cache-control', 'no-store').send();
    });
  }
}

/** As it was sent: in an IRI, what is escaped differs from what is not. */
function slugIn(request: FastifyRequest, collection: CollectionName): string {
  return request.url.slice(collection.length + 2).split('?', 1)[0] ?? '';
}

function slugOf(iri: string): string {
  return iri.slice(iri.lastIndexOf('/') + 1);
}

/** What the writer says for the history, by `?message=`. */
function messageIn(request: FastifyRequest): string | undefined {
  const { message } = request.query as Readonly<Record<string, unknown>>;
  if (message === undefined) {
    return undefined;
  }
  if (typeof message !== 'string' || message.length > 300 || /\p{Cc}/u.test(message)) {
    throw new DomainError('bad-request', 'The message is one sentence of at most 300 characters', {
      details: { parameter: 'message', inFrench: 'Le message est une phrase d’au plus 300 caractères' },
    });
  }
  return message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DomainError('malformed-rdf', `This is not valid JSON: ${messageOf(cause)}`, {
      cause,
      details: { inFrench: `Ceci n’est pas du JSON valide : ${messageOf(cause)}` },
    });
  }
}
