import type { Literal, Quad, Term } from '@rdfjs/types';
import { keyOf, xsdNs } from './dataset.ts';
import type { ExpandedNode } from './json-ld.ts';
import { rdfType } from './terms-as-text.ts';

/** What stands for a term in JSON-LD's expanded form; nodes only by their `@id`. */
export function valueOf(term: Term): ExpandedNode {
  return term.termType === 'Literal' ? literalValue(term) : { '@id': nodeId(term) };
}

/** The `@id` of an IRI or a blank node. */
export function nodeId(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
}

/**
 * The triples of one subject in expanded form, every object through `embed`.
 *
 * @param embed - What to put for an object; its `@id` or literal unless told otherwise.
 */
export function nodeOf(triples: readonly Quad[], embed: (object: Term) => ExpandedNode = valueOf): ExpandedNode {
  const node: ExpandedNode = {};
  const seen = new Set<string>();
  for (const { subject, predicate, object } of triples) {
    node['@id'] ??= nodeId(subject);
    const key = `${predicate.value} ${keyOf(object)}`;
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    const asType = predicate.value === rdfType && object.termType !== 'Literal';
    const values = (node[asType ? '@type' : predicate.value] ??= []) as unknown[];
    values.push(asType ? nodeId(object) : embed(object));
  }
  return node;
}

/**
 * A literal as a JSON value, native only where reading it back gives exactly the same literal.
 * (`useNativeTypes` of jsonld.js turns `"1"^^xsd:boolean` into `true` and drops the datatype of `"007"^^xsd:integer`.)
 */
function literalValue({ value, language, datatype }: Literal): ExpandedNode {
  if (language) {
    return { '@value': value, '@language': language };
  }
  if (datatype.value === `${xsdNs}string`) {
    return { '@value': value };
  }
  if (datatype.value === `${xsdNs}boolean` && (value === 'true' || value === 'false')) {
    return { '@value': value === 'true' };
  }
  if (datatype.value === `${xsdNs}integer` && Number.isSafeInteger(Number(value)) && String(Number(value)) === value) {
    return { '@value': Number(value) };
  }
  return { '@value': value, '@type': datatype.value };
}
