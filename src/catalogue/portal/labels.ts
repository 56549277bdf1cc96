import { textIn } from '../../vocabulary/multilingual.ts';
import { localNameOf, schemeIri } from '../../vocabulary/namespaces.ts';
import { dcterms, foaf, schema, skos } from '../../vocabulary/terms.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { type Resource, type Text, textsFor } from './resource.ts';

/** A thing or a concept by its name, in the language of the page where there is one. */
export interface Named {
  readonly iri: string;
  readonly name: string;
  /** The language of the name where it is a text of a language and not a proper name. */
  readonly language: string;
}

/** How a page names things. */
export interface Labels {
  /** A concept or term, from the vocabulary or else from the data. */
  readonly concept: (iri: string) => Named;
  /** A thing of the instance or an agent elsewhere; by its address where nobody named it. */
  readonly thing: (iri: string) => Named;
  /** What is known of a thing that is only mentioned. */
  readonly about: (iri: string) => Resource;
  /** The language of the page. */
  readonly language: string;
}

/** Makes the labels of one page from the vocabulary and what was read of the things it mentions. */
export function createLabels(vocabulary: Vocabulary, about: (iri: string) => Resource, language: string): Labels {
  const thing = (iri: string): Named => {
    const resource = about(iri);
    const texts = [schema.name, skos.prefLabel, dcterms.title, foaf.name].flatMap((property) =>
      resource.texts(property),
    );
    const text: Text = textsFor(texts, language)[0] ?? { value: readableName(iri), language: '' };
    return { iri, name: text.value, language: text.language };
  };
  return {
    about,
    language,
    thing,
    concept: (iri) => {
      const known = vocabulary.concepts.get(iri) ?? vocabulary.terms.get(iri);
      const name = known && textIn(known.labels, language);
      return name === undefined ? thing(iri) : { iri, name, language: known?.labels[language] ? language : 'fr' };
    },
  };
}

/** Where the portal tells of a concept: its page, or the page of its scheme where the vocabulary defines it. */
export function pageOfConcept(iri: string): string {
  const namespace = schemeIri('');
  return iri.startsWith(namespace) ? `schemas/${iri.slice(namespace.length)}` : iri;
}

function readableName(iri: string): string {
  const local = localNameOf(iri.replace(/\/+$/u, ''));
  return local === '' ? iri : safelyDecoded(local);
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
