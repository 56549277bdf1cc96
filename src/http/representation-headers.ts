import { jsonLdProfiles } from '../catalogue/thing-json-ld.ts';
import { alternatesOf, writeLinks, type Link } from './links.ts';
import type { Offer } from './negotiation.ts';
import { canonicalAddress } from './pages/page-context.ts';
import { contentSecurityPolicy } from './pages/render-page.tsx';
import type { ThingWish } from './thing-writer.ts';

/** From what the headers of a representation are made. */
export interface RepresentationSource {
  /** The address without suffix and query. */
  readonly address: string;
  /** The query with its question mark, or nothing. */
  readonly query: string;
  readonly canonical: string;
  readonly wish: ThingWish;
  readonly offers: readonly Offer[];
  readonly baseIri: string;
  /** Links beside those that everything has. */
  readonly links: readonly Link[];
  /** What its page may load, where that is not what every page may. */
  readonly policy?: string;
}

/** The headers of a representation that are the same for every request: `Link`, `Vary`, `Content-Location` … */
export function representationHeaders(source: RepresentationSource): Record<string, string> {
  const { address, query, canonical, wish, offers, baseIri } = source;
  const { offer, mediaType, negotiated, choice } = wish;
  const isHtml = offer.name === 'html';
  const links: Link[] = [
    { href: isHtml ? canonicalAddress(canonical, choice) : canonical, rel: 'canonical' },
    ...alternatesOf(address, query, offers)
      .filter((other) => other.mediaType !== offer.mediaType)
      .map(({ href, mediaType: type }) => ({ href, rel: 'alternate', type })),
    { href: `${baseIri}shapes`, rel: 'describedby', type: 'text/turtle' },
    { href: `${baseIri}ns`, rel: 'describedby', type: 'text/turtle' },
    ...source.links,
  ];
  if (mediaType === 'application/json') {
    links.push({ href: `${baseIri}context.jsonld`, rel: `${jsonLdProfiles}context`, type: 'application/ld+json' });
  }
  // What a choice did not depend on does not vary.
  const vary = [...(negotiated ? ['Accept'] : []), ...(isHtml && !choice.explicit ? ['Accept-Language'] : [])];
  return {
    link: writeLinks(links),
    ...(vary.length > 0 && { vary: vary.join(', ') }),
    ...(negotiated && offer.suffix !== undefined && { 'content-location': `${address}.${offer.suffix}${query}` }),
    ...(isHtml && {
      'content-language': choice.language,
      'content-security-policy': source.policy ?? contentSecurityPolicy,
    }),
  };
}
