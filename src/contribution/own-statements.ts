import type { Quad } from '@rdfjs/types';
import { keyOf } from '../core/rdf/dataset.ts';
import type { ValidationResult } from '../validation/report.ts';
import { thingOfDocument } from '../vocabulary/kinds.ts';
import { shapesNs } from '../vocabulary/namespaces.ts';

/** The rule below, under the name that reports give it; SHACL Core cannot say it, for it is about the graph's name. */
export const ownDocumentShape = `${shapesNs}OwnDocument`;

/**
 * What the own document of a thing may not say: anything of what is neither the thing, nor a part of it (`{thing}#…`,
 * or a blank node that the thing leads to), nor the document itself. Otherwise who may write one thing could speak in
 * the page of every other.
 *
 * @returns One violation for each subject; none for a document that is nobody's own.
 */
export function foreignStatements(baseIri: string, graph: string, document: readonly Quad[]): ValidationResult[] {
  const thing = thingOfDocument(baseIri, graph);
  if (thing === undefined) {
    return [];
  }
  const foreign = foreignSubjects(document, thing, graph);
  return [...foreign.values()].map(({ subject, predicate, object }) => ({
    severity: 'Violation',
    focusNode: subject,
    path: predicate.value,
    value: object,
    component: 'Closed',
    sourceShape: ownDocumentShape,
    messages: {
      fr: `Cette fiche ne peut parler que de <${thing}> et de ses parties : ce qui est dit de ${keyOf(subject)} va dans sa propre fiche.`,
      en: `This document can only speak of <${thing}> and its parts: what is said of ${keyOf(subject)} goes to a document of its own.`,
    },
  }));
}

/** For each subject that a document may not speak of, by key, the first thing that it says of it. */
export function foreignSubjects(document: readonly Quad[], thing: string, graph: string): Map<string, Quad> {
  const isOwn = (iri: string) => [thing, graph].some((own) => iri === own || iri.startsWith(`${own}#`));
  const blank = new Map<string, Quad[]>();
  const reached = new Set<string>();
  for (const quad of document) {
    if (quad.subject.termType === 'BlankNode') {
      const key = keyOf(quad.subject);
      blank.set(key, [...(blank.get(key) ?? []), quad]);
    } else if (quad.object.termType === 'BlankNode' && isOwn(quad.subject.value)) {
      reached.add(keyOf(quad.object));
    }
  }
  // Sets are iterated in the order of insertion, what is added on the way included.
  for (const key of reached) {
    for (const { object } of blank.get(key) ?? []) {
      if (object.termType === 'BlankNode') {
        reached.add(keyOf(object));
      }
    }
  }
  const foreign = new Map<string, Quad>();
  for (const quad of document) {
    const key = keyOf(quad.subject);
    const own = quad.subject.termType === 'BlankNode' ? reached.has(key) : isOwn(quad.subject.value);
    if (!own && !foreign.has(key)) {
      foreign.set(key, quad);
    }
  }
  return foreign;
}
