import type { Literal, NamedNode, Quad } from '@rdfjs/types';

/** The languages in which every term is labelled and defined. */
export const vocabularyLanguages = ['fr', 'en'] as const;

/** One text by language tag; a language that is missing has no key. */
export type Multilingual = Readonly<Record<string, string>>;

/** The text in the language asked for, else in French, else in any; undefined where there is none. */
export function textIn(texts: Multilingual, language: string): string | undefined {
  return texts[language] ?? texts['fr'] ?? Object.values(texts)[0];
}

/** The first text in each language that a property gives among the quads of one subject. */
export function textsOf(quads: readonly Quad[], property: NamedNode): Multilingual {
  const texts: Record<string, string> = {};
  for (const { predicate, object } of quads) {
    if (predicate.equals(property) && isLiteral(object) && object.language) {
      texts[object.language] ??= object.value;
    }
  }
  return texts;
}

/** The values of a property among the quads of one subject. */
export function valuesOf(quads: readonly Quad[], property: NamedNode): string[] {
  return quads.filter(({ predicate }) => predicate.equals(property)).map(({ object }) => object.value);
}

function isLiteral(term: Quad['object']): term is Literal {
  return term.termType === 'Literal';
}
