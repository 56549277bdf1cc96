import type { Literal, Term } from '@rdfjs/types';
import { rdfNs, xsdNs } from './dataset.ts';

/** Namespace IRIs by prefix. */
export type Prefixes = Readonly<Record<string, string>>;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A term as N-Triples writes it; also right in N-Quads, Turtle, TriG and SPARQL. */
export function termToText(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${escapeIri(term.value)}>`;
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal':
      return literalToText(term, (datatype) => `<${escapeIri(datatype)}>`);
    case 'DefaultGraph':
    case 'Variable':
    case 'Quad':
      throw new TypeError(`A ${term.termType} cannot be written`);
  }
}

/** A literal with its language or datatype, the datatype written by the caller. */
export function literalToText({ value, language, datatype }: Literal, writeIri: (iri: string) => string): string {
  const text = `"${value.replace(/[\\"\n\r\t\b\f]|[\p{Cc}\p{Cs}]/gu, escapeCharacter)}"`;
  if (language) {
    return `${text}@${language}`;
  }
  return datatype.value === `${xsdNs}string` ? text : `${text}^^${writeIri(datatype.value)}`;
}

/**
 * How Turtle writes a literal without quotes: only where the short form reads back as exactly the same literal.
 *
 * @see {@link https://www.w3.org/TR/turtle/#abbrev}
 */
export function shortLiteral({ value, datatype }: Literal): string | undefined {
  const forms: Readonly<Record<string, RegExp>> = {
    [`${xsdNs}integer`]: /^[+-]?\d+$/u,
    [`${xsdNs}decimal`]: /^[+-]?\d*\.\d+$/u,
    [`${xsdNs}double`]: /^[+-]?(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+$/u,
    [`${xsdNs}boolean`]: /^(?:true|false)$/u,
  };
  return forms[datatype.value]?.test(value) ? value : undefined;
}

/** Writes IRIs as prefixed names where a prefix fits, and says which prefixes it used. */
export class IriShortener {
  readonly #namespaces: readonly (readonly [string, string])[];
  readonly #used = new Map<string, string>();

  public constructor(prefixes: Prefixes) {
    // The longest namespace first, so that the most precise prefix wins.
    this.#namespaces = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  }

  /** `prefix:name`, or `<iri>` where no prefix leaves a name that needs no escape. */
  public shorten(iri: string): string {
    for (const [prefix, namespace] of this.#namespaces) {
      const name = iri.startsWith(namespace) ? iri.slice(namespace.length) : undefined;
      // A safe part of PN_LOCAL: anything else is written in full.
      if (name !== undefined && /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?$/u.test(name)) {
        this.#used.set(prefix, namespace);
        return `${prefix}:${name}`;
      }
    }
    return `<${escapeIri(iri)}>`;
  }

  /** The prefixes that were used, in alphabetical order. */
  public used(): [string, string][] {
    return [...this.#used].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The IRI of `rdf:type`, which Turtle writes `a`. */
export const rdfType = `${rdfNs}type`;

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return escapes[character] ?? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function escapeIri(iri: string): string {
  return iri.replace(/[\p{Cc}\s<>"{}|\\^`]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
