import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { xsd } from '../../vocabulary/terms.ts';

/** The namespaces of what others read: those of the data, and those of catalogues, streams and containers. */
export const exchangePrefixes = {
  ...prefixes,
  as: 'https://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  ldes: 'https://w3id.org/ldes#',
  ldp: 'http://www.w3.org/ns/ldp#',
  tree: 'https://w3id.org/tree#',
} as const;

/** The node of an IRI. */
export function namedNode(iri: string): NamedNode {
  return DataFactory.namedNode(iri);
}

/** A text, plain or with its language or datatype. */
export function literal(value: string, languageOrDatatype?: string | NamedNode): Literal {
  return DataFactory.literal(value, languageOrDatatype);
}

/** A term by its prefixed name, whose prefix is one of {@link exchangePrefixes}. */
export function term(name: `${keyof typeof exchangePrefixes}:${string}`): NamedNode {
  const [prefix = '', local = ''] = name.split(/:(.*)/su);
  const namespace = (exchangePrefixes as Readonly<Record<string, string>>)[prefix] ?? '';
  return namedNode(namespace + local);
}

/** A value of a description: a term, or a text in several languages, or nothing where it is not known. */
export type Value = Quad['object'] | Readonly<Partial<Record<string, string>>> | undefined;

/** The triples that say something of one subject. */
export function describe(
  subject: Quad['subject'],
  statements: readonly (readonly [Parameters<typeof term>[0], Value | readonly Value[]])[],
): Quad[] {
  return statements.flatMap(([name, values]) =>
    [values].flat().flatMap((value) => objectsOf(value).map((object) => DataFactory.quad(subject, term(name), object))),
  );
}

function objectsOf(value: Value): Quad['object'][] {
  if (value === undefined) {
    return [];
  }
  return isTerm(value)
    ? [value]
    : Object.entries(value).flatMap(([language, text]) =>
        text === undefined ? [] : [DataFactory.literal(text, language)],
      );
}

function isTerm(value: Exclude<Value, undefined>): value is Quad['object'] {
  return typeof value === 'object' && 'termType' in value;
}

/** A whole number. */
export function integer(value: number): Quad['object'] {
  return DataFactory.literal(String(value), xsd.integer);
}

/** A time. */
export function dateTime(value: Date): Quad['object'] {
  return DataFactory.literal(value.toISOString(), xsd.dateTime);
}
