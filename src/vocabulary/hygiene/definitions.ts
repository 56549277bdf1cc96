import type { NamedNode, Quad } from '@rdfjs/types';
import { groupBy } from '../../core/rdf/dataset.ts';
import { textsOf, vocabularyLanguages } from '../multilingual.ts';
import type { OntologyFile } from '../ontology-files.ts';
import { owl, rdf, rdfs, skos } from '../terms.ts';
import type { Finding, Rule } from './finding.ts';
import { isOwnTerm, type Use } from './uses.ts';

/** With which property each sort of term is labelled. */
const labelOfType = new Map<string, NamedNode>([
  [owl.Class.value, rdfs.label],
  [owl.ObjectProperty.value, rdfs.label],
  [owl.DatatypeProperty.value, rdfs.label],
  [skos.Concept.value, skos.prefLabel],
  [skos.ConceptScheme.value, skos.prefLabel],
]);

/** The terms of this project that the files define, by IRI: a term is defined where its type is stated. */
export function definitionsIn(files: readonly OntologyFile[]): Set<string> {
  const typed = files.flatMap(({ quads }) => quads).filter(isDefinition);
  return new Set(typed.map(({ subject }) => subject.value));
}

/** A finding for every term that is used and not defined. */
export function checkUses(uses: readonly Use[], defined: ReadonlySet<string>): Finding[] {
  return uses
    .filter(({ iri }) => !defined.has(iri))
    .map(({ iri, where }) => ({
      rule: 'undefined-term',
      term: iri,
      where,
      message: `<${iri}> is used in ${where} and defined nowhere in ontology/`,
    }));
}

/** A finding for every defined term that lacks a label or a definition in one of the languages. */
export function checkTexts(files: readonly OntologyFile[]): Finding[] {
  return files.flatMap(({ name, quads }) => {
    const bySubject = groupBy(quads, ({ subject }) => subject.value);
    return quads.filter(isDefinition).flatMap(({ subject, object }) => {
      const about = bySubject.get(subject.value) ?? [];
      const label = labelOfType.get(object.value) ?? rdfs.label;
      return [
        ...checkText(subject.value, name, 'missing-label', about, label),
        ...checkText(subject.value, name, 'missing-definition', about, skos.definition),
      ];
    });
  });
}

function checkText(term: string, where: string, rule: Rule, about: readonly Quad[], property: NamedNode): Finding[] {
  const texts = textsOf(about, property);
  return vocabularyLanguages
    .filter((language) => !texts[language]?.trim())
    .map((language) => ({
      rule,
      term,
      where,
      message: `<${term}> in ${where}.ttl has no <${property.value}> in "${language}"`,
    }));
}

function isDefinition({ subject, predicate, object }: Quad): boolean {
  return predicate.equals(rdf.type) && labelOfType.has(object.value) && isOwnTerm(subject.value);
}
