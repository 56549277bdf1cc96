import { rdfFormats } from '../core/rdf/formats.ts';
import type { Offer } from './negotiation.ts';

/** HTML: the plain address gives it to whoever asks for a page. */
export const htmlOffer: Offer = {
  name: 'html',
  mediaType: 'text/html',
  label: 'HTML',
  suffix: 'html',
  aliases: ['application/xhtml+xml'],
};

/** Every RDF syntax; JSON-LD also for whoever asks for plain JSON. */
export const rdfOffers: readonly Offer[] = rdfFormats.map(({ name, mediaType, suffix, label, aliases }) => ({
  name,
  mediaType,
  suffix,
  label,
  aliases: name === 'jsonld' ? ['application/json', 'json', ...aliases] : aliases,
}));

/** GeoJSON, where there is a place. @see {@link https://www.rfc-editor.org/rfc/rfc7946 | RFC 7946} */
export const geoJsonOffer: Offer = {
  name: 'geojson',
  mediaType: 'application/geo+json',
  suffix: 'geojson',
  label: 'GeoJSON',
  aliases: ['application/vnd.geo+json'],
};

/** A table. @see {@link https://www.rfc-editor.org/rfc/rfc4180 | RFC 4180} */
export const csvOffer: Offer = { name: 'csv', mediaType: 'text/csv', suffix: 'csv', label: 'CSV' };

/** A table for a spreadsheet. */
export const xlsxOffer: Offer = {
  name: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  suffix: 'xlsx',
  label: 'XLSX',
};

/** The technical table as a page of a wiki writes it, to paste. */
export const wikiOffer: Offer = { name: 'wiki', mediaType: 'text/x-wiki', suffix: 'wiki', label: 'Wiki (MoviLab)' };

/**
 * What is on offer, in the order of the server: JSON-LD goes to whoever takes anything (`curl`, `fetch`),
 * since browsers name HTML and programs seldom name what they want.
 */
export function offersOf(extra: readonly Offer[], withHtml: boolean): readonly Offer[] {
  const [jsonLd, ...others] = rdfOffers;
  return [...(jsonLd ? [jsonLd] : []), ...(withHtml ? [htmlOffer] : []), ...others, ...extra];
}

/** The suffix of a path where it is that of an offer, and the path without it. */
export function splitSuffix(path: string, offers: readonly Offer[]): { path: string; suffix: string | undefined } {
  const [, before = '', suffix] = /^(.+)\.([a-z]+)$/u.exec(path) ?? [];
  const known = suffix !== undefined && offers.some((offer) => offer.suffix === suffix);
  return known ? { path: before, suffix } : { path, suffix: undefined };
}
