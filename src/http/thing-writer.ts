import { thingFeature } from '../catalogue/geo-json.ts';
import { readSurroundings } from '../catalogue/portal/surroundings.ts';
import { videoOrigins } from '../catalogue/portal/video-addresses.ts';
import type { Parameters } from '../catalogue/read-filters.ts';
import { jsonLdProfiles, writeThingJsonLd, type JsonLdForm } from '../catalogue/thing-json-ld.ts';
import { ownDocument, type Thing } from '../catalogue/thing.ts';
import { serialiseRdf } from '../core/rdf/serialise.ts';
import { prefixes } from '../vocabulary/namespaces.ts';
import { queryOf } from './collection-views/collection-view.ts';
import type { RouteDependencies } from './dependencies.ts';
import type { LanguageChoice } from './language.ts';
import { alternatesOf } from './links.ts';
import type { Offer } from './negotiation.ts';
import { policyFor } from './pages/render-page.tsx';
import { representationHeaders } from './representation-headers.ts';
import { createRepresentation, type Representation } from './representation.ts';

/** In what form a thing is wanted. */
export interface ThingWish {
  readonly offer: Offer;
  /** The name under which the format was asked for: `application/json` for JSON-LD. */
  readonly mediaType: string;
  readonly form: JsonLdForm | undefined;
  /** Whether `Accept` decided. */
  readonly negotiated: boolean;
  readonly choice: LanguageChoice;
}

/** Writes a thing in one of the formats on offer. */
export type ThingWriter = (
  thing: Thing,
  wish: ThingWish,
  offers: readonly Offer[],
  /** What narrows its page, such as the place from which distances are measured. */
  parameters?: Parameters,
) => Promise<Representation>;

/** Makes the writer of things. */
export function createThingWriter({
  vocabulary,
  configuration,
  pages,
  tables,
  involvements,
}: Pick<RouteDependencies, 'vocabulary' | 'configuration' | 'pages' | 'tables' | 'involvements'>): ThingWriter {
  const { baseIri } = configuration;
  const context = `${baseIri}context.jsonld`;
  const contexts = new Map([[context, vocabulary.context]]);

  return async (thing, wish, offers, parameters = []) => {
    const { offer, form, choice } = wish;
    const quads = [...thing.statements, ...thing.embedded];
    const headers = representationHeaders({
      address: thing.iri,
      query: '',
      canonical: thing.iri + (offer.name === 'html' ? queryOf(parameters) : ''),
      wish,
      offers,
      baseIri,
      links: [{ href: `${baseIri}${thing.collection}`, rel: 'collection' }],
      policy: policyFor({ frames: videoOrigins(thing.statements) }),
    });
    switch (offer.name) {
      case 'html': {
        const alternates = alternatesOf(thing.iri, '', offers);
        const url = new URL(thing.iri).pathname + queryOf(parameters);
        const around = await readSurroundings(thing, { tables, involvements }, parameters);
        const html = await pages?.thing(thing, { baseIri, url, choice, alternates }, around);
        return createRepresentation(
          html ?? '',
          'text/html; charset=utf-8',
          headers,
          undefined,
          versionOf(thing, baseIri),
        );
      }
      case 'geojson':
        return represent(
          thing,
          versionOf(thing, baseIri),
          offer.mediaType,
          headers,
          `${JSON.stringify(thingFeature(thing), undefined, 2)}\n`,
        );
      case 'jsonld': {
        const text = await writeThingJsonLd(quads, { form: form ?? 'compacted', context, contexts, root: thing.iri });
        return represent(thing, versionOf(thing, baseIri), jsonLdContentType(wish), headers, text);
      }
      default:
        return represent(
          thing,
          versionOf(thing, baseIri),
          offer.mediaType,
          headers,
          serialiseRdf(quads, offer.mediaType, { prefixes }),
        );
    }
  };
}

/** The revision that a writer would replace, with which entity tags begin; none of what the reader does not see whole. */
function versionOf(thing: Thing, baseIri: string): number | undefined {
  return thing.isPartial ? undefined : ownRevision(thing, baseIri);
}

/** The revision that changed the own document of a thing last; 0 where it has none. */
export function ownRevision({ iri, documents }: Thing, baseIri: string): number {
  const [first] = documents;
  return first?.graph.equals(ownDocument(baseIri, iri)) ? first.revision : 0;
}

function represent(
  thing: Thing,
  version: number | undefined,
  mediaType: string,
  headers: Readonly<Record<string, string>>,
  text: string,
): Representation {
  const contentType = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
  return createRepresentation(text, contentType, headers, thing.modified, version);
}

/** @see {@link https://www.w3.org/TR/json-ld11/#interpreting-json-as-json-ld} for the plain JSON. */
export function jsonLdContentType({ mediaType, offer, form }: ThingWish): string {
  if (mediaType === 'application/json') {
    return mediaType;
  }
  return form === undefined ? offer.mediaType : `${offer.mediaType};profile="${jsonLdProfiles}${form}"`;
}
