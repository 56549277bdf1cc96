import type { BlankNode, Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';

/**
 * Gives the blank nodes of a document labels that no other document has, the same at every reading.
 *
 * @param document - What tells the document from others, such as the path of its file.
 */
export function relabelBlankNodes(quads: readonly Quad[], document: string): Quad[] {
  const prefix = document.replaceAll(/[^A-Za-z0-9]/gu, (character) => `_${character.charCodeAt(0).toString(16)}_`);
  const labels = new Map<string, BlankNode>();
  const relabel = <T extends Term>(term: T): T | BlankNode => {
    if (term.termType !== 'BlankNode') {
      return term;
    }
    const known = labels.get(term.value) ?? DataFactory.blankNode(`${prefix}_${labels.size}`);
    labels.set(term.value, known);
    return known;
  };
  return quads.map((quad) =>
    DataFactory.quad(relabel(quad.subject), quad.predicate, relabel(quad.object), relabel(quad.graph)),
  );
}
