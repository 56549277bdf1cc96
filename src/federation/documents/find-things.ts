import type { Quad } from '@rdfjs/types';
import { groupBy, keyOf } from '../../core/rdf/dataset.ts';
import { type CollectionName, collectionNames, kinds } from '../../vocabulary/kinds.ts';
import { rdf } from '../../vocabulary/terms.ts';

/** A thing among the statements of a source: what is said of it and of its parts. */
export interface FoundThing {
  /** A record, or a thing with an address of its own elsewhere. */
  readonly iri: string;
  readonly collection: CollectionName;
  readonly quads: readonly Quad[];
}

/** What a source speaks of. */
export interface Found {
  readonly things: readonly FoundThing[];
  /** Subjects with an address that are none of the things of this vocabulary and part of none, by class. */
  readonly others: ReadonlyMap<string, number>;
}

/** The more special collection first: a fabrique is a third place too. */
const collectionOf = new Map(
  [...collectionNames]
    .reverse()
    .flatMap((collection) => kinds[collection].classes.map(({ value }) => [value, collection] as const))
    .concat(kinds['tiers-lieux'].classes.map(({ value }) => [value, 'tiers-lieux'] as const)),
);

/** Finds the things of this vocabulary among statements, each with its parts (blank nodes and `{thing}#…`). */
export function findThings(quads: readonly Quad[]): Found {
  const bySubject = groupBy(quads, ({ subject }) => keyOf(subject));
  const collections = new Map<string, CollectionName>();
  for (const { subject, predicate, object } of quads) {
    const collection = predicate.equals(rdf.type) ? collectionOf.get(object.value) : undefined;
    if (collection !== undefined && subject.termType === 'NamedNode') {
      const known = collections.get(subject.value);
      collections.set(subject.value, known === undefined || collection === 'fabriques' ? collection : known);
    }
  }
  const reached = new Set<string>();
  const things = [...collections].map(([iri, collection]): FoundThing => {
    const keys = new Set([`<${iri}>`]);
    // Sets are iterated in the order of insertion, what is added on the way included.
    for (const key of keys) {
      reached.add(key);
      for (const { object } of bySubject.get(key) ?? []) {
        if (object.termType === 'BlankNode' || object.value.startsWith(`${iri}#`)) {
          keys.add(keyOf(object));
        }
      }
    }
    return { iri, collection, quads: [...keys].flatMap((key) => bySubject.get(key) ?? []) };
  });
  return { things, others: countOthers(bySubject, reached) };
}

function countOthers(
  bySubject: ReadonlyMap<string, readonly Quad[]>,
  reached: ReadonlySet<string>,
): Map<string, number> {
  const others = new Map<string, number>();
  for (const [key, [first, ...more]] of bySubject) {
    if (first?.subject.termType === 'NamedNode' && !reached.has(key)) {
      const type = [first, ...more].find(({ predicate }) => predicate.equals(rdf.type))?.object.value ?? '';
      others.set(type, (others.get(type) ?? 0) + 1);
    }
  }
  return others;
}
