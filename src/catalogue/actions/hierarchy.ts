import { compareStrings } from '../../core/rdf/dataset.ts';
import type { Member } from '../members.ts';
import { rememberFor } from '../remembered.ts';

/** An action where it stands below a category: the same one may stand below several. */
export interface PlacedAction {
  readonly action: Member;
  /** 0 for what is directly below the category. */
  readonly depth: number;
}

/** A category with everything below it, in the order of a page. */
export interface Category {
  readonly action: Member;
  readonly below: readonly PlacedAction[];
}

/** The actions of an instance by their categories. */
export interface ActionHierarchy {
  /** The actions that stand below no other. */
  readonly categories: readonly Category[];
  /** What stands directly below an action. */
  readonly narrower: (iri: string) => readonly Member[];
  /** The action itself and all that stand below it, however deep. */
  readonly closure: (iri: string) => ReadonlySet<string>;
}

/** Reads the hierarchy from the rows of the actions; a circle in it ends where it began. */
export function readHierarchy(actions: ReadonlyMap<string, Member>): ActionHierarchy {
  const { compare } = new Intl.Collator('fr', { sensitivity: 'base' });
  const below = new Map<string, Member[]>();
  const known = (action: Member): string[] => (action.others['broader'] ?? []).filter((iri) => actions.has(iri));
  for (const action of actions.values()) {
    for (const broader of known(action)) {
      below.set(broader, [...(below.get(broader) ?? []), action]);
    }
  }
  const narrower = (iri: string): Member[] =>
    [...(below.get(iri) ?? [])].sort((a, b) => compare(a.name, b.name) || compareStrings(a.iri, b.iri));
  const walk = (iri: string, depth: number, seen: ReadonlySet<string>): PlacedAction[] =>
    narrower(iri)
      .filter((action) => !seen.has(action.iri))
      .flatMap((action) => [{ action, depth }, ...walk(action.iri, depth + 1, new Set([...seen, action.iri]))]);
  const top = [...actions.values()].filter((action) => known(action).length === 0);
  const closure = (iri: string): ReadonlySet<string> => {
    const found = new Set([iri]);
    // A set grows while it is walked through.
    for (const one of found) {
      (below.get(one) ?? []).forEach((action) => found.add(action.iri));
    }
    return found;
  };
  return {
    categories: top
      .sort((a, b) => compare(a.name, b.name) || compareStrings(a.iri, b.iri))
      .map((action) => ({ action, below: walk(action.iri, 0, new Set([action.iri])) })),
    narrower,
    closure,
  };
}

/** The hierarchy of a table of actions, made once. */
export const hierarchyOf = rememberFor(readHierarchy);
