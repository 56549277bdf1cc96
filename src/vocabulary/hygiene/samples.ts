import type { NamedNode, Quad_Object } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { ContextKey } from '../context.ts';
import type { DefinedTerm } from '../defined-terms.ts';
import { localNameOf } from '../namespaces.ts';
import { rdf, xsd } from '../terms.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** One statement, and the key and value by which JSON-LD should say it. */
export interface Sample {
  readonly predicate: NamedNode;
  readonly object: Quad_Object;
  readonly key: string;
  readonly value: unknown;
}

const someone = 'http://example.org/value';

/**
 * Samples of everything that the context must be able to say: every class, every property with a value of its range
 * (each concept where it is a scheme), and the terms of other vocabularies as the context itself understands them.
 */
export function samplesOf(vocabulary: Vocabulary, keys: readonly ContextKey[]): Sample[] {
  const own = [...vocabulary.terms.values()].flatMap((term) =>
    term.kind === 'class' ? [classSample(term)] : propertySamples(term, vocabulary, keys),
  );
  const others = keys.filter(({ iri }) => !vocabulary.terms.has(iri) && startsLowerCase(localNameOf(iri)));
  return [...own, ...others.map((key) => keySample(key))];
}

function classSample({ iri, localName }: DefinedTerm): Sample {
  return { predicate: rdf.type, object: DataFactory.namedNode(iri), key: 'type', value: localName };
}

function propertySamples(term: DefinedTerm, vocabulary: Vocabulary, keys: readonly ContextKey[]): Sample[] {
  const predicate = DataFactory.namedNode(term.iri);
  const containers = keys.find(({ iri }) => iri === term.iri)?.containers ?? [];
  const sample = (object: Quad_Object, value: unknown): Sample => ({
    predicate,
    object,
    key: term.localName,
    value: containers.includes('@set') ? [value] : value,
  });
  const concepts = [...vocabulary.concepts.values()].filter(({ scheme }) => scheme === term.scheme);
  if (term.kind === 'object-property') {
    return concepts.length > 0
      ? concepts.map(({ iri, slug }) => sample(DataFactory.namedNode(iri), slug))
      : [sample(DataFactory.namedNode(someone), someone)];
  }
  const range = term.range[0] ?? xsd.string.value;
  switch (range) {
    case xsd.integer.value:
      return [sample(DataFactory.literal('12', xsd.integer), 12)];
    case xsd.boolean.value:
      return [sample(DataFactory.literal('true', xsd.boolean), true)];
    case rdf.langString.value:
      return [sample(DataFactory.literal('mot', 'fr'), { fr: 'mot' })];
    default:
      return [sample(DataFactory.literal('12', DataFactory.namedNode(range)), '12')];
  }
}

function keySample({ key, iri, coercion, containers }: ContextKey): Sample {
  const [object, value] = containers.includes('@language')
    ? [DataFactory.literal('mot', 'fr'), { fr: 'mot' }]
    : coercion === undefined
      ? [DataFactory.literal('mot'), 'mot']
      : coercion.startsWith('@')
        ? [DataFactory.namedNode(someone), someone]
        : [DataFactory.literal('12', DataFactory.namedNode(coercion)), '12'];
  return { predicate: DataFactory.namedNode(iri), object, key, value: containers.includes('@set') ? [value] : value };
}

function startsLowerCase(name: string): boolean {
  return /^\p{Ll}/u.test(name);
}
