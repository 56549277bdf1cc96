import type { Reference } from '../members.ts';
import type { Tie } from './exchanges.ts';

/** A place with how many visits and contributions it has had a part in. */
export interface Weighed {
  readonly reference: Reference;
  readonly weight: number;
}

/** The ties that a drawing shows. */
export interface ChosenTies {
  readonly ties: readonly Tie[];
  /** Whom they tie, the one with the most visits first: nobody stands alone. */
  readonly places: readonly Weighed[];
}

/**
 * Chooses the ties of a drawing that has room for some places: the strongest, of equal ones those of whom the most
 * visits are known, and whatever ties those who are in it already.
 */
export function chooseTies(ties: readonly Tie[], mostPlaces: number): ChosenTies {
  const weights = weigh(ties);
  const strength = ({ from, to }: Tie): number => weightIn(weights, from) + weightIn(weights, to);
  const ranked = [...ties].sort((a, b) => b.exchanges.length - a.exchanges.length || strength(b) - strength(a));
  const drawn = new Set<string>();
  for (const { from, to } of ranked) {
    const together = new Set([...drawn, from.iri, to.iri]);
    if (together.size <= mostPlaces) {
      drawn.add(from.iri).add(to.iri);
    }
  }
  const chosen = ties.filter(({ from, to }) => drawn.has(from.iri) && drawn.has(to.iri));
  const places = [...weights.values()]
    .filter(({ reference }) => drawn.has(reference.iri))
    .sort((a, b) => b.weight - a.weight || (a.reference.iri < b.reference.iri ? -1 : 1));
  return { ties: chosen, places };
}

function weigh(ties: readonly Tie[]): ReadonlyMap<string, Weighed> {
  const weights = new Map<string, Weighed>();
  for (const { from, to, exchanges } of ties) {
    for (const reference of [from, to]) {
      const { weight } = weights.get(reference.iri) ?? { weight: 0 };
      weights.set(reference.iri, { reference, weight: weight + exchanges.length });
    }
  }
  return weights;
}

function weightIn(weights: ReadonlyMap<string, Weighed>, { iri }: Reference): number {
  return weights.get(iri)?.weight ?? 0;
}
