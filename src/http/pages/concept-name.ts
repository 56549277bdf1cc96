import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/** The name of a concept in a language; one that only the data know by the last part of its address. */
export type ConceptName = (iri: string) => string;

/** Names the concepts of a page. */
export function conceptNames(vocabulary: Vocabulary, language: string): ConceptName {
  return (iri) => vocabulary.labelOf(iri, language) ?? localNameOf(iri).replaceAll('-', ' ');
}
