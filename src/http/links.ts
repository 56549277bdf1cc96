import type { Offer } from './negotiation.ts';
import type { AlternateLink } from './page-renderers.ts';

/** One value of the `Link` header. */
export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
}

/** Writes a `Link` header. @see {@link https://www.rfc-editor.org/rfc/rfc8288 | RFC 8288} */
export function writeLinks(links: readonly Link[]): string {
  return links
    .map(({ href, rel, type, title }) => {
      const attributes = Object.entries({ rel, type, title }).flatMap(([name, value]) =>
        value === undefined ? [] : [`; ${name}="${value.replace(/["\\]/gu, '\\$&')}"`],
      );
      return `<${toUri(href)}>${attributes.join('')}`;
    })
    .join(', ');
}

/** The address of a thing or collection in each format on offer, and for HTML the plain address. */
export function alternatesOf(address: string, query: string, offers: readonly Offer[]): AlternateLink[] {
  return offers.map(({ mediaType, suffix, label }) => ({
    mediaType,
    label,
    href: `${address}${suffix === undefined ? '' : `.${suffix}`}${query}`,
  }));
}

/** An IRI in ASCII, as a header needs it; what is escaped already stays as it is. */
function toUri(iri: string): string {
  return encodeURI(iri).replace(/%25(?=[0-9A-Fa-f]{2})/gu, '%');
}
