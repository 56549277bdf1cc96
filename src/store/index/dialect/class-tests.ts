import { mapTree, nodesOf } from '../../../core/sparql/syntax-tree.ts';
import {
  call,
  filter,
  type FreshNames,
  is,
  partsOf,
  sameTerm,
  type Tree,
  variable,
  withParts,
} from '../../../core/sparql/tree.ts';

const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const orderings = new Set(['<', '<=', '>', '>=']);
const groups = new Set(['group', 'optional', 'minus', 'graph']);

/**
 * Has the class of things looked at last where a condition chooses among them by a range of values.
 *
 * Oxigraph begins with `?f a fab:Fabrique`, whose two constants promise it the fewest solutions, and looks up the values
 * of all of them. As `?f a ?class FILTER (SAMETERM(?class, fab:Fabrique))` the same pattern promises no more than
 * others, and is asked of what the condition has left; the values themselves come first.
 */
export function testClassesLast(query: Tree, names: FreshNames): Tree {
  return mapTree(query, (node) =>
    is(node, 'pattern') && groups.has(node.subType ?? '') ? inGroup(node, names) : node,
  );
}

function inGroup(node: Tree, names: FreshNames): Tree {
  const patterns = partsOf(node, 'patterns');
  const ranged = rangedVariables(patterns);
  if (ranged.size === 0) {
    return node;
  }
  const tests: Tree[] = [];
  const rewritten = patterns.map((pattern) => {
    if (!is(pattern, 'pattern', 'bgp')) {
      return pattern;
    }
    const triples = partsOf(pattern, 'triples');
    const chosen = triples.filter(({ object }) => is(object, 'term', 'variable') && ranged.has(object['value']));
    const isTested = ({ subject }: Tree) => chosen.some((one) => sameTerm(one['subject'] as Tree, subject as Tree));
    const withTests = triples.map((triple) => {
      if (!isClassOfVariable(triple) || !isTested(triple)) {
        return triple;
      }
      const name = variable(names.next());
      tests.push(filter(call('sameterm', name, triple['object'] as Tree)));
      return withParts(triple, { object: name });
    });
    // Of patterns that promise the same, it begins with the first.
    return withParts(pattern, { triples: [...chosen, ...withTests.filter((triple) => !chosen.includes(triple))] });
  });
  return tests.length === 0 ? node : withParts(node, { patterns: [...rewritten, ...tests] });
}

/** The variables that the conditions of a group order against something. */
function rangedVariables(patterns: readonly Tree[]): ReadonlySet<unknown> {
  const conditions = patterns.filter((pattern) => is(pattern, 'pattern', 'filter'));
  const operations = [...nodesOf(conditions.map(({ expression }) => expression))]
    .map(({ node }) => node as Tree)
    .filter((node) => is(node, 'expression', 'operation') && orderings.has(String(node['operator'])));
  const operands = operations.flatMap((node) => partsOf(node, 'args'));
  return new Set(operands.flatMap((one) => (is(one, 'term', 'variable') ? [one['value']] : [])));
}

function isClassOfVariable({ subject, predicate, object }: Tree): boolean {
  return (
    is(subject, 'term', 'variable') &&
    is(predicate, 'term', 'namedNode') &&
    predicate['value'] === type &&
    is(object, 'term', 'namedNode')
  );
}
