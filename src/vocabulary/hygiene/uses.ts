import type { Quad, Term } from '@rdfjs/types';
import { contextKeys, type ContextDocument } from '../context.ts';
import { conceptIri, prefixes, schemeIri, schemesIri } from '../namespaces.ts';

/** A place where a term of this project stands. */
export interface Use {
  readonly iri: string;
  /** The file. */
  readonly where: string;
}

/** Whether an IRI names a term, a scheme or a concept that this project must define. */
export function isOwnTerm(iri: string): boolean {
  return [prefixes.fab, schemesIri].some((namespace) => iri.startsWith(namespace) && iri.length > namespace.length);
}

/** The terms of this project among quads, each once. */
export function usesInQuads(quads: Iterable<Quad>, where: string): Use[] {
  const iris = new Set<string>();
  const note = (term: Term) => {
    if (term.termType === 'NamedNode' && isOwnTerm(term.value)) {
      iris.add(term.value);
    }
  };
  for (const { subject, predicate, object } of quads) {
    [subject, predicate, object, ...(object.termType === 'Literal' ? [object.datatype] : [])].forEach(note);
  }
  return asUses(iris, where);
}

/** How a term is written in code and in SPARQL: prefixed, in full, or made by a helper of `namespaces.ts`. */
const spellings: readonly [RegExp, (first: string, second: string) => string][] = [
  [/(?<![\w/])fab:([A-Za-z]\w*)/gu, (name) => prefixes.fab + name],
  [/https:\/\/w3id\.org\/fabriques\/ns#([A-Za-z]\w*)/gu, (name) => prefixes.fab + name],
  [/https:\/\/w3id\.org\/fabriques\/schemas\/([\w-]+)#([\w-]+)/gu, conceptIri],
  [/https:\/\/w3id\.org\/fabriques\/schemas\/([\w-]+)/gu, schemeIri],
  [/conceptIri\(\s*'([^']+)',\s*'([^']+)',?\s*\)/gu, conceptIri],
  [/schemeIri\(\s*'([^']+)',?\s*\)/gu, schemeIri],
];

/** The terms of this project that a source file spells out, each once; `fab.Term` is checked by the compiler. */
export function usesInText(text: string, where: string): Use[] {
  const iris = new Set<string>();
  for (const [pattern, iriOf] of spellings) {
    for (const [, first = '', second = ''] of text.matchAll(pattern)) {
      iris.add(iriOf(first, second));
    }
  }
  return asUses(iris, where);
}

/** The terms of this project that a JSON-LD context has keys for. */
export function usesInContext(context: ContextDocument, where: string): Use[] {
  const keys = contextKeys(context).map(({ iri }) => iri);
  return asUses(new Set([...keys.filter(isOwnTerm), ...scopedIris(context)]), where);
}

/** The schemes that scoped contexts name with `@vocab`, and the concepts they give keys to. */
function scopedIris(context: ContextDocument): string[] {
  return contextKeys(context)
    .flatMap(({ scoped }) => Object.values(scoped ?? {}))
    .filter((value) => typeof value === 'string')
    .map((value) => value.replace(/^fab:/u, prefixes.fab).replace(/#$/u, ''))
    .filter(isOwnTerm);
}

function asUses(iris: Iterable<string>, where: string): Use[] {
  return [...iris].map((iri) => ({ iri, where }));
}
