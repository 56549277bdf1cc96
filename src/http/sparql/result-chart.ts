import { prefixedName } from '../../vocabulary/namespaces.ts';
import type { ResultRow, ResultTerm, Solutions } from './workbench-model.ts';

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** What a chart of solutions shows: the values of one variable, named by the others. */
export interface Chart {
  readonly labels: readonly string[];
  /** The variable whose numbers are drawn, or undefined where the rows of each label are counted. */
  readonly measure: string | undefined;
  readonly bars: readonly Bar[];
}

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const numeric = new Set(
  ['integer', 'decimal', 'double', 'float', 'int', 'long', 'short', 'nonNegativeInteger', 'positiveInteger'].map(
    (name) => xsd + name,
  ),
);

/**
 * Reads a chart from solutions: the last variable that is a number in every row, named by the texts of the others.
 * Where nothing is a number, how often each value of the first variable comes.
 */
export function readChart({ variables, rows }: Solutions, baseIri: string): Chart | undefined {
  const measure = variables.findLast((name) => rows.every((row) => isNumber(row[name])));
  const labels = labelsAmong(variables, rows, measure);
  if (rows.length === 0 || labels.length === 0) {
    return undefined;
  }
  const nameOf = (row: ResultRow): string => labels.map((label) => readable(row[label], baseIri)).join(', ');
  if (measure !== undefined) {
    return { labels, measure, bars: rows.map((row) => ({ label: nameOf(row), value: Number(row[measure]?.value) })) };
  }
  const [first = ''] = labels;
  const counts = new Map<string, number>();
  for (const row of rows) {
    const label = readable(row[first], baseIri);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const bars = [...counts].map(([label, value]) => ({ label, value })).sort((a, b) => b.value - a.value);
  return { labels: [first], measure: undefined, bars };
}

/** The variables that are texts; where there are none, the first that is no number. */
function labelsAmong(variables: readonly string[], rows: readonly ResultRow[], measure: string | undefined): string[] {
  const others = variables.filter((name) => name !== measure && !rows.every((row) => isNumber(row[name])));
  const texts = others.filter((name) => rows.every((row) => row[name]?.type !== 'uri'));
  return texts.length > 0 ? texts : others.slice(0, 1);
}

function isNumber(term: ResultTerm | undefined): boolean {
  return term?.datatype !== undefined && numeric.has(term.datatype) && Number.isFinite(Number(term.value));
}

function readable(term: ResultTerm | undefined, baseIri: string): string {
  if (!term) {
    return '–';
  }
  if (term.type !== 'uri') {
    return term.value;
  }
  return term.value.startsWith(baseIri) ? term.value.slice(baseIri.length) : prefixedName(term.value);
}
