import { rdfFormats } from '../../core/rdf/formats.ts';
import type { QueryForm } from '../../query/query-engine.ts';
import { resultsFormats } from '../../query/results-formats.ts';
import type { ResultsMediaType } from '../../store/query-request.ts';
import { geoJsonOffer } from '../data-offers.ts';
import type { Offer } from '../negotiation.ts';

/** A representation of an answer of the SPARQL endpoint. */
export interface SparqlOffer extends Offer {
  /** Set where the answer is solutions or a boolean in a format of their own. */
  readonly results?: ResultsMediaType;
}

/** The page; the last offer, so that only who names HTML gets it. */
export const htmlOffer: SparqlOffer = { name: 'html', mediaType: 'text/html', label: 'HTML' };

/** The solutions that have a place, as points of a map. */
export const pointsOffer: SparqlOffer = { ...geoJsonOffer, results: 'application/sparql-results+json' };

const solutionOffers: readonly SparqlOffer[] = [
  ...resultsFormats.map((format) => ({ ...format, results: format.mediaType })),
  pointsOffer,
];

const generic: Readonly<Record<string, readonly string[]>> = {
  'application/ld+json': ['application/json', 'json'],
  'application/rdf+xml': ['application/xml', 'text/xml', 'xml'],
  'application/n-triples': ['text/plain'],
};

/** The RDF syntaxes, Turtle first: what a person with `curl` can read. */
export const graphOffers: readonly SparqlOffer[] = [...rdfFormats]
  .sort((a, b) => Number(b.name === 'turtle') - Number(a.name === 'turtle'))
  .map((format) => ({ ...format, aliases: [...format.aliases, ...(generic[format.mediaType] ?? [])] }));

/** What an answer to a query can be represented as. */
export function offersFor(form: QueryForm, withPage: boolean): readonly SparqlOffer[] {
  const offers = form === 'select' || form === 'ask' ? solutionOffers : graphOffers;
  return withPage ? [...offers, htmlOffer] : offers;
}
