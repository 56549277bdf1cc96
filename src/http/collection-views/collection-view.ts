import type { FastifyRequest } from 'fastify';
import type { CollectionName } from '../../catalogue/kinds.ts';
import type { Parameters } from '../../catalogue/read-filters.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { alternatesOf } from '../links.ts';
import type { Offer } from '../negotiation.ts';
import type { PageOf } from '../portal.ts';
import { representationHeaders } from '../representation-headers.ts';
import { createRepresentation, type Representation } from '../representation.ts';
import type { RepresentationCache } from '../representation-cache.ts';
import type { ThingWish } from '../thing-writer.ts';

/** A page of a collection that is more than a list of its members. */
export interface CollectionView {
  /** The parameters that it understands; all others are left alone. */
  readonly parameters: readonly string[];
  /** Makes the page; `data` are the parameters that narrow the same set in the other formats. */
  readonly read: (
    parameters: Parameters,
    language: string,
  ) => Promise<{ readonly page: PageOf; readonly data: Parameters }>;
}

/** Answers with the view of a collection, from the cache where the data have not changed. */
export async function representView(
  collection: CollectionName,
  view: CollectionView,
  request: FastifyRequest,
  wish: ThingWish,
  offers: readonly Offer[],
  cache: RepresentationCache,
  { configuration, portal }: Pick<RouteDependencies, 'configuration' | 'portal'>,
): Promise<Representation> {
  const [, query = ''] = request.url.split(/\?(.*)/su, 2);
  const given = [...new URLSearchParams(query)].filter(
    ([name, value]) => view.parameters.includes(name) && value !== '',
  );
  const key = JSON.stringify([collection, 'view', given, wish.choice]);
  return cache.get(key, async () => {
    const { baseIri } = configuration;
    const { page, data } = await view.read(given, wish.choice.language);
    const address = baseIri + collection;
    const url = `${new URL(baseIri).pathname}${collection}${queryOf(given)}`;
    const alternates = alternatesOf(address, queryOf(data), offers);
    const html = portal?.render(page, { baseIri, url, choice: wish.choice, alternates }) ?? '';
    const headers = representationHeaders({
      address,
      query: queryOf(data),
      canonical: address + queryOf(given),
      wish,
      offers,
      baseIri,
      links: [],
    });
    return createRepresentation(html, 'text/html; charset=utf-8', headers);
  });
}

/** Parameters as the query of an address, commas and spaces as people write them. */
export function queryOf(parameters: Parameters): string {
  const text = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
