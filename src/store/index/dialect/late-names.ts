import { bgp, group, is, partsOf, type Tree, withParts } from '../../../core/sparql/tree.ts';
import { variablesIn } from '../../../core/sparql/visible-variables.ts';

/** The modifiers of a `SELECT`, as far as they matter here. */
interface Modifiers {
  readonly group?: Tree;
  readonly having?: Tree;
  readonly order?: Tree;
}

/**
 * Has what only names a group looked up once for each group, instead of once for each solution:
 *
 * `SELECT ?p ?name (COUNT(?f) AS ?n) { … ?p … . ?p schema:name ?name } GROUP BY ?p ?name` becomes
 * `SELECT ?p ?name ?n { { SELECT ?p (COUNT(?f) AS ?n) { … ?p … } GROUP BY ?p } ?p schema:name ?name }`.
 *
 * The groups of all names of one `?p` have the same solutions but for the name, so that whatever is counted in them is
 * the same. That holds for a triple pattern of a basic graph pattern with a property, a grouping variable as subject
 * that is bound elsewhere too, and another grouping variable as object that nothing else mentions.
 */
export function nameGroupsLast(query: Tree): Tree {
  const modifiers = query['solutionModifiers'] as Modifiers;
  const [pattern, ...others] = partsOf(query['where'] as Tree, 'patterns');
  if (!is(query, 'query', 'select') || !modifiers.group || !pattern || others.length > 0 || query['values']) {
    return query;
  }
  const groupings = partsOf(modifiers.group, 'groupings');
  const columns = partsOf(query, 'variables');
  const order = modifiers.order ? partsOf(modifiers.order, 'orderDefs') : [];
  const isPlain = [...groupings, ...order.map(({ expression }) => expression)].every((one) =>
    is(one, 'term', 'variable'),
  );
  if (!isPlain || !is(pattern, 'pattern', 'bgp')) {
    return query;
  }
  const counted = columns.filter((column) => is(column, 'pattern', 'bind'));
  const calculated = variablesIn([counted.map(({ expression }) => expression), modifiers.having]);
  const names = namingTriples(partsOf(pattern, 'triples'), namesOf(groupings), calculated);
  if (names.length === 0) {
    return query;
  }
  const named = namesOf(names.map(({ object }) => object as Tree));
  const keys = groupings.filter((grouping) => !named.has(nameOf(grouping)));
  const { group: grouping, having, ...outer } = modifiers;
  const inner = withParts(query, {
    distinct: false,
    reduced: false,
    variables: [...keys, ...counted],
    where: group([withParts(pattern, { triples: partsOf(pattern, 'triples').filter((one) => !names.includes(one)) })]),
    solutionModifiers: { group: withParts(grouping, { groupings: keys }), ...(having && { having }) },
  });
  return withParts(query, {
    variables: columns.map((column) => (is(column, 'pattern', 'bind') ? column['variable'] : column)),
    where: group([group([inner]), bgp(names)]),
    solutionModifiers: outer,
  });
}

/** The patterns that name a group and do nothing else. */
function namingTriples(
  triples: readonly Tree[],
  grouping: ReadonlySet<string>,
  calculated: ReadonlySet<string>,
): readonly Tree[] {
  const times = (name: string) => triples.filter((triple) => variablesIn(triple).has(name)).length;
  const candidates = triples.filter(({ subject, predicate, object }) => {
    const isNaming =
      is(subject, 'term', 'variable') && is(predicate, 'term', 'namedNode') && is(object, 'term', 'variable');
    return (
      isNaming &&
      nameOf(subject) !== nameOf(object) &&
      grouping.has(nameOf(subject)) &&
      grouping.has(nameOf(object)) &&
      times(nameOf(object)) === 1 &&
      !calculated.has(nameOf(object))
    );
  });
  // What they name must be bound without them.
  const rest = variablesIn(triples.filter((triple) => !candidates.includes(triple)));
  return candidates.filter(({ subject }) => rest.has(nameOf(subject as Tree)));
}

function namesOf(variables: readonly Tree[]): Set<string> {
  return new Set(variables.map(nameOf));
}

function nameOf(variable: Tree): string {
  return String(variable['value']);
}
