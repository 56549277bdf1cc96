import type { Quad } from '@rdfjs/types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { serialiseRdf } from '../core/rdf/serialise.ts';
import type { Prefixes } from '../core/rdf/terms-as-text.ts';
import { prefixes } from '../vocabulary/namespaces.ts';
import { htmlOffer, rdfOffers } from './data-offers.ts';
import { createWishReader, wishKey } from './data-wish.ts';
import type { ServerDependencies } from './dependencies.ts';
import { alternatesOf, writeLinks } from './links.ts';
import type { Offer } from './negotiation.ts';
import type { PageRequest } from './page-renderers.ts';
import { canonicalAddress } from './pages/page-context.ts';
import { contentSecurityPolicy } from './pages/render-page.tsx';
import { createRepresentationCache } from './representation-cache.ts';
import { createRepresentation, type Representation, sendRepresentation } from './representation.ts';
import type { ThingWish } from './thing-writer.ts';

/** A document that is described in RDF and explained in a page: the vocabulary, a scheme, the instance itself. */
export interface DescribedDocument {
  /** Where it stands below the base, without suffix. */
  readonly path: string;
  readonly quads: () => readonly Quad[] | Promise<readonly Quad[]>;
  readonly page: (request: PageRequest) => string | Promise<string>;
  /** What it is called elsewhere, where that is not its address here. */
  readonly canonical?: string;
  /** The namespaces that it abbreviates, where those of the data are not enough. */
  readonly prefixes?: Prefixes;
  /** Its JSON-LD, where that is not made from the quads. */
  readonly json?: () => string | Promise<string>;
}

/** Finds the document of a request from the last part of the path, its suffix taken off; throws where there is none. */
export type FindDocument = (name: string) => DescribedDocument | Promise<DescribedDocument>;

/** Sends documents in every format that RDF has, and as pages. */
export interface DocumentSender {
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
    suffix: string | undefined,
    find: () => DescribedDocument | Promise<DescribedDocument>,
  ) => Promise<FastifyReply>;
  readonly suffixes: readonly string[];
}

/** Makes the sender of documents that are on offer in some formats of data, and as pages where there are any. */
export function createDocumentSender(
  dependencies: ServerDependencies,
  data: readonly Offer[] = rdfOffers,
): DocumentSender {
  const { store, configuration, portal } = dependencies;
  const offers = [...data.slice(0, 1), ...(portal ? [htmlOffer] : []), ...data.slice(1)];
  const readWish = createWishReader(offers);
  const cache = createRepresentationCache(store);

  const represent = async (document: DescribedDocument, wish: ThingWish, url: string): Promise<Representation> => {
    const address = configuration.baseIri + document.path;
    const alternates = alternatesOf(withoutSuffix(address), '', offers);
    const isHtml = wish.offer.name === 'html';
    const headers = {
      link: writeLinks([
        { href: isHtml ? canonicalAddress(address, wish.choice) : (document.canonical ?? address), rel: 'canonical' },
        ...alternates
          .filter(({ mediaType }) => mediaType !== wish.offer.mediaType)
          .map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType })),
      ]),
      vary:
        [...(wish.negotiated ? ['Accept'] : []), ...(isHtml && !wish.choice.explicit ? ['Accept-Language'] : [])].join(
          ', ',
        ) || undefined,
      ...(isHtml && { 'content-language': wish.choice.language, 'content-security-policy': contentSecurityPolicy }),
    };
    if (isHtml) {
      const { baseIri } = configuration;
      const html = await document.page({ baseIri, url, choice: wish.choice, alternates });
      return createRepresentation(html, 'text/html; charset=utf-8', headers);
    }
    const { mediaType } = wish.offer;
    const text =
      wish.offer.name === 'jsonld' && document.json
        ? await document.json()
        : serialiseRdf(await document.quads(), mediaType, { prefixes: document.prefixes ?? prefixes });
    const contentType = wish.mediaType === 'application/json' ? wish.mediaType : mediaType;
    return createRepresentation(
      text,
      contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType,
      headers,
    );
  };

  return {
    suffixes: offers.flatMap(({ suffix }) => suffix ?? []),
    send: async (request, reply, suffix, find) => {
      const wish = readWish(request, suffix);
      const document = await find();
      const url = `/${document.path}`;
      const key = `${document.path} ${wishKey(wish)}`;
      return sendRepresentation(request, reply, await cache.get(key, () => represent(document, wish, url)));
    },
  };
}

/** Serves one document at its path and, with a suffix, in one format. */
export function serveDocument(server: FastifyInstance, sender: DocumentSender, document: DescribedDocument): void {
  const path = withoutSuffix(`/${document.path}`);
  for (const suffix of sender.suffixes) {
    // The context is a JSON-LD file by its very address.
    if (`${path}.${suffix}` !== `/${document.path}`) {
      server.get(`${path}.${suffix}`, async (request, reply) => sender.send(request, reply, suffix, () => document));
    }
  }
  server.get(`/${document.path}`, async (request, reply) => sender.send(request, reply, undefined, () => document));
}

/** What the suffixes of the formats follow: the root of the instance needs a name for that. */
function withoutSuffix(address: string): string {
  return address.endsWith('/') ? `${address}index` : address.replace(/\.jsonld$/u, '');
}

/** Serves a family of documents, one for each name below a path. */
export function serveDocuments(
  server: FastifyInstance,
  sender: DocumentSender,
  path: string,
  find: FindDocument,
): void {
  server.get<{ Params: { name: string } }>(`/${path}/:name`, async (request, reply) => {
    const [, name = '', suffix] = /^(.+?)(?:\.([a-z]+))?$/u.exec(request.params.name) ?? [];
    const known = suffix !== undefined && sender.suffixes.includes(suffix);
    return sender.send(request, reply, known ? suffix : undefined, () => find(known ? name : request.params.name));
  });
}
