import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { createChangeLog, type History } from '../../catalogue/change-log.ts';
import { createLabels } from '../../catalogue/portal/labels.ts';
import { readLinked } from '../../catalogue/portal/linked.ts';
import { readContents } from '../../catalogue/version-contents.ts';
import { DomainError } from '../../core/errors.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { latestChanges, writeAtom } from '../../federation/publishing/atom.ts';
import {
  describePage,
  describeStream,
  pageCount,
  pageIri,
  versionsPerPage,
} from '../../federation/publishing/event-stream.ts';
import { exchangePrefixes } from '../../federation/publishing/exchange-terms.ts';
import { rdfOffers } from '../data-offers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { createDocumentSender, serveDocument } from '../described-document.ts';
import { chooseLanguage, localeOf } from '../language.ts';
import { writeLinks } from '../links.ts';
import { publishing } from '../messages/publishing.ts';
import { negotiate } from '../negotiation.ts';
import { feedPage } from '../pages/feed-page.tsx';
import { createRepresentation, type Representation, sendRepresentation } from '../representation.ts';

/** A full page never changes under its address: whoever has it need not ask again for a long time. */
const forLong = 'public, max-age=31536000, immutable';
/** How many changes people are shown. */
const mostChanges = 50;
/** Versions stand in graphs of their own: only formats that carry graphs can say them. */
const pageOffers = rdfOffers.filter(({ name }) => ['jsonld', 'trig', 'n-quads'].includes(name));

/** Every change: as a stream of versions for programs (LDES), as an Atom feed and a page for people. */
export function feedRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const { store, vocabulary, portal, configuration } = dependencies;
  const { baseIri } = configuration;
  const log = createChangeLog(store);
  const pages = new LRUCache<string, Representation>({
    maxSize: 32 * 1_048_576,
    sizeCalculation: ({ body }) => body.length + 1000,
  });

  const changesOf = async (history: History, language: string) => {
    const changes = latestChanges(history.versions, mostChanges, baseIri);
    const mentioned = changes.flatMap(({ changed }) => changed.slice(0, 20).map(({ iri }) => iri));
    return { changes, labels: createLabels(vocabulary, await readLinked(store, mentioned, baseIri), language) };
  };

  serveDocument(server, createDocumentSender(dependencies), {
    path: 'feed',
    prefixes: exchangePrefixes,
    quads: async () => describeStream(baseIri, await log.read()),
    page: async (request) => {
      const history = await log.read();
      const model = await changesOf(history, request.choice.language);
      const last = pageIri(baseIri, history, pageCount(history));
      return portal?.render((context, alternates) => feedPage({ ...model, last, alternates }, context), request) ?? '';
    },
  });

  server.get('/feed.atom', async (request, reply) => {
    const { lang } = request.query as Readonly<Record<string, unknown>>;
    const { language, explicit } = chooseLanguage(lang, request.headers['accept-language']);
    const { t, worded } = localeOf(language);
    const history = await log.read();
    const { changes, labels } = await changesOf(history, language);
    const texts = {
      title: t(publishing.feed),
      subtitle: t(publishing.feedLead),
      language,
      describe: ({ iri, kind }: { iri: string; kind: keyof typeof kindTexts }) =>
        `${labels.thing(iri).name} (${t(kindTexts[kind])})`,
      andOthers: (count: number) => worded(count, publishing.andOthers),
    };
    const text = writeAtom(changes, texts, baseIri);
    const headers = { 'content-language': language, vary: explicit ? undefined : 'Accept-Language' };
    return sendRepresentation(
      request,
      reply,
      createRepresentation(text, 'application/atom+xml; charset=utf-8', headers, changes[0]?.time),
    );
  });

  server.get<{ Params: { page: string } }>('/feed/:page', async (request, reply) => {
    const [, epoch, page] = /^(\d{1,15})-([1-9]\d{0,8})$/u.exec(request.params.page) ?? [];
    const history = await log.read();
    if (epoch === undefined || page === undefined || Number(page) > pageCount(history)) {
      throw missing();
    }
    return Number(epoch) === history.epoch
      ? sendPage(request, reply, history, Number(page))
      : reply.header('cache-control', 'no-cache').redirect(pageIri(baseIri, history, Number(page)), 308);
  });

  // A version is described on its page.
  server.get<{ Params: { revision: string; '*': string } }>('/feed/versions/:revision/*', async (request, reply) => {
    const history = await log.read();
    const { revision, '*': path } = request.params;
    const names = [baseIri + path, path];
    const index = history.versions.findIndex(
      (version) => String(version.revision) === revision && names.includes(version.graph.value),
    );
    if (index < 0) {
      throw missing();
    }
    return reply
      .header('cache-control', 'no-cache')
      .redirect(pageIri(baseIri, history, Math.floor(index / versionsPerPage) + 1), 303);
  });

  async function sendPage(
    request: FastifyRequest,
    reply: FastifyReply,
    history: History,
    page: number,
  ): Promise<FastifyReply> {
    const { format } = request.query as Readonly<Record<string, string | undefined>>;
    const { offer, negotiated } = negotiate({ format, accept: request.headers.accept }, pageOffers);
    const isFull = page * versionsPerPage <= history.versions.length;
    const key = `${history.epoch} ${isFull ? 'full' : history.revision} ${page} ${offer.name} ${negotiated}`;
    const known = pages.get(key);
    if (known) {
      return sendRepresentation(request, reply, known);
    }
    const versions = await readContents(store, log, () => [(page - 1) * versionsPerPage, page * versionsPerPage]);
    const quads = describePage(baseIri, history, page, versions);
    const made = createRepresentation(
      serialiseRdf(quads, offer.mediaType, { prefixes: exchangePrefixes }),
      offer.mediaType,
      { link: writeLinks([{ href: `${baseIri}feed`, rel: 'collection' }]), vary: negotiated ? 'Accept' : undefined },
      versions.at(-1)?.time,
    );
    const isImmutable = versions.length === versionsPerPage;
    const representation = isImmutable ? { ...made, headers: { ...made.headers, 'cache-control': forLong } } : made;
    // A page that was filled meanwhile is kept as the full one that it is when it is asked for next.
    if (isImmutable === isFull) {
      pages.set(key, representation);
    }
    return sendRepresentation(request, reply, representation);
  }
}

const kindTexts = { Create: publishing.created, Update: publishing.updated, Delete: publishing.deleted } as const;

function missing(): DomainError {
  return new DomainError('not-found', 'The stream has no such page; /feed leads to all of them', {
    details: { inFrench: 'Le flux n’a pas cette page ; /feed mène à toutes' },
  });
}
