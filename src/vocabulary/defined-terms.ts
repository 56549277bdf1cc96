import type { Quad } from '@rdfjs/types';
import { textsOf, valuesOf, type Multilingual } from './multilingual.ts';
import { localNameOf, prefixes } from './namespaces.ts';
import type { OntologyFile } from './ontology-files.ts';
import { owl, rdf, rdfs, schema, skos } from './terms.ts';

/** What a term is for. */
export type TermKind = 'class' | 'object-property' | 'datatype-property';

/** A neighbour's term that a mapping should look at. */
export interface Match {
  readonly relation: 'exact' | 'close' | 'broad' | 'narrow' | 'related';
  readonly iri: string;
}

/** A class or a property that the ontology defines. */
export interface DefinedTerm {
  readonly iri: string;
  /** What follows `fab:`, which is the JSON-LD key as well, and the last step of `/ns/{Term}`. */
  readonly localName: string;
  readonly kind: TermKind;
  /** The file that defines it: `places`, `organisations` … */
  readonly theme: string;
  readonly labels: Multilingual;
  readonly definitions: Multilingual;
  /** Its superclasses or superproperties, those of the alignments last. */
  readonly broader: readonly string[];
  /** The classes and properties of the ontology that are directly below it. */
  readonly narrower: readonly string[];
  /** The classes whose instances have this property. */
  readonly domain: readonly string[];
  /** The class or datatype of its values; empty for any resource. */
  readonly range: readonly string[];
  /** The scheme of its values, where they are concepts of one. */
  readonly scheme: string | undefined;
  readonly matches: readonly Match[];
}

const kinds = new Map<string, TermKind>([
  [owl.Class.value, 'class'],
  [owl.ObjectProperty.value, 'object-property'],
  [owl.DatatypeProperty.value, 'datatype-property'],
]);

const matchProperties = [
  ['exact', skos.exactMatch],
  ['close', skos.closeMatch],
  ['broad', skos.broadMatch],
  ['narrow', skos.narrowMatch],
  ['related', skos.relatedMatch],
] as const;

/** The classes and properties of `fab:` by IRI, in the order in which the files define them. */
export function definedTermsIn(
  files: readonly OntologyFile[],
  bySubject: ReadonlyMap<string, readonly Quad[]>,
): Map<string, DefinedTerm> {
  const terms = new Map<string, DefinedTerm>();
  const below = narrowerTerms(bySubject);
  for (const { name, quads } of files) {
    for (const { subject, predicate, object } of quads) {
      const kind = predicate.equals(rdf.type) ? kinds.get(object.value) : undefined;
      if (kind && subject.value.startsWith(prefixes.fab)) {
        const about = bySubject.get(subject.value) ?? [];
        terms.set(subject.value, defineTerm(subject.value, kind, name, about, below.get(subject.value) ?? []));
      }
    }
  }
  return terms;
}

function defineTerm(
  iri: string,
  kind: TermKind,
  theme: string,
  about: readonly Quad[],
  narrower: string[],
): DefinedTerm {
  return {
    iri,
    localName: localNameOf(iri),
    kind,
    theme,
    labels: textsOf(about, rdfs.label),
    definitions: textsOf(about, skos.definition),
    broader: [...valuesOf(about, rdfs.subClassOf), ...valuesOf(about, rdfs.subPropertyOf)],
    narrower,
    domain: [...valuesOf(about, rdfs.domain), ...valuesOf(about, schema.domainIncludes)],
    range: valuesOf(about, rdfs.range),
    scheme: valuesOf(about, rdfs.range).includes(skos.Concept.value) ? valuesOf(about, rdfs.seeAlso)[0] : undefined,
    matches: matchProperties.flatMap(([relation, property]) =>
      valuesOf(about, property).map((match) => ({ relation, iri: match })),
    ),
  };
}

function narrowerTerms(bySubject: ReadonlyMap<string, readonly Quad[]>): Map<string, string[]> {
  const below = new Map<string, string[]>();
  for (const [narrower, quads] of bySubject) {
    for (const { predicate, object } of quads) {
      if (predicate.equals(rdfs.subClassOf) || predicate.equals(rdfs.subPropertyOf)) {
        below.set(object.value, [...(below.get(object.value) ?? []), narrower]);
      }
    }
  }
  return below;
}
