import type { References } from '../validation/references.ts';
import type { ValidationReport } from '../validation/report.ts';
import type { Validator } from '../validation/validator.ts';
import type { Documents } from './contributor.ts';

/**
 * Judges each document by itself.
 *
 * @returns The report of each document, by the name of its graph.
 */
export async function validateDocuments(
  validator: Validator,
  documents: Documents,
  references: References,
): Promise<ReadonlyMap<string, ValidationReport>> {
  const reports = new Map<string, ValidationReport>();
  for (const [graph, quads] of documents) {
    reports.set(graph, await validator.validate(quads, { references }));
  }
  return reports;
}
