/**
 * A character that no IRI has in it in the text of a query: it would end it.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#rIRIREF | SPARQL 1.1, IRIREF}
 */
// eslint-disable-next-line no-control-regex -- these are the characters that the grammar leaves out
export const notInIri = /[\u0000-\u0020<>"{}|\\^`]/u;
