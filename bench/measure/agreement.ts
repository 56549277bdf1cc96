/** A solution in SPARQL JSON results. */
type Solution = Readonly<Record<string, { type: string; value: string; datatype?: string; 'xml:lang'?: string }>>;

/** What an answer says, in a form in which equal answers are equal. */
export interface Canonical {
  readonly solutions: number;
  readonly text: string;
}

/**
 * An answer as a multiset of solutions: their order, the labels of blank nodes and how a number is written are
 * left aside.
 */
export function canonical(body: string): Canonical {
  const { results, boolean } = JSON.parse(body) as { results?: { bindings: Solution[] }; boolean?: boolean };
  const solutions = (results?.bindings ?? []).map((solution) =>
    Object.keys(solution)
      .sort()
      .map((name) => `${name}=${canonicalTerm(solution[name])}`)
      .join(' '),
  );
  return { solutions: solutions.length, text: boolean === undefined ? solutions.sort().join('\n') : String(boolean) };
}

const numeric = /#(?:integer|decimal|double|float|int|long)$/u;

function canonicalTerm(term: Solution[string] | undefined): string {
  if (!term || term.type === 'bnode') {
    return '_';
  }
  const { value, datatype = '' } = term;
  if (term.type === 'uri') {
    return `<${value}>`;
  }
  if (numeric.test(datatype)) {
    return String(Number(value));
  }
  // Virtuoso writes booleans as 1 and 0.
  const text = datatype.endsWith('#boolean') ? value.replace('1', 'true').replace('0', 'false') : value;
  return `"${text}"@${(term['xml:lang'] ?? '').toLowerCase()}`;
}
