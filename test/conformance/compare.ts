import type { Term } from '@rdfjs/types';
import { keyOf } from '../../src/core/rdf/dataset.ts';
import type { ResultSet } from './result-set.ts';

type Row = ReadonlyMap<string, Term>;

/**
 * Whether two result sets are the same: as bags, or as lists where the expectation is ordered, with blank nodes mapped
 * one to one.
 *
 * Terms are compared as terms, lexical forms included; only fractional numbers of one datatype are compared by value,
 * because the specifications leave the lexical form of a computed one open.
 */
export function sameResults(actual: ResultSet, expected: ResultSet, lax = false): boolean {
  if (actual.boolean !== undefined || expected.boolean !== undefined) {
    return actual.boolean === expected.boolean;
  }
  if (lax) {
    const keys = (rows: readonly Row[]) => rows.map(keyOfRow);
    const [given, allowed] = [keys(actual.rows), keys(expected.rows)];
    const count = (list: readonly string[], key: string) => list.filter((one) => one === key).length;
    return (
      allowed.every((key) => given.includes(key)) && given.every((key) => count(given, key) <= count(allowed, key))
    );
  }
  if (actual.rows.length !== expected.rows.length) {
    return false;
  }
  return match(actual.rows, [...expected.rows], expected.ordered, new Map(), new Map());
}

function keyOfRow(row: Row): string {
  return [...row]
    .map(([name, term]) => `${name} ${keyOf(term)}`)
    .sort()
    .join('\n');
}

function match(
  actual: readonly Row[],
  expected: readonly Row[],
  ordered: boolean,
  there: ReadonlyMap<string, string>,
  back: ReadonlyMap<string, string>,
): boolean {
  const [first, ...rest] = actual;
  if (!first) {
    return true;
  }
  const candidates = ordered ? expected.slice(0, 1) : expected;
  for (const [index, candidate] of candidates.entries()) {
    const mapped = matchRow(first, candidate, there, back);
    if (!mapped) {
      continue;
    }
    const remaining = [...expected.slice(0, index), ...expected.slice(index + 1)];
    if (match(rest, remaining, ordered, mapped.there, mapped.back)) {
      return true;
    }
    if (![...candidate.values()].some(({ termType }) => termType === 'BlankNode')) {
      // Another row equal to this one would fare no better.
      return false;
    }
  }
  return false;
}

function matchRow(a: Row, b: Row, there: ReadonlyMap<string, string>, back: ReadonlyMap<string, string>) {
  if (a.size !== b.size) {
    return undefined;
  }
  const mapped = { there: new Map(there), back: new Map(back) };
  for (const [name, term] of a) {
    const other = b.get(name);
    if (!other) {
      return undefined;
    }
    if (term.termType === 'BlankNode' && other.termType === 'BlankNode') {
      if (
        (mapped.there.get(term.value) ?? other.value) !== other.value ||
        (mapped.back.get(other.value) ?? term.value) !== term.value
      ) {
        return undefined;
      }
      mapped.there.set(term.value, other.value);
      mapped.back.set(other.value, term.value);
    } else if (!sameTerm(term, other)) {
      return undefined;
    }
  }
  return mapped;
}

function sameTerm(a: Term, b: Term): boolean {
  if (a.equals(b)) {
    return true;
  }
  if (a.termType !== 'Literal' || b.termType !== 'Literal' || !a.datatype.equals(b.datatype)) {
    return false;
  }
  if (a.language !== '') {
    return a.value === b.value && a.language.toLowerCase() === b.language.toLowerCase();
  }
  return /#(?:decimal|double|float)$/u.test(a.datatype.value) && Number(a.value) === Number(b.value);
}
