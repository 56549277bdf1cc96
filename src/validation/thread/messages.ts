import type { Quad, Term } from '@rdfjs/types';
import { DataFactory, Parser } from 'n3';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import type { ValidationReport, ValidationResult } from '../report.ts';

/** A term as it crosses from one thread to another. */
export type PlainTerm = Readonly<Record<'termType' | 'value' | 'language' | 'datatype', string>>;

/** A document to judge. */
export interface ToValidator {
  readonly id: number;
  /** N-Triples. */
  readonly document: string;
  /** The classes of what exists elsewhere. */
  readonly references: ReadonlyMap<string, readonly string[]>;
}

type PlainResult = Omit<ValidationResult, 'focusNode' | 'value'> & {
  readonly focusNode: PlainTerm;
  readonly value: PlainTerm | undefined;
};

/** A report without methods, which threads cannot send. */
export interface PlainReport {
  readonly conforms: boolean;
  readonly results: readonly PlainResult[];
}

/** What a document is worth, or what went wrong in judging it. */
export type FromValidator = ({ readonly id: number } & PlainReport) | { readonly id: number; readonly error: string };

/** A document as text. */
export function writeDocument(quads: Iterable<Quad>): string {
  return serialiseRdf(quads, 'application/n-triples');
}

/** A document from its text; blank nodes keep their labels. */
export function readDocument(text: string): Quad[] {
  return new Parser({ format: 'application/n-triples', blankNodePrefix: '' }).parse(text);
}

/** A report as it is sent. */
export function toPlainReport({ conforms, results }: ValidationReport): PlainReport {
  return {
    conforms,
    results: results.map((result) => ({
      ...result,
      focusNode: toPlain(result.focusNode),
      value: result.value && toPlain(result.value),
    })),
  };
}

/** The report that was sent. */
export function fromPlainReport({ conforms, results }: PlainReport): ValidationReport {
  return {
    conforms,
    results: results.map((result) => ({
      ...result,
      focusNode: fromPlain(result.focusNode),
      value: result.value && fromPlain(result.value),
    })),
  };
}

function toPlain(term: Term): PlainTerm {
  const [language, datatype] = term.termType === 'Literal' ? [term.language, term.datatype.value] : ['', ''];
  return { termType: term.termType, value: term.value, language, datatype };
}

function fromPlain({ termType, value, language, datatype }: PlainTerm): Term {
  switch (termType) {
    case 'Literal':
      return DataFactory.literal(value, language || DataFactory.namedNode(datatype));
    case 'BlankNode':
      return DataFactory.blankNode(value);
    default:
      return DataFactory.namedNode(value);
  }
}
