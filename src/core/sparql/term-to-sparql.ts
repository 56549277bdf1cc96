import type { Term } from '@rdfjs/types';
import { literalToText } from '../rdf/terms-as-text.ts';
import { notInIri } from './not-in-iri.ts';

const everyNotInIri = new RegExp(notInIri, 'gu');

/**
 * A term in the text of a query or update, whatever it holds. Codepoint escapes (`\u003E`) are read before anything
 * else in SPARQL, so they protect nothing there: what is not allowed in an IRI is percent-encoded, so that nothing is
 * found by it, and a backslash before a `u` stays a backslash.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#codepointEscape | SPARQL 1.1, 19.2}
 */
export function termToSparql(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return writeIri(term.value);
    case 'Literal':
      return literalToText(term, writeIri).replace(
        /(?<!\\)((?:\\\\)+)([uU])/gu,
        (_, slashes: string, letter: string) => {
          return `${slashes}\\u00${letter === 'u' ? '75' : '55'}`;
        },
      );
    case 'BlankNode':
    case 'DefaultGraph':
    case 'Variable':
    case 'Quad':
      throw new TypeError(`A ${term.termType} names nothing in a query`);
  }
}

function writeIri(iri: string): string {
  return `<${iri.replace(everyNotInIri, (character) => encodeURIComponent(character))}>`;
}
