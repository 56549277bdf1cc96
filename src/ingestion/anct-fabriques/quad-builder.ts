import type { Literal, NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { rdfNs, xsdNs } from '../../core/rdf/dataset.ts';
import { names } from './names.ts';

/** A value to state: a term, or what becomes a literal. */
export type Value = Literal | NamedNode;

/** Statements about one subject: prefixed names of predicates with their values; undefined states nothing. */
export type Statements = Readonly<Record<string, Value | readonly Value[] | undefined>>;

/** A node of the instance, by its address relative to it. */
export function node(path: string): NamedNode {
  return DataFactory.namedNode(`${names.base}${path}`);
}

/** A node by its prefixed name or its full IRI. */
export function term(name: string): NamedNode {
  const [, prefix = '', local = ''] = /^(\w+):(?!\/\/)(.*)$/u.exec(name) ?? [];
  const namespace = names.prefixes[prefix];
  return DataFactory.namedNode(namespace === undefined ? name : `${namespace}${local}`);
}

/** A plain string, or nothing. */
export function text<T extends string | undefined>(value: T): T extends string ? Value : Value | undefined;
export function text(value: string | undefined): Value | undefined {
  return value === undefined ? undefined : DataFactory.literal(value);
}

/** The same sentence in French and in English. */
export function bilingual(fr: string, en: string): Value[] {
  return [DataFactory.literal(fr, 'fr'), DataFactory.literal(en, 'en')];
}

/** A value of an XML Schema datatype. */
export function typed(value: string, datatype: string): Value {
  return DataFactory.literal(value, DataFactory.namedNode(`${xsdNs}${datatype}`));
}

/** A decimal with six digits at most: a tenth of a metre for a degree. */
export function decimal(value: number): Value {
  return typed(value.toFixed(6).replace(/(\.\d+?)0+$/u, '$1'), 'decimal');
}

/**
 * The quads that say the statements of the subject.
 *
 * @param types - Prefixed names of its classes.
 * @param graph - The document that says so; the default graph without one.
 */
export function describe(subject: NamedNode, types: string[], statements: Statements, graph?: NamedNode): Quad[] {
  const typings = types.map((type) =>
    DataFactory.quad(subject, DataFactory.namedNode(`${rdfNs}type`), term(type), graph),
  );
  const others = Object.entries(statements).flatMap(([predicate, value]) =>
    [value ?? []].flat().map((object) => DataFactory.quad(subject, term(predicate), object, graph)),
  );
  return [...typings, ...others];
}
