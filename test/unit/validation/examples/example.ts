import { Parser } from 'n3';
import type { Quad } from '@rdfjs/types';
import type { Severity } from '../../../../src/validation/report.ts';
import { prefixes } from '../../../../src/vocabulary/namespaces.ts';

/** For one shape: a document it accepts, and for each of its constraints documents that it refuses. */
export interface Example {
  /** The shape's local name. */
  readonly shape: string;
  /** The property a refusal points at, as a prefixed name; null where the shape judges the node as a whole. */
  readonly path: string | null;
  readonly severity: Severity;
  /** Another shape that cannot but refuse what this one refuses. */
  readonly alsoRefusedBy?: string;
  readonly accepted: Sample;
  readonly refused: readonly (Sample & { readonly component: string })[];
}

/** A document to judge. */
export interface Sample {
  /** What it is about, for the title of a test. */
  readonly statements: string;
  readonly turtle: string;
}

/** An example as it is written in a table: statements about one node, to be put into a document. */
export interface Row extends Pick<Example, 'shape' | 'path' | 'alsoRefusedBy'> {
  /** `Violation` unless said otherwise. */
  readonly severity?: Severity;
  readonly accepted: string;
  /** One or several, by constraint component. */
  readonly refused: Readonly<Record<string, string | readonly string[]>>;
}

/** Puts statements about one node, `predicate object ; predicate object`, into a document. */
export type Template = (statements: string) => string;

/** The examples of a table whose statements are all about the same sort of node. */
export function examplesOf(template: Template, rows: readonly Row[]): Example[] {
  const sample = (statements: string): Sample => ({
    statements: statements || 'nothing',
    turtle: template(statements),
  });
  return rows.map(({ severity = 'Violation', accepted, refused, ...row }) => ({
    ...row,
    severity,
    accepted: sample(accepted),
    refused: Object.entries(refused).flatMap(([component, given]) =>
      [given].flat().map((statements) => ({ component, ...sample(statements) })),
    ),
  }));
}

/**
 * A template for documents about a node of a class.
 *
 * @param required - What is said of the node unless the example speaks of the same property itself.
 * @param around - Statements about other nodes.
 */
export function nodeOf(iri: string, type: string, required: Record<string, string>, around = ''): Template {
  return (statements) => {
    const missing = Object.entries(required).filter(([property]) => !statements.includes(`${property} `));
    const said = missing.map(([property, value]) => `${property} ${value} ; `).join('');
    return `${around}\n${iri} a ${type} ; ${said}${statements} .`;
  };
}

/** Statements that leave a required property out. */
export function without(property: string): string {
  return `rdfs:comment "without ${property} "`;
}

/** The IRI against which the examples are read. */
export const baseIri = 'http://localhost:3000/';

const header = Object.entries({
  ...prefixes,
  family: 'https://w3id.org/fabriques/schemas/families#',
  territory: 'https://w3id.org/fabriques/schemas/territory-types#',
  form: 'https://w3id.org/fabriques/schemas/legal-forms#',
  kind: 'https://w3id.org/fabriques/schemas/partner-kinds#',
  visit: 'https://w3id.org/fabriques/schemas/visit-kinds#',
  category: 'https://w3id.org/fabriques/schemas/practice-categories#',
  funding: 'https://w3id.org/fabriques/schemas/funder-kinds#',
  programme: 'https://w3id.org/fabriques/schemas/programmes#',
  verdict: 'https://w3id.org/fabriques/schemas/identity-verdicts#',
  peerKind: 'https://w3id.org/fabriques/schemas/peer-kinds#',
  trust: 'https://w3id.org/fabriques/schemas/trust-levels#',
  characteristic: 'https://w3id.org/fabriques/schemas/characteristics#',
})
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

/** Reads an example. */
export function readExample(turtle: string): Quad[] {
  return new Parser({ format: 'text/turtle', baseIRI: baseIri }).parse(header + turtle);
}
