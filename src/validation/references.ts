import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { rdf } from '../vocabulary/terms.ts';

/**
 * The things that exist outside a document: the IRIs of their classes, by their own IRI.
 * A `Map` is one; so is anything that looks up a store's index.
 */
export interface References {
  get: (iri: string) => Iterable<string> | undefined;
}

/** The references that statements make: everything they give a class to. */
export function referencesFrom(quads: Iterable<Quad>): Map<string, Set<string>> {
  const references = new Map<string, Set<string>>();
  for (const { subject, predicate, object } of quads) {
    if (predicate.equals(rdf.type)) {
      const classes = references.get(subject.value) ?? new Set();
      references.set(subject.value, classes.add(object.value));
    }
  }
  return references;
}

/** References as a validator takes them: indexed already, or as the statements that make them. */
export function asReferences(given: References | Iterable<Quad>): References {
  return 'get' in given ? given : referencesFrom(given);
}

/** What is known elsewhere of a subject, as statements. */
export type Elsewhere = (subject: Term, own: readonly Quad[]) => readonly Quad[];

/**
 * Combines what validation may know besides the document.
 *
 * @param background - Statements of the vocabulary about a subject: its concepts and their schemes.
 * @param references - The things that exist. Without it nothing is known of the world, and a thing of which neither the
 *   document nor the vocabulary gives the class is taken to be what the shape asks for.
 * @param anyClass - The classes that such a thing is taken to have.
 */
export function createElsewhere(
  background: (iri: string) => readonly Quad[],
  references: References | undefined,
  anyClass: readonly string[],
): Elsewhere {
  return (subject, own) => {
    if (subject.termType !== 'NamedNode') {
      return [];
    }
    const known = background(subject.value);
    // What a document gives a class to, it describes itself; it is judged by that.
    if ([...known, ...own].some(({ predicate }) => predicate.equals(rdf.type))) {
      return known;
    }
    return [...known, ...typesOf(subject, references ? (references.get(subject.value) ?? []) : anyClass)];
  };
}

function typesOf(subject: Quad['subject'], classes: Iterable<string>): Quad[] {
  return [...classes].map((iri) => DataFactory.quad(subject, rdf.type, DataFactory.namedNode(iri)));
}
