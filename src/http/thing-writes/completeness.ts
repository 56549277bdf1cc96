import type { Thing } from '../../catalogue/thing.ts';
import { existingThings } from '../../contribution/existing-things.ts';
import { createReport, type ValidationReport } from '../../validation/report.ts';
import type { ServerDependencies } from '../dependencies.ts';

/** Of what writers are told where to find the completeness of a thing. */
export const completenessRelation = 'https://w3id.org/fabriques/relations/completeness';

/**
 * What could still be told of a thing: the warnings and hints that hold for all its documents together, so that
 * nobody is asked for what a source says already.
 */
export async function completenessOf(
  thing: Thing,
  { store, validator }: Pick<ServerDependencies, 'store' | 'validator'>,
): Promise<ValidationReport> {
  const references = await existingThings(store, validator.referencesIn(thing.statements), new Map());
  const { results } = await validator.validate(thing.statements, { references });
  return createReport(results.filter(({ severity }) => severity !== 'Violation'));
}
