import type { MemberTable } from '../../catalogue/member-table.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/** The name of a concept in a language; one that nobody described by the last part of its address. */
export type ConceptName = (iri: string) => string;

/** Names the concepts of a page: those of the vocabulary, and the members of an open scheme. */
export function conceptNames(vocabulary: Vocabulary, language: string, members?: MemberTable): ConceptName {
  return (iri) =>
    vocabulary.labelOf(iri, language) ??
    textIn(members?.get(iri)?.labels ?? {}, language) ??
    localNameOf(iri).replaceAll('-', ' ');
}
