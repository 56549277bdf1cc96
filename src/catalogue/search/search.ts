import type { MemberTables } from '../member-tables.ts';
import { type Around, lookAround, type Standing, standings } from './around.ts';
import { type NamedPlace, placesAlike, placesAtEnd, placesBegun, placesNamed } from './named-places.ts';
import { type EntryKind, readSearchEntries, type SearchEntry } from './search-entries.ts';
import { type Found, isCalled, isLabelled, lookFor, makeWordIndex, type WordIndex } from './word-index.ts';

/** What a whole text finds. */
export interface SearchResults extends Found {
  /** The places that it names, with the fabriques that are nearest to each. */
  readonly around: readonly Around[];
}

/** The search of an instance, which forgives accents, capitals, spaces, plurals and typing mistakes. */
export interface Search {
  /**
   * What people may mean who are still typing: the last word may be unfinished.
   * It answers at once from what is known; just after a change that may be what was known before it.
   */
  readonly suggest: (text: string, most: number, kinds?: readonly EntryKind[]) => Promise<readonly SearchEntry[]>;
  /** Everything that a whole text finds in the current data. */
  readonly find: (text: string) => Promise<SearchResults>;
}

interface Index extends WordIndex {
  readonly revision: number;
  readonly fabriques: readonly Standing[];
}

/** Places that are named and of which the nearest fabriques are told, and those of which it is only suggested. */
const mostNamed = 8;
const mostSuggested = 4;
const mostGuessed = 2;

/** Makes the search of an instance; its index is made again when the data have changed. */
export function createSearch(tables: MemberTables, baseIri: string): Search {
  let known: Index | undefined;
  let making: { readonly revision: number; readonly index: Promise<Index> } | undefined;

  const makeIndex = async (revision: number): Promise<Index> => {
    const before = known;
    const words = await makeWordIndex(await readSearchEntries(tables, baseIri), before);
    return { revision, ...words, fabriques: standings((await tables.of('fabriques')).values()) };
  };

  const current = async (): Promise<Index> => {
    const revision = await tables.revision();
    if (known?.revision === revision) {
      return known;
    }
    if (making?.revision !== revision) {
      const made = { revision, index: makeIndex(revision) };
      making = made;
      made.index.then(
        (index) => (known = index),
        () => (making = making === made ? undefined : making), // what failed once may work the next time
      );
    }
    return making.index;
  };

  const around = ({ fabriques }: Index, places: readonly NamedPlace[]): Around[] =>
    places.flatMap((place) => lookAround(place, fabriques, baseIri) ?? []);

  return {
    suggest: async (text, most, kinds) => {
      const coming = current();
      coming.catch(() => undefined);
      const index = known ?? (await coming);
      const found = lookFor(index, text, { unfinished: true, ...(kinds && { kinds }) });
      const entries = found.exact.length > 0 ? found.exact : found.alike;
      if (kinds && !kinds.includes('alentours')) {
        return entries.slice(0, most);
      }
      const named = placesNamed(text).slice(0, mostSuggested);
      const guessed = named.length > 0 ? [] : guessPlaces(text, found);
      const entriesOf = (places: readonly NamedPlace[]) => around(index, places).map(({ entry }) => entry);
      return arrange(text, entries, { named: entriesOf(named), guessed: entriesOf(guessed) }, most);
    },
    find: async (text) => {
      if (text.trim() === '') {
        return { exact: [], alike: [], around: [] };
      }
      const index = await current();
      const found = lookFor(index, text, { unfinished: false });
      const named = placesNamed(text).slice(0, mostNamed);
      if (named.length > 0) {
        // A town that bears the name is what was meant.
        return { exact: found.exact, alike: [], around: around(index, named) };
      }
      return { ...found, around: around(index, found.exact.some(isLabelled) ? [] : guessPlaces(text, found)) };
    },
  };
}

/** The places that may be meant by a text that is no name of one. */
function guessPlaces(text: string, { exact, alike }: Found): NamedPlace[] {
  const begun = placesBegun(text, mostGuessed);
  const guessed = begun.length > 0 ? begun : placesAtEnd(text);
  return guessed.length + exact.length + alike.length > 0 ? guessed : placesAlike(text, mostGuessed);
}

/** Suggestions in their order: what is called so, the places of this name, everything else, what has no label. */
function arrange(
  text: string,
  entries: readonly SearchEntry[],
  { named, guessed }: { readonly named: readonly SearchEntry[]; readonly guessed: readonly SearchEntry[] },
  most: number,
): SearchEntry[] {
  const ours = entries.filter(isLabelled);
  const called = ours.slice(0, most).filter((entry) => isCalled(entry, text));
  const others = ours.filter((entry) => !called.includes(entry));
  // However much there is, one place that may be meant is among it.
  const first = [...called, ...named, ...others].slice(0, guessed.length > 0 ? most - 1 : most);
  return [...first, ...guessed, ...entries.filter((entry) => !isLabelled(entry))].slice(0, most);
}
