import { localNameOf, prefixedName, prefixes } from '../../vocabulary/namespaces.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import { contextKeys } from '../../vocabulary/context.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Member } from '../members.ts';

/** A term as it is written in a query, and what it means. */
export interface TermProposal {
  readonly text: string;
  readonly label: string;
  readonly definition?: string;
}

/** A concept as it is written in a query: its IRI between angle brackets, relative where it is of this instance. */
export interface ConceptProposal {
  readonly text: string;
  readonly label: string;
  readonly scheme?: string;
}

/** What an editor of queries proposes, from our own vocabulary and nothing else. */
export interface Completions {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly TermProposal[];
  readonly concepts: readonly ConceptProposal[];
}

/** Reads the proposals in a language, the concepts of actions being data. */
export function readCompletions(
  vocabulary: Vocabulary,
  actions: Iterable<Member>,
  baseIri: string,
  language: string,
): Completions {
  const own = [...vocabulary.terms.values()].map(({ iri, labels, definitions }) => ({
    text: prefixedName(iri),
    label: textIn(labels, language) ?? localNameOf(iri),
    ...definition(textIn(definitions, language)),
  }));
  // Terms of others, as the JSON-LD context uses them.
  const known = new Set(own.map(({ text }) => text));
  const reused = contextKeys(vocabulary.context)
    .map(({ iri, key }) => ({ text: prefixedName(iri), label: key }))
    .filter(({ text }) => !text.includes('/') && !known.has(text));
  const reusedOnce = [...new Map(reused.map((term) => [term.text, term])).values()];
  const concepts = [...vocabulary.concepts.values()].map(({ iri, labels, scheme }) => {
    const ofScheme = vocabulary.schemes.get(localNameOf(scheme));
    return {
      text: prefixedName(iri) === iri ? `<${iri}>` : prefixedName(iri),
      label: textIn(labels, language) ?? localNameOf(iri),
      ...(ofScheme && { scheme: textIn(ofScheme.labels, language) ?? ofScheme.slug }),
    };
  });
  const ofActions = [...actions].map(({ iri, name, labels }) => ({
    text: `<${iri.slice(baseIri.length)}>`,
    label: textIn(labels, language) ?? name,
  }));
  return { prefixes, terms: [...own, ...reusedOnce], concepts: [...ofActions, ...concepts] };
}

function definition(text: string | undefined): { definition?: string } {
  return text === undefined ? {} : { definition: text };
}
