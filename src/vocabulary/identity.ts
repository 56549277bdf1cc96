import { createHash } from 'node:crypto';
import type { NamedNode } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { conceptIri } from './namespaces.ts';
import { owl, skos } from './terms.ts';

/** What may be judged of two records: one place, places close to each other, different places. */
export const verdicts = ['same', 'close', 'different'] as const;

/** A verdict of {@link verdicts}. */
export type Verdict = (typeof verdicts)[number];

/** The link by which a verdict is published. */
export const linkOf: Readonly<Record<Verdict, NamedNode>> = {
  same: owl.sameAs,
  close: skos.closeMatch,
  different: owl.differentFrom,
};

/** The concept of a verdict. */
export function verdictConcept(verdict: Verdict): NamedNode {
  return DataFactory.namedNode(conceptIri('identity-verdicts', verdict));
}

/** What the names of all documents about identity begin with, or of those about one source. */
export function identityGraphs(baseIri: string, source?: string): string {
  return `${baseIri}graphs/identite/${source === undefined ? '' : `${source}/`}`;
}

/** Whether a graph says which records speak of one place. */
export function isIdentityDocument(baseIri: string, graph: string): boolean {
  return graph.startsWith(identityGraphs(baseIri));
}

/** The document that holds what was judged of a place and the records of one source. */
export function identityDocument(baseIri: string, source: string, place: string): NamedNode {
  return DataFactory.namedNode(identityGraphs(baseIri, source) + pathOf(baseIri, place));
}

/** The part of that document that is about one other place. */
export function judgementIri(baseIri: string, document: NamedNode, other: string): NamedNode {
  return DataFactory.namedNode(`${document.value}#${pathOf(baseIri, other).replaceAll('/', '-')}`);
}

function pathOf(baseIri: string, place: string): string {
  return place.startsWith(baseIri) && !/[#?]/u.test(place)
    ? place.slice(baseIri.length)
    : createHash('sha256').update(place).digest('hex').slice(0, 24);
}
