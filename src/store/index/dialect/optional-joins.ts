import { exists, filter, bgp, is, partsOf, type Tree, withParts } from '../../../core/sparql/tree.ts';
import { variablesIn, visibleIn } from '../../../core/sparql/visible-variables.ts';

/**
 * Has the right side of an `OPTIONAL` begin where the left side leads to.
 *
 * Oxigraph evaluates it once for each solution of the left side, but plans it without regard to that: in
 * `?f a fab:Fabrique OPTIONAL { ?f fab:partnership ?p . ?p fab:partnerKind kind:collectivite }` it begins with all
 * the partnerships of that kind, for each fabrique again. As a test, `FILTER EXISTS { ?p fab:partnerKind … }`, the
 * same pattern is looked at last. It has one solution or none for each `?p`, in either form.
 *
 * @see {@link https://github.com/oxigraph/oxigraph/issues/1951}
 */
export function testInOptionals(query: Tree): Tree {
  const where = query['where'];
  return is(where, 'pattern') ? withParts(query, { where: inGroup(where, new Set(), true) }) : query;
}

/** @param merged - Whether a triple has at most one solution: in the default graph, not where `GRAPH` names several. */
function inGroup(node: Tree, around: ReadonlySet<string>, merged: boolean): Tree {
  const bound = new Set(around);
  const patterns = partsOf(node, 'patterns').map((pattern) => {
    const rewritten = inPattern(pattern, bound, merged);
    visibleIn(pattern).forEach((name) => bound.add(name));
    return rewritten;
  });
  return withParts(node, { patterns });
}

function inPattern(pattern: Tree, bound: ReadonlySet<string>, merged: boolean): Tree {
  if (is(pattern, 'query')) {
    return testInOptionals(pattern);
  }
  switch (pattern.subType ?? '') {
    case 'optional':
      return inGroup(merged ? withTests(pattern, bound) : pattern, bound, merged);
    case 'group':
    case 'minus':
      return inGroup(pattern, new Set(), merged);
    case 'graph':
      return inGroup(pattern, new Set(), merged && is(pattern['name'], 'term', 'namedNode'));
    case 'union':
      return withParts(pattern, {
        patterns: partsOf(pattern, 'patterns').map((branch) => inGroup(branch, new Set(), merged)),
      });
    default:
      return pattern;
  }
}

/** An `OPTIONAL` whose basic graph patterns have their tests set apart. */
function withTests(optional: Tree, bound: ReadonlySet<string>): Tree {
  const patterns = partsOf(optional, 'patterns').flatMap((pattern) => {
    if (!is(pattern, 'pattern', 'bgp')) {
      return [pattern];
    }
    const triples = partsOf(pattern, 'triples');
    const tests = triples.filter((triple) => isTest(triple, triples, bound));
    return tests.length === 0
      ? [pattern]
      : [
          withParts(pattern, { triples: triples.filter((triple) => !tests.includes(triple)) }),
          ...tests.map((triple) => filter(exists([bgp([triple])], false))),
        ];
  });
  return patterns.length === partsOf(optional, 'patterns').length ? optional : withParts(optional, { patterns });
}

/**
 * Whether a pattern has a variable, a property and an IRI, and what the variable stands for is reached by another
 * pattern from something that the left side binds.
 */
function isTest(triple: Tree, triples: readonly Tree[], bound: ReadonlySet<string>): boolean {
  const { subject, predicate, object } = triple;
  if (!is(subject, 'term', 'variable') || !is(predicate, 'term', 'namedNode') || !is(object, 'term', 'namedNode')) {
    return false;
  }
  const name = String(subject['value']);
  return (
    !bound.has(name) &&
    triples.some(
      (other) =>
        is(other['subject'], 'term', 'variable') &&
        bound.has(String(other['subject']['value'])) &&
        is(other['predicate'], 'term', 'namedNode') &&
        is(other['object'], 'term', 'variable') &&
        variablesIn(other['object']).has(name),
    )
  );
}
