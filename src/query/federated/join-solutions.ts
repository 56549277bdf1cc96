import type { Solution } from '../../core/comunica.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import { DomainError } from '../../core/errors.ts';

/**
 * Joins solutions with those of a step.
 *
 * @param shared - The variables that both may bind.
 * @param outer - Whether what finds no partner is kept, as `OPTIONAL` does.
 * @throws DomainError `result-too-large`.
 * @see {@link https://www.w3.org/TR/sparql11-query/#sparqlAlgebra | SPARQL Algebra}, Join and LeftJoin
 */
export function joinSolutions(
  left: readonly Solution[],
  right: readonly Solution[],
  { shared, outer, most }: { readonly shared: readonly string[]; readonly outer: boolean; readonly most: number },
): Solution[] {
  const keys = shared.filter((name) => isBoundInAll(left, name) && isBoundInAll(right, name));
  const others = shared.filter((name) => !keys.includes(name));
  const index = groupBy(right, (solution) => keyOf(solution, keys));
  const joined: Solution[] = [];
  for (const solution of left) {
    const before = joined.length;
    for (const partner of index.get(keyOf(solution, keys)) ?? []) {
      if (others.every((name) => isCompatible(solution, partner, name))) {
        joined.push({ ...partner, ...solution });
      }
    }
    if (outer && joined.length === before) {
      joined.push(solution);
    }
    refuseBeyond(joined.length, most);
  }
  return joined;
}

/** Each combination of some variables once. */
export function distinct(solutions: readonly Solution[], names: readonly string[]): Solution[] {
  const found = new Map<string, Solution>();
  for (const solution of solutions) {
    const key = keyOf(solution, names);
    if (!found.has(key)) {
      found.set(key, Object.fromEntries(names.flatMap((name) => (solution[name] ? [[name, solution[name]]] : []))));
    }
  }
  return [...found.values()];
}

/** Items by what a function says of them; `Map.groupBy` is not in Node 20. */
export function groupBy<K, V>(items: readonly V[], key: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const group = key(item);
    const known = groups.get(group);
    if (known) {
      known.push(item);
    } else {
      groups.set(group, [item]);
    }
  }
  return groups;
}

/** Whether every solution binds a variable. */
export function isBoundInAll(solutions: readonly Solution[], name: string): boolean {
  return solutions.every((solution) => solution[name] !== undefined);
}

/** @throws DomainError `result-too-large`. */
export function refuseBeyond(found: number, most: number): void {
  if (found > most) {
    throw new DomainError('result-too-large', `The query has more than ${most} solutions on its way`, {
      details: { inFrench: `La requête passe par plus de ${most} solutions` },
    });
  }
}

function isCompatible(one: Solution, other: Solution, name: string): boolean {
  const [left, right] = [one[name], other[name]];
  return !left || !right || left.equals(right);
}

function keyOf(solution: Solution, names: readonly string[]): string {
  return names.map((name) => (solution[name] ? toNTriples(solution[name]) : '')).join('\n');
}
