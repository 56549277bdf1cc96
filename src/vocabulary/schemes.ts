import type { Quad } from '@rdfjs/types';
import { textsOf, valuesOf, type Multilingual } from './multilingual.ts';
import { localNameOf } from './namespaces.ts';
import { rdf, skos } from './terms.ts';

/** A concept of a scheme that stands in the ontology. */
export interface Concept {
  readonly iri: string;
  /** Its short name, which is its JSON-LD value as well: `bailleur-social`, `does`. */
  readonly slug: string;
  /** The IRI of its scheme. */
  readonly scheme: string;
  readonly labels: Multilingual;
  readonly definitions: Multilingual;
}

/** A SKOS scheme. */
export interface Scheme {
  readonly iri: string;
  /** The last step of its address, `/schemas/{slug}`. */
  readonly slug: string;
  readonly labels: Multilingual;
  readonly definitions: Multilingual;
  /** In the order of the file; empty where the concepts are data, as for actions. */
  readonly concepts: readonly Concept[];
}

/** The schemes of the ontology by slug. */
export function schemesIn(bySubject: ReadonlyMap<string, readonly Quad[]>): Map<string, Scheme> {
  const concepts = [...bySubject].filter(([, about]) => isA(about, skos.Concept)).map(readConcept);
  return new Map(
    [...bySubject]
      .filter(([, about]) => isA(about, skos.ConceptScheme))
      .map(([iri, about]) => {
        const slug = localNameOf(iri);
        const scheme: Scheme = {
          iri,
          slug,
          labels: textsOf(about, skos.prefLabel),
          definitions: textsOf(about, skos.definition),
          concepts: concepts.filter((concept) => concept.scheme === iri),
        };
        return [slug, scheme];
      }),
  );
}

function readConcept([iri, about]: [string, readonly Quad[]]): Concept {
  return {
    iri,
    slug: valuesOf(about, skos.notation)[0] ?? localNameOf(iri),
    scheme: valuesOf(about, skos.inScheme)[0] ?? '',
    labels: textsOf(about, skos.prefLabel),
    definitions: textsOf(about, skos.definition),
  };
}

function isA(about: readonly Quad[], type: Quad['predicate']): boolean {
  return about.some(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(type));
}
