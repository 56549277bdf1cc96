import { flatTriples } from '../../core/sparql/flat-triples.ts';
import { type FreshNames, is, partsOf, type Tree, triple, variable, withParts } from '../../core/sparql/tree.ts';

/**
 * The triples of a basic graph pattern as patterns that can be asked one by one: sequences of properties taken apart, and
 * variables in the place of blank nodes, which mean something within one question only.
 */
export function triplePatterns(triples: readonly Tree[], names: FreshNames): Tree[] {
  const labels = new Map<string, Tree>();
  const named = (term: Tree): Tree => {
    if (!is(term, 'term', 'blankNode')) {
      return term;
    }
    const label = String(term['label']);
    const known = labels.get(label) ?? variable(names.next());
    labels.set(label, known);
    return known;
  };
  return flatTriples(triples).flatMap((one) =>
    alongPath(withParts(one, { subject: named(one['subject'] as Tree), object: named(one['object'] as Tree) }), names),
  );
}

/** `?a p/q ?c` is `?a p ?b . ?b q ?c`; a path without end stays whole. */
function alongPath(one: Tree, names: FreshNames): Tree[] {
  const [subject, predicate, object] = [one['subject'], one['predicate'], one['object']] as [Tree, Tree, Tree];
  const items = partsOf(predicate, 'items');
  const [first] = items;
  if (is(predicate, 'path', '^') && first && !is(object, 'term', 'literal')) {
    return alongPath(triple(object, first, subject), names);
  }
  if (!is(predicate, 'path', '/')) {
    return [one];
  }
  const stops = [subject, ...items.slice(1).map(() => variable(names.next())), object];
  return items.flatMap((step, index) =>
    alongPath(triple(stops[index] ?? subject, step, stops[index + 1] ?? object), names),
  );
}
