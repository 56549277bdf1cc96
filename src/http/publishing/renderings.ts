import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Member } from '../../catalogue/members.ts';
import { readPlaceDetails } from '../../catalogue/place-details.ts';
import { DomainError } from '../../core/errors.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import { countMissing, toMediationRow, writeMediationCsv } from '../../federation/publishing/digital-mediation.ts';
import { exchangePrefixes } from '../../federation/publishing/exchange-terms.ts';
import {
  containerQuads,
  createRendering,
  renderedVocabularies,
  type RenderedVocabulary,
  writeRenderedJson,
} from '../../federation/publishing/renderings.ts';
import { toUMap } from '../../federation/publishing/u-map.ts';
import { ownDocument } from '../../vocabulary/kinds.ts';
import { csvOffer, geoJsonOffer, rdfOffers } from '../data-offers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { writeLinks } from '../links.ts';
import { negotiate, type Offer } from '../negotiation.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';

/** What `?vocab=` may say, and what is on offer in it. */
const offersByVocabulary: Readonly<Record<string, readonly Offer[]>> = {
  pair: rdfOffers,
  schema: rdfOffers,
  umap: [geoJsonOffer],
  'mediation-numerique': [csvOffer],
};
const ofThings: readonly string[] = renderedVocabularies;

/** What is asked to be rendered. */
export interface Rendered {
  /** Its IRI, without query: the container where there are members. */
  readonly iri: string;
  /** The address below the root without suffix and query. */
  readonly suffix: string | undefined;
  /** Finds it; throws where there is nothing. */
  readonly find: () => Promise<{ readonly members?: readonly Member[]; readonly modified: Date | undefined }>;
  /** What the answer depends on beside the vocabulary and the format. */
  readonly key: string;
}

/** Answers requests for things and collections in the words of neighbours. */
export interface Renderings {
  /** @returns False where no vocabulary is asked for. @throws DomainError `bad-request` for one that nobody knows. */
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
    kind: 'thing' | 'collection' | 'places',
    rendered: Rendered,
  ) => Promise<boolean>;
}

/** Makes the renderings of an instance. */
export function createRenderings({ store, configuration: { baseIri } }: ServerDependencies): Renderings {
  const cache = createRepresentationCache(store);
  const render = { pair: createRendering(store, 'pair'), schema: createRendering(store, 'schema') };

  const write = async (vocab: string, offer: Offer, { iri, find }: Rendered, complete: boolean) => {
    const { members, modified } = await find();
    if (vocab === 'umap') {
      return { text: `${JSON.stringify(toUMap(members ?? []))}\n`, modified, headers: {} };
    }
    if (vocab === 'mediation-numerique') {
      const details = await readPlaceDetails(store, baseIri);
      const rows = await Promise.all(
        (members ?? []).map(async (member) => {
          const own = await store.describeGraph(ownDocument(baseIri, member.iri));
          return toMediationRow(member, details.get(member.iri), own?.modified ?? modified);
        }),
      );
      const shown = complete ? rows.filter(({ missing }) => missing.length === 0) : rows;
      const headers = {
        'left-out': String(rows.length - shown.length),
        'missing-columns': countMissing(rows)
          .map(([column, count]) => `${column}=${count}`)
          .join(', '),
      };
      return { text: writeMediationCsv(shown), modified, headers };
    }
    // The two others were looked up in the table of offers.
    const name = vocab as RenderedVocabulary;
    const iris = members?.map((member) => member.iri);
    const container = `${iri}?vocab=${name}`;
    const quads = [...(iris ? containerQuads(container, iris) : []), ...(await render[name](iris ?? [iri]))];
    const text =
      offer.name === 'jsonld'
        ? await writeRenderedJson(quads, name, iris ? container : iri, iris)
        : serialiseRdf(quads, offer.mediaType, { prefixes: exchangePrefixes });
    return { text, modified, headers: {} };
  };

  return {
    send: async (request, reply, kind, rendered) => {
      const { vocab, format, complet } = request.query as Readonly<Record<string, string | undefined>>;
      if (vocab === undefined) {
        return false;
      }
      const known = kind === 'places' ? Object.keys(offersByVocabulary) : ofThings;
      const offers = known.includes(vocab) ? offersByVocabulary[vocab] : undefined;
      if (!offers) {
        throw unknown(vocab, known);
      }
      const { offer, mediaType, negotiated } = negotiate(
        { suffix: rendered.suffix, format, accept: anyOrder(request.headers.accept) },
        offers,
      );
      const complete = complet === 'oui';
      const key = `${rendered.key} ${vocab} ${mediaType} ${negotiated} ${complete}`;
      const representation = await cache.get(key, async () => {
        const { text, modified, headers } = await write(vocab, offer, rendered, complete);
        const contentType = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
        const link = writeLinks([{ href: rendered.iri, rel: 'canonical' }]);
        return createRepresentation(
          text,
          contentType,
          { ...headers, link, vary: negotiated ? 'Accept' : undefined },
          modified,
        );
      });
      sendRepresentation(request, reply, representation);
      return true;
    },
  };
}

/** Browsers and maps that ask for a page get the data: there is no page in these vocabularies. */
function anyOrder(accept: string | undefined): string | undefined {
  return accept?.includes('text/html') ? undefined : accept;
}

function unknown(vocab: string, known: readonly string[]): DomainError {
  const [shown, accepted] = [vocab.slice(0, 60), known.join(', ')];
  return new DomainError('bad-request', `The parameter "vocab" cannot be "${shown}"; here it accepts ${accepted}`, {
    details: {
      parameter: 'vocab',
      accepted,
      inFrench: `Le paramètre « vocab » ne peut pas être « ${shown} » ; ici, il accepte : ${accepted}`,
    },
  });
}
