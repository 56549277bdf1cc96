import type { Quad } from '@rdfjs/types';
import { groupBy } from '../core/rdf/dataset.ts';
import { readContextDocument, type ContextDocument } from './context.ts';
import { textIn, textsOf, type Multilingual } from './multilingual.ts';
import { ontologyIri } from './namespaces.ts';
import { ontologyFolder, readOntologyFiles, type OntologyFile } from './ontology-files.ts';
import { schemesIn, type Concept, type Scheme } from './schemes.ts';
import { dcterms, owl } from './terms.ts';
import { definedTermsIn, type DefinedTerm } from './defined-terms.ts';

/** The ontology, its schemes and the JSON-LD context, indexed. */
export interface Vocabulary {
  readonly title: Multilingual;
  readonly description: Multilingual;
  readonly version: string;
  readonly license: string;
  /** Every file with its quads, to be served: `places`, `alignments`, `schemes/partner-kinds` … */
  readonly files: readonly OntologyFile[];
  /** The classes and properties by IRI, in the order of the files. */
  readonly terms: ReadonlyMap<string, DefinedTerm>;
  /** The SKOS schemes by name (`partner-kinds`). */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** The concepts that stand in the ontology, by IRI; those of open schemes in the data are not here. */
  readonly concepts: ReadonlyMap<string, Concept>;
  /** The JSON-LD context document as an object, `{ "@context": … }`. */
  readonly context: ContextDocument;
  /** The label of a term, scheme or concept of the vocabulary, in French where the language is missing. */
  labelOf: (iri: string, language: string) => string | undefined;
  /** Its definition, likewise. */
  definitionOf: (iri: string, language: string) => string | undefined;
  /** Every statement about one subject, alignments included. */
  describe: (iri: string) => readonly Quad[];
}

/** Reads the vocabulary from its folder; about twenty milliseconds, to be done once at start. */
export function loadVocabulary(folder: string = ontologyFolder): Vocabulary {
  return indexVocabulary(readOntologyFiles(folder), readContextDocument(folder));
}

/** Indexes files that are already read. */
export function indexVocabulary(files: readonly OntologyFile[], context: ContextDocument): Vocabulary {
  const quads = files.flatMap((file) => file.quads);
  const bySubject = groupBy(quads, ({ subject }) => subject.value);
  const terms = definedTermsIn(files, bySubject);
  const schemes = schemesIn(bySubject);
  const concepts = new Map([...schemes.values()].flatMap((scheme) => scheme.concepts).map((one) => [one.iri, one]));
  const named = (iri: string): DefinedTerm | Scheme | Concept | undefined =>
    terms.get(iri) ?? concepts.get(iri) ?? [...schemes.values()].find((scheme) => scheme.iri === iri);
  const header = bySubject.get(ontologyIri) ?? [];
  const headerValue = (property: Quad['predicate']) =>
    header.find(({ predicate }) => predicate.equals(property))?.object.value ?? '';

  return {
    title: textsOf(header, dcterms.title),
    description: textsOf(header, dcterms.description),
    version: headerValue(owl.versionInfo),
    license: headerValue(dcterms.license),
    files,
    terms,
    schemes,
    concepts,
    context,
    labelOf: (iri, language) => textIn(named(iri)?.labels ?? {}, language),
    definitionOf: (iri, language) => textIn(named(iri)?.definitions ?? {}, language),
    describe: (iri) => bySubject.get(iri) ?? [],
  };
}
