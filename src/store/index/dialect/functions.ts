import { mapTree } from '../../../core/sparql/syntax-tree.ts';
import {
  bind,
  call,
  type FreshNames,
  is,
  literal,
  partsOf,
  type Tree,
  variable,
  withParts,
} from '../../../core/sparql/tree.ts';

const xsdInteger = 'http://www.w3.org/2001/XMLSchema#integer';

/** An expression whose value is an error, whatever the solution: a division by zero. */
const failing = call('/', literal('1', xsdInteger), literal('0', xsdInteger));

/**
 * Puts an error in place of each call of a function that the engine does not have: by the specification such a call is
 * an error of its expression, while Oxigraph refuses the query.
 */
export function failUnknownFunctions(query: Tree, unknown: ReadonlySet<string>): Tree {
  return unknown.size === 0
    ? query
    : mapTree(query, (node) =>
        is(node, 'expression', 'functionCall') && unknown.has(String((node['function'] as Tree)['value']))
          ? failing
          : node,
      );
}

/** The function that an error of the engine complains about. */
export function unknownFunctionIn(message: string): string | undefined {
  return /custom function <([^>]*)> is not supported/u.exec(message)?.[1];
}

/** `GROUP_CONCAT` gives strings without a language: it works on the strings of its values. */
export function concatenateStrings(query: Tree): Tree {
  return mapTree(query, (node) => {
    if (!is(node, 'expression', 'aggregate') || String(node['aggregation']).toLowerCase() !== 'group_concat') {
      return node;
    }
    return withParts(node, { expression: partsOf(node, 'expression').map((item) => call('str', item)) });
  });
}

/**
 * Gives `BNODE("x")` another blank node in each solution, and the same one within a solution; Oxigraph takes the string
 * itself as the label.
 *
 * @see {@link https://www.w3.org/TR/sparql11-query/#func-bnode}
 */
export function renewBlankNodes(query: Tree, names: FreshNames): Tree {
  const where = query['where'];
  const { group } = query['solutionModifiers'] as Readonly<Record<string, unknown>>;
  if (!is(query, 'query', 'select') || !is(where, 'pattern', 'group') || group !== undefined) {
    return query;
  }
  const salt = variable(names.next());
  const renew = (value: unknown) =>
    mapTree(value, (node) => {
      const [label] = partsOf(node as Tree, 'args');
      return is(node, 'expression', 'operation') && node['operator'] === 'bnode' && label
        ? call('bnode', call('concat', literal('b'), call('md5', call('concat', salt, call('str', label)))))
        : node;
    });
  const patterns = partsOf(where, 'patterns');
  const renewed = patterns.map((pattern) => (is(pattern, 'pattern', 'bind') ? (renew(pattern) as Tree) : pattern));
  const first = renewed.findIndex((pattern, index) => pattern !== patterns[index]);
  const variables = renew(query['variables']);
  if (first < 0 && variables === query['variables']) {
    return query;
  }
  const at = first < 0 ? renewed.length : first;
  const salted = [...renewed.slice(0, at), saltFor(salt), ...renewed.slice(at)];
  return withParts(query, { variables, where: withParts(where, { patterns: salted }) });
}

function saltFor(salt: Tree): Tree {
  return bind(call('struuid'), String(salt['value']));
}
