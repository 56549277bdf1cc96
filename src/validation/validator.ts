import type { Quad, Term } from '@rdfjs/types';
import { createShaclEngine, type EngineResult } from '../core/shacl-engine.ts';
import { rdf } from '../vocabulary/terms.ts';
import { DocumentGraph } from './document-graph.ts';
import { asReferences, createElsewhere, type References } from './references.ts';
import { indexShapes } from './shape-index.ts';
import { componentName, createReport, severities, type ValidationReport } from './report.ts';

/** What a validator is made from. */
export interface ValidatorOptions {
  /** The shapes, as one graph. */
  readonly shapes: readonly Quad[];
  /** The vocabulary's statements about one subject, from which the concepts of the schemes are known. */
  readonly describe: (iri: string) => readonly Quad[];
}

/** How one validation goes. */
export interface ValidateOptions {
  /**
   * The things that exist outside the document, as statements of their classes or, where many documents are judged,
   * indexed once by `referencesFrom`. With it, an action that is not among them is a violation, a structure or place
   * that is not among them a warning; without it, references are taken at their word.
   */
  readonly references?: References | Iterable<Quad>;
}

/** Judges documents. */
export interface Validator {
  /**
   * Judges the statements of one document, as written (a store may have rewritten its literals).
   * The graphs they stand in do not matter. About five milliseconds for a fabrique.
   */
  validate: (document: Iterable<Quad>, options?: ValidateOptions) => Promise<ValidationReport>;
  /** The IRIs a document refers to that must be things of some class: what `references` is asked for. */
  referencesIn: (document: Iterable<Quad>) => Set<string>;
}

/** Compiles shapes into a validator, about a hundred milliseconds: to be done once at start. */
export function createValidator({ shapes, describe }: ValidatorOptions): Validator {
  const engine = createShaclEngine(shapes);
  const index = indexShapes(shapes);

  return {
    validate: async (document, { references } = {}) => {
      const elsewhere = createElsewhere(describe, references && asReferences(references), index.referenceClasses);
      const results = await engine.validate(new DocumentGraph(document, elsewhere));
      return createReport(
        results
          .filter(isAboutThing)
          .map((result) => ({ ...plainly(result), messages: index.messagesOf(result.sourceShape) })),
      );
    },
    referencesIn: (document) => {
      const graph = new DocumentGraph(document);
      const unknown = (term: Term): boolean =>
        term.termType === 'NamedNode' &&
        ![...graph.about(term), ...describe(term.value)].some(({ predicate }) => predicate.equals(rdf.type));
      const referring = [...graph].filter(({ predicate }) => index.referenceProperties.has(predicate.value));
      return new Set(referring.filter(({ object }) => unknown(object)).map(({ object }) => object.value));
    },
  };
}

/** A text in the place of an address or an engagement is said to be one once, not also to lack all that it should have. */
function isAboutThing({ focusNode }: EngineResult): boolean {
  return focusNode.termType !== 'Literal';
}

function plainly({ focusNode, path, value, severity, sourceConstraintComponent, sourceShape }: EngineResult) {
  return {
    severity: severities.find((name) => severity.value.endsWith(name)) ?? 'Violation',
    focusNode,
    path: path?.value,
    value: value ?? undefined,
    component: componentName(sourceConstraintComponent.value),
    sourceShape: sourceShape.value,
  } as const;
}
