import type { Solution } from '../../core/comunica.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { PlanStep } from './plan.ts';

/**
 * The query that asks for the solutions of a step, or for those that go with what is known.
 *
 * @param known - Values of some of its variables, each combination once.
 * @param dataset - `FROM` clauses.
 */
export function writeStepQuery(
  { pattern, flat, variables }: Pick<PlanStep, 'pattern' | 'flat' | 'variables'>,
  known: { readonly columns: readonly string[]; readonly rows: readonly Solution[] },
  dataset = '',
): string {
  const asked = variables.length > 0 ? variables.map((name) => `?${name}`).join(' ') : '*';
  const values = known.columns.length > 0 ? writeValues(known) : '';
  // With OPTIONAL or the like in it, what the pattern means depends on what is beside it.
  const body = flat || values === '' ? pattern : `{ ${pattern} }`;
  return `SELECT ${asked} ${dataset} WHERE { ${values}${body} }`;
}

function writeValues({ columns, rows }: Parameters<typeof writeStepQuery>[1]): string {
  const lines = rows.map(
    (row) => `(${columns.map((name) => (row[name] ? toNTriples(row[name]) : 'UNDEF')).join(' ')})`,
  );
  return `VALUES (${columns.map((name) => `?${name}`).join(' ')}) { ${lines.join(' ')} } `;
}
