import { createCollectionQuads } from '../catalogue/collection-quads.ts';
import type { CollectionPage } from '../catalogue/collection-page.ts';
import { collectionSpreadsheet } from '../catalogue/collection-spreadsheet.ts';
import { collectionCsv, collectionGeoJson } from '../catalogue/collection-tables.ts';
import { collectionWiki } from '../catalogue/collection-wiki.ts';
import { memberLabels } from '../catalogue/portal/member-labels.ts';
import { writeThingJsonLd } from '../catalogue/thing-json-ld.ts';
import { serialiseRdf } from '../core/rdf/serialise.ts';
import { prefixes } from '../vocabulary/namespaces.ts';
import type { Configuration } from '../core/configuration.ts';
import type { RouteDependencies } from './dependencies.ts';
import { alternatesOf } from './links.ts';
import type { Offer } from './negotiation.ts';
import { representationHeaders } from './representation-headers.ts';
import { policyFor } from './pages/render-page.tsx';
import { createRepresentation, type Representation } from './representation.ts';
import { jsonLdContentType, type ThingWish } from './thing-writer.ts';

/** Writes a page of a collection in one of the formats on offer. */
export type CollectionWriter = (
  page: CollectionPage,
  wish: ThingWish,
  offers: readonly Offer[],
  modified: Date | undefined,
) => Promise<Representation>;

/** Makes the writer of collections. */
export function createCollectionWriter({
  store,
  vocabulary,
  configuration,
  pages,
  tables,
}: RouteDependencies): CollectionWriter {
  const { baseIri } = configuration;
  const quadsOf = createCollectionQuads(store, baseIri);
  const context = `${baseIri}context.jsonld`;
  const contexts = new Map([[context, vocabulary.context]]);

  return async (page, wish, offers, modified) => {
    const { offer, form, choice } = wish;
    const [, query = ''] = /^[^?]*(\?.*)?$/u.exec(page.links.self) ?? [];
    const view = page.view === 'liste' ? '' : `${query === '' ? '?' : '&'}vue=${page.view}`;
    const { previous, next, first, last } = page.links;
    const neighbours = Object.entries({ first, previous, next, last }).flatMap(([rel, href]) =>
      href === undefined ? [] : [{ href, rel: rel === 'previous' ? 'prev' : rel }],
    );
    const headers = representationHeaders({
      address: page.iri,
      query,
      canonical: page.links.self + (offer.name === 'html' ? view : ''),
      wish,
      offers,
      baseIri,
      links: neighbours,
      policy: policyOf(page, configuration),
    });
    const represent = (text: string | Buffer, contentType: string) =>
      createRepresentation(text, contentType, headers, modified);
    switch (offer.name) {
      case 'html': {
        const alternates = alternatesOf(page.iri, query, offers);
        const url = `${new URL(page.iri).pathname}${query}${view}`;
        const labels = await memberLabels(tables, vocabulary, choice.language);
        const html = await pages?.collection(page, { baseIri, url, choice, alternates }, labels);
        return represent(html ?? '', 'text/html; charset=utf-8');
      }
      case 'csv':
        return represent(collectionCsv(page), 'text/csv; charset=utf-8; header=present');
      case 'xlsx':
        return represent(await collectionSpreadsheet(page), offer.mediaType);
      case 'wiki':
        return represent(collectionWiki(page), `${offer.mediaType}; charset=utf-8`);
      case 'geojson':
        return represent(`${JSON.stringify(collectionGeoJson(page))}\n`, offer.mediaType);
      case 'jsonld': {
        const members = page.members.map(({ iri }) => iri);
        const writing = { form: form ?? 'compacted', context, contexts, root: page.links.first, members };
        return represent(await writeThingJsonLd(await quadsOf(page), writing), jsonLdContentType(wish));
      }
      default: {
        const contentType = offer.mediaType.startsWith('text/') ? `${offer.mediaType}; charset=utf-8` : offer.mediaType;
        return represent(serialiseRdf(await quadsOf(page), offer.mediaType, { prefixes }), contentType);
      }
    }
  };
}

/** What the page of a view may do besides: streets where the map is, frames elsewhere where it is to be embedded. */
function policyOf({ view }: CollectionPage, { tiles }: Configuration): string {
  const embeddable = view === 'integrer';
  return policyFor({ embeddable, images: tiles && (view === 'carte' || embeddable) ? [tiles.origin] : [] });
}
