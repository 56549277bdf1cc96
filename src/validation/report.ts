import type { Quad, Term } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { rdf, xsd } from '../vocabulary/terms.ts';
import { sh } from './sh.ts';
import type { Messages } from './shape-index.ts';

/** How much a result matters: a violation is wrong, a warning or an info is merely missing. */
export type Severity = 'Violation' | 'Warning' | 'Info';

/** The severities, the gravest first. */
export const severities: readonly Severity[] = ['Violation', 'Warning', 'Info'];

/** One thing to mend, or to complete. */
export interface ValidationResult {
  readonly severity: Severity;
  /** The node that is judged: the thing itself, or one of its parts such as its address. */
  readonly focusNode: Term;
  /** The IRI of the property, or undefined where a shape judges the node as a whole. */
  readonly path: string | undefined;
  /** The value that is wrong, where there is one. */
  readonly value: Term | undefined;
  /** Which constraint, by the local name of its component without “ConstraintComponent”: `MinCount`, `Pattern`. */
  readonly component: string;
  /** The IRI of the shape that asks for it. */
  readonly sourceShape: string;
  /** What is the matter and how to mend it. */
  readonly messages: Messages;
}

/** The outcome of a validation. */
export interface ValidationReport {
  /** Whether nothing is wrong. What is merely missing does not count. */
  readonly conforms: boolean;
  /** The gravest first. */
  readonly results: readonly ValidationResult[];
}

/** Makes a report of results, in the order of their severity. */
export function createReport(results: readonly ValidationResult[]): ValidationReport {
  const ordered = severities.flatMap((severity) => results.filter((result) => result.severity === severity));
  return { conforms: ordered[0]?.severity !== 'Violation', results: ordered };
}

/**
 * A report as an `sh:ValidationReport`.
 *
 * `sh:conforms` says what `conforms` says, and `sh:conformanceDisallows` (SHACL 1.2) that only violations count;
 * SHACL 1.0 would have it false for a mere info.
 *
 * @see {@link https://www.w3.org/TR/shacl/#validation-report}
 */
export function reportToQuads({ conforms, results }: ValidationReport): Quad[] {
  const report = DataFactory.blankNode();
  return [
    DataFactory.quad(report, rdf.type, sh.ValidationReport),
    DataFactory.quad(report, sh.conforms, DataFactory.literal(String(conforms), xsd.boolean)),
    DataFactory.quad(report, sh.conformanceDisallows, sh.Violation),
    ...results.flatMap((result) => {
      const node = DataFactory.blankNode();
      return [DataFactory.quad(report, sh.result, node), ...resultToQuads(node, result)];
    }),
  ];
}

function resultToQuads(node: Quad['subject'], result: ValidationResult): Quad[] {
  const say = (property: Quad['predicate'], value: Term): Quad =>
    // Every term of a result stood in a subject, predicate or object of the data.
    DataFactory.quad(node, property, value as Quad['object']);
  return [
    say(rdf.type, sh.ValidationResult),
    say(sh.resultSeverity, sh[result.severity]),
    say(sh.focusNode, result.focusNode),
    ...(result.path === undefined ? [] : [say(sh.resultPath, DataFactory.namedNode(result.path))]),
    ...(result.value === undefined ? [] : [say(sh.value, result.value)]),
    say(sh.sourceConstraintComponent, componentIri(result.component)),
    say(sh.sourceShape, DataFactory.namedNode(result.sourceShape)),
    say(sh.resultMessage, DataFactory.literal(result.messages.fr, 'fr')),
    say(sh.resultMessage, DataFactory.literal(result.messages.en, 'en')),
  ];
}

const componentSuffix = 'ConstraintComponent';
const shNs = sh.result.value.slice(0, -'result'.length);

/** The short name of a constraint component: `Pattern` of `sh:PatternConstraintComponent`. */
export function componentName(iri: string): string {
  return iri.slice(shNs.length).replace(componentSuffix, '');
}

function componentIri(name: string): Quad['object'] {
  return DataFactory.namedNode(`${shNs}${name}${componentSuffix}`);
}
