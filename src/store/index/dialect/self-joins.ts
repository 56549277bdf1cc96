import { bgp, group, is, keyOf, partsOf, select, type Tree, variable, withParts } from '../../../core/sparql/tree.ts';
import { variablesIn } from '../../../core/sparql/visible-variables.ts';

/**
 * Has two halves of a pattern that say the same be found once each and then joined, where all their pairs are counted:
 *
 * `?a fab:partnership ?x . ?x fab:partner ?p . ?y fab:partner ?p . ?b fab:partnership ?y` becomes
 * `{ SELECT ?a ?p { … } } { SELECT ?b ?p { … } }`.
 *
 * Oxigraph would look up the whole second half again for each solution of the first. Both forms have the same solutions
 * as often. It pays where every pair is wanted: in a query that groups, whose conditions each need both halves.
 */
export function joinHalves(query: Tree): Tree {
  const modifiers = query['solutionModifiers'] as Readonly<Record<string, Tree | undefined>>;
  const where = query['where'];
  if (!modifiers['group'] || !is(where, 'pattern', 'group') || query['values']) {
    return query;
  }
  const [pattern, ...conditions] = partsOf(where, 'patterns');
  if (!pattern || !is(pattern, 'pattern', 'bgp') || !conditions.every((one) => is(one, 'pattern', 'filter'))) {
    return query;
  }
  const halves = halvesOf(partsOf(pattern, 'triples'));
  const needBoth = conditions.every((one) => halves?.every(({ own }) => intersects(variablesIn(one), own)));
  if (!halves || !needBoth) {
    return query;
  }
  const wanted = variablesIn([query['variables'], conditions, Object.values(modifiers)]);
  const selects = halves.map(({ triples, own, pivot }) =>
    group([
      select(
        [...own]
          .filter((name) => wanted.has(name))
          .concat(pivot)
          .map(variable),
        [bgp(triples)],
      ),
    ]),
  );
  return withParts(query, { where: withParts(where, { patterns: [...selects, ...conditions] }) });
}

/** One of two patterns that have a variable in common and nothing else. */
interface Half {
  readonly triples: readonly Tree[];
  /** Its variables but for the common one. */
  readonly own: ReadonlySet<string>;
  readonly pivot: string;
}

function halvesOf(triples: readonly Tree[]): readonly Half[] | undefined {
  const arePlain = triples.every(
    ({ subject, predicate, object }) =>
      is(predicate, 'term', 'namedNode') && [subject, object].every((term) => !is(term, 'term', 'blankNode')),
  );
  for (const pivot of arePlain ? variablesIn(triples) : []) {
    const parts = componentsWithout(triples, pivot);
    const [first, second] = parts;
    if (first && second && parts.length === 2 && saySame(first, second, pivot)) {
      return [first, second].map((half) => {
        const own = variablesIn(half);
        own.delete(pivot);
        return { triples: half, own, pivot };
      });
    }
  }
  return undefined;
}

/** The parts that triple patterns fall into when one variable no longer holds them together. */
function componentsWithout(triples: readonly Tree[], pivot: string): readonly (readonly Tree[])[] {
  const components: { names: Set<string>; triples: Tree[] }[] = [];
  for (const triple of triples) {
    const names = variablesIn(triple);
    names.delete(pivot);
    const touched = components.filter((component) => intersects(names, component.names));
    const merged = {
      names: new Set([...names, ...touched.flatMap((component) => [...component.names])]),
      triples: [...touched.flatMap((component) => component.triples), triple],
    };
    components.splice(0, components.length, ...components.filter((one) => !touched.includes(one)), merged);
  }
  return components.map((component) => component.triples);
}

/** Whether two patterns differ in nothing but the names of their variables, the common one apart. */
function saySame(first: readonly Tree[], second: readonly Tree[], pivot: string): boolean {
  const names = new Map([[pivot, pivot]]);
  const [one, other] = [sorted(first), sorted(second)];
  // Two patterns of one shape could be matched either way; that is left alone.
  const shapes = one.map(shapeOf);
  return (
    one.length === other.length &&
    new Set(shapes).size === shapes.length &&
    other.every((triple, index) => shapeOf(triple) === shapes[index]) &&
    one.every((triple, index) =>
      (['subject', 'object'] as const).every((place) => {
        const [from, to] = [triple[place] as Tree, other[index]?.[place] as Tree];
        if (!is(from, 'term', 'variable')) {
          return true;
        }
        const known = names.get(String(from['value'])) ?? String(to['value']);
        names.set(String(from['value']), known);
        return known === to['value'];
      }),
    ) &&
    new Set(names.values()).size === names.size
  );
}

function sorted(triples: readonly Tree[]): readonly Tree[] {
  return [...triples].sort((a, b) => (shapeOf(a) < shapeOf(b) ? -1 : 1));
}

/** A triple pattern without the names of its variables. */
function shapeOf({ subject, predicate, object }: Tree): string {
  const text = (term: Tree) => (is(term, 'term', 'variable') ? '?' : keyOf(term));
  return [subject, predicate, object].map((term) => text(term as Tree)).join(' ');
}

function intersects(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...names].some((name) => others.has(name));
}
