import type { DatasetCore, Quad, Term } from '@rdfjs/types';
import SHACLValidator from 'rdf-validate-shacl';

/** A validation result as the engine gives it. */
export interface EngineResult {
  readonly focusNode: Term;
  readonly path: Term | null;
  readonly value: Term | null;
  readonly severity: Term;
  readonly sourceConstraintComponent: Term;
  readonly sourceShape: Term;
}

/** Shapes, compiled. */
export interface ShaclEngine {
  /** Validates a data graph. Synchronous at heart: graphs given at the same time are taken one after another. */
  validate: (data: DatasetCore) => Promise<readonly EngineResult[]>;
}

/**
 * Compiles shapes, about a hundred milliseconds: to be done once.
 *
 * `rdf-validate-shacl` counts on types of `clownface`, which has none, so its results are typed here.
 */
export function createShaclEngine(shapes: Iterable<Quad>): ShaclEngine {
  const validator = new SHACLValidator(asDataset(shapes));
  return {
    validate: async (data) => {
      const report = await validator.validate(data);
      return report.results;
    },
  };
}

/** The validator only iterates over the shapes it is given, to copy them into a dataset of its own. */
function asDataset(quads: Iterable<Quad>): DatasetCore {
  return quads as DatasetCore;
}
