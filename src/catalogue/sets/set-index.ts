import { LRUCache } from 'lru-cache';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import type { Ancestors } from '../facets.ts';
import type { SortKey } from '../filters.ts';
import type { Member } from '../members.ts';
import { missingOf } from '../missing-facts.ts';
import { inOrder } from '../member-order.ts';
import { departementOf, departementOfCommune } from '../territories.ts';
import { foldWord, wordsIn } from '../word-pattern.ts';
import { BitSet } from './bit-set.ts';

/** The filters by value: each value of each is the set of the members that have it. */
export type ValueFilter =
  | 'departement'
  | 'region'
  | 'commune'
  | 'codePostal'
  | 'qpv'
  | 'numerique'
  | 'famille'
  | 'annee'
  | 'manque'
  | 'structure'
  /** A place that visited or was visited, for visits. */
  | 'fabrique'
  | 'action'
  | 'statut'
  /** An action or one below it and its status, as one engagement says them: `coworking does`. */
  | 'engagement'
  /** The action itself and every category above it, for actions. */
  | 'category';

type ValuesOf = (member: Member, ancestors: Ancestors) => readonly string[];

const valuesOf: Readonly<Record<ValueFilter, ValuesOf>> = {
  // By the code of the commune alone, which the smallest record has.
  departement: ({ communeCodes }) => communeCodes.map(departementOfCommune),
  region: ({ communeCodes }) =>
    communeCodes.flatMap((code) => departementOf(departementOfCommune(code))?.region.code ?? []),
  commune: ({ communeCodes }) => communeCodes,
  codePostal: ({ postalCodes }) => postalCodes,
  qpv: ({ answers }) => answers.qpv,
  numerique: ({ answers }) => answers.numerique,
  famille: ({ families }) => families,
  annee: ({ labelYears }) => labelYears,
  manque: missingOf,
  structure: ({ structures }) => structures.map(localNameOf),
  fabrique: ({ others }) => [...(others['visitor'] ?? []), ...(others['host'] ?? [])].map(localNameOf),
  action: ({ actions }, ancestors) => actions.flatMap(({ iri }) => ancestors(localNameOf(iri))),
  statut: ({ actions }) => actions.map(({ status }) => status),
  engagement: ({ actions }, ancestors) =>
    actions.flatMap(({ iri, status }) => ancestors(localNameOf(iri)).map((action) => `${action} ${status}`)),
  category: ({ slug }, ancestors) => ancestors(slug),
};

/** A position of a member; one may have several, where sources disagree. */
export interface Position {
  readonly index: number;
  readonly lat: number;
  readonly long: number;
}

/** The members of a collection, ready to be narrowed in any way: each is known by its place in the order of names. */
export class SetIndex {
  /** In the order of names. */
  public readonly members: readonly Member[];
  readonly #values = new Map<ValueFilter, ReadonlyMap<string, BitSet>>();
  readonly #orders = new Map<string, Uint32Array>();
  readonly #saying = new LRUCache<string, BitSet>({ max: 100 });
  #words: ReadonlyMap<string, readonly number[]> | undefined;
  #positions: readonly Position[] | undefined;

  public constructor(
    members: Iterable<Member>,
    private readonly ancestors: Ancestors,
  ) {
    this.members = [...members];
  }

  public get everything(): BitSet {
    return BitSet.full(this.members.length);
  }

  /** The values of a filter, each with the members that have it. */
  public valuesOf(filter: ValueFilter): ReadonlyMap<string, BitSet> {
    const known = this.#values.get(filter) ?? this.#indexValues(valuesOf[filter]);
    this.#values.set(filter, known);
    return known;
  }

  /** The members that have one of the values of a filter. */
  public having(filter: ValueFilter, values: readonly string[]): BitSet {
    const known = this.valuesOf(filter);
    return this.#union(values.flatMap((value) => known.get(value) ?? []));
  }

  /** The members in whose texts a word stands, also inside another. */
  public saying(word: string): BitSet {
    const wanted = foldWord(word);
    const known = this.#saying.get(wanted) ?? this.#findWord(wanted);
    this.#saying.set(wanted, known);
    return known;
  }

  #findWord(wanted: string): BitSet {
    this.#words ??= this.#indexWords();
    const found = new BitSet(this.members.length);
    for (const [known, indexes] of this.#words) {
      if (known.includes(wanted)) {
        indexes.forEach((index) => found.add(index));
      }
    }
    return found;
  }

  /** The members of which one position passes a test. */
  public located(test: (position: Position) => boolean): BitSet {
    this.#positions ??= this.members.flatMap(({ locations }, index) =>
      locations.map(({ lat, long }) => ({ index, lat: Number(lat), long: Number(long) })),
    );
    const found = new BitSet(this.members.length);
    this.#positions.filter(test).forEach(({ index }) => found.add(index));
    return found;
  }

  /** The members of a set, in the order of names; as many of them as are wanted. */
  public membersOf(set: BitSet, most = Infinity): Member[] {
    return set.numbers(most).flatMap((number) => this.members[number] ?? []);
  }

  /** The members that pass a test of their own. */
  public passing(test: (member: Member) => boolean): BitSet {
    const found = new BitSet(this.members.length);
    this.members.forEach((member, index) => test(member) && found.add(index));
    return found;
  }

  /** The numbers of all members in an order that depends on nothing but them, written once. */
  public order(key: Exclude<SortKey, 'distance'>, descending: boolean): Uint32Array {
    const name = descending ? `-${key}` : key;
    const known = this.#orders.get(name) ?? this.#makeOrder(key, descending);
    this.#orders.set(name, known);
    return known;
  }

  #makeOrder(key: Exclude<SortKey, 'distance'>, descending: boolean): Uint32Array {
    const numbers = new Map(this.members.map((member, index) => [member, index]));
    return Uint32Array.from(inOrder(this.members, { tri: key, descending }), (member) => numbers.get(member) ?? 0);
  }

  #indexValues(values: ValuesOf): Map<string, BitSet> {
    const index = new Map<string, BitSet>();
    this.members.forEach((member, number) => {
      for (const value of values(member, this.ancestors)) {
        const set = index.get(value) ?? new BitSet(this.members.length);
        index.set(value, set);
        set.add(number);
      }
    });
    return index;
  }

  #indexWords(): Map<string, number[]> {
    const index = new Map<string, number[]>();
    this.members.forEach(({ texts }, number) => {
      for (const word of new Set(texts.flatMap(wordsIn).map(foldWord))) {
        const indexes = index.get(word);
        if (indexes) {
          indexes.push(number);
        } else {
          index.set(word, [number]);
        }
      }
    });
    return index;
  }

  #union(sets: readonly BitSet[]): BitSet {
    return sets.reduce((union, set) => union.or(set), new BitSet(this.members.length));
  }
}
