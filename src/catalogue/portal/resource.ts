import type { NamedNode, Quad, Term } from '@rdfjs/types';
import { distinctTriples, groupBy } from '../../core/rdf/dataset.ts';
import { rdf } from '../../vocabulary/terms.ts';

/** A text with its language, which is empty for plain strings. */
export interface Text {
  readonly value: string;
  readonly language: string;
}

/** One node of a graph, read property by property. */
export interface Resource {
  readonly iri: string;
  readonly types: readonly string[];
  /** The first value in the order of the quads, as written. */
  readonly value: (property: NamedNode) => string | undefined;
  readonly values: (property: NamedNode) => readonly string[];
  readonly texts: (property: NamedNode) => readonly Text[];
  /** The first value as a yes or no; undefined where nothing is known. */
  readonly truth: (property: NamedNode) => boolean | undefined;
  readonly resource: (property: NamedNode) => Resource | undefined;
  readonly resources: (property: NamedNode) => readonly Resource[];
}

/** Reads nodes from quads, the graphs merged; where several values stand, those of the first quads come first. */
export function readResources(quads: readonly Quad[]): (iri: string) => Resource {
  const bySubject = groupBy(distinctTriples(quads), ({ subject }) => subject.value);
  const read = (iri: string): Resource => {
    const about = bySubject.get(iri) ?? [];
    const terms = (property: NamedNode): Quad['object'][] =>
      about.filter(({ predicate }) => predicate.equals(property)).map(({ object }) => object);
    const values = (property: NamedNode): string[] => [...new Set(terms(property).map(({ value }) => value))];
    const resources = (property: NamedNode): Resource[] =>
      terms(property)
        .filter(isNode)
        .map(({ value }) => read(value));
    return {
      iri,
      types: values(rdf.type),
      value: (property) => terms(property)[0]?.value,
      values,
      texts: (property) => terms(property).flatMap(toText),
      truth: (property) => toTruth(terms(property)[0]?.value),
      resource: (property) => resources(property)[0],
      resources,
    };
  };
  return read;
}

/** The texts in the language asked for, with those without any; else those in French; else all of them. */
export function textsFor(texts: readonly Text[], language: string): readonly Text[] {
  const suiting = (wanted: string) => texts.filter((text) => text.language === '' || text.language === wanted);
  return [suiting(language), suiting('fr'), texts].find((some) => some.length > 0) ?? [];
}

function toText(term: Term): Text[] {
  return term.termType === 'Literal' ? [{ value: term.value, language: term.language }] : [];
}

function toTruth(lexical: string | undefined): boolean | undefined {
  return lexical === 'true' || lexical === '1' ? true : lexical === 'false' || lexical === '0' ? false : undefined;
}

function isNode(term: Term): boolean {
  return term.termType === 'NamedNode' || term.termType === 'BlankNode';
}
