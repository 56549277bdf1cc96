import { mapTree } from '../../../core/sparql/syntax-tree.ts';
import { is, partsOf, type Tree, withParts } from '../../../core/sparql/tree.ts';

const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const boolean = 'http://www.w3.org/2001/XMLSchema#boolean';

/**
 * Puts the triple patterns of each basic graph pattern in the order in which they are best begun with.
 *
 * Oxigraph begins with the pattern whose shape promises the fewest solutions, and of several with the same shape it
 * takes the first, so that `?f a fab:Fabrique ; fab:departementCode "59"` would be begun with all fabriques. The order
 * of triple patterns means nothing else.
 */
export function orderPatterns(query: Tree): Tree {
  return mapTree(query, (node) => (is(node, 'pattern', 'bgp') ? order(node) : node));
}

function order(node: Tree): Tree {
  const triples = partsOf(node, 'triples');
  const ordered = [...triples].sort((a, b) => expected(a) - expected(b));
  return ordered.some((triple, index) => triple !== triples[index]) ? withParts(node, { triples: ordered }) : node;
}

/** How many solutions a pattern is expected to have, as a rank. */
function expected({ subject, predicate, object }: Tree): number {
  if (is(subject, 'term', 'namedNode')) {
    return 0;
  }
  if (is(object, 'term', 'literal')) {
    return isBoolean(object) ? 3 : 1;
  }
  if (!is(object, 'term', 'namedNode')) {
    return 4;
  }
  return is(predicate, 'term', 'namedNode') && predicate['value'] === type ? 5 : 2;
}

function isBoolean({ langOrIri }: Tree): boolean {
  return is(langOrIri, 'term', 'namedNode') && langOrIri['value'] === boolean;
}
