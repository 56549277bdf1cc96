import MiniSearch, { type Query, type QueryCombination } from 'minisearch';
import type { EntryKind, SearchEntry } from './search-entries.ts';
import { fold, indexedWords, isSmall, joinPairs, mistakesIn, nameKey, splitWords, stem } from './search-words.ts';

/** Entries by their words. */
export interface WordIndex {
  readonly entries: ReadonlyMap<string, SearchEntry>;
  readonly words: MiniSearch<SearchEntry>;
}

/** What words found, the best first; third places without the label after everything else. */
export interface Found {
  /** What has these words, or where nothing has all of them, some. */
  readonly exact: readonly SearchEntry[];
  /** What has words that are spelled nearly so. */
  readonly alike: readonly SearchEntry[];
}

/** How much a kind counts: who looks for a town or a fabrique outnumbers who looks for a partner. */
const weights: Readonly<Record<Exclude<EntryKind, 'alentours'>, number>> = {
  fabrique: 1.3,
  commune: 1.4,
  codePostal: 1.2,
  departement: 1.25,
  region: 1.25,
  action: 1.2,
  structure: 0.9,
  pratique: 0.9,
  categorie: 0.8,
  // Four times as many as fabriques, and not what most people come for.
  'tiers-lieu': 0.6,
};

/** Entries that are indexed before other work may go on. */
const chunk = 250;

/** With so few exact results, those that are spelled nearly so may be what was meant. */
const fewResults = 3;

/** Makes the index of some entries, of the one before where little has changed since. */
export async function makeWordIndex(list: readonly SearchEntry[], before: WordIndex | undefined): Promise<WordIndex> {
  const entries = new Map(list.map((entry) => [entry.id, entry]));
  if (before) {
    const gone = [...before.entries.keys()].filter((id) => !isSame(before.entries.get(id), entries.get(id)));
    const fresh = [...entries.values()].filter((entry) => !isSame(before.entries.get(entry.id), entry));
    if (gone.length + fresh.length < chunk) {
      before.words.discardAll(gone);
      before.words.addAll(fresh);
      return { entries, words: before.words };
    }
  }
  const words = new MiniSearch<SearchEntry>({
    fields: ['name', 'place', 'codes'],
    storeFields: ['kind', 'keys'] satisfies (keyof Stored)[],
    tokenize: splitWords,
    processTerm: (word) => (isSmall(word) ? null : stem(word)),
    extractField: (entry, field) => {
      switch (field) {
        case 'id':
          return entry.id;
        case 'name':
          return namesOf(entry).flatMap(indexedWords).join(' ');
        case 'place':
          return entry.place ?? '';
        case 'kind':
          return entry.kind;
        case 'keys':
          return namesOf(entry).map(nameKey);
        default:
          return entry.codes.join(' ');
      }
    },
  });
  await words.addAllAsync([...entries.values()], { chunkSize: chunk });
  return { entries, words };
}

function namesOf({ names, otherNames = [] }: SearchEntry): string[] {
  return [...Object.values(names), ...otherNames];
}

/** Whether an entry is called what somebody typed. */
export function isCalled(entry: SearchEntry, text: string): boolean {
  const key = nameKey(text);
  return namesOf(entry).some((name) => nameKey(name) === key);
}

/** Entries of things that have not changed are the same objects; the others are compared. */
function isSame(one: SearchEntry | undefined, other: SearchEntry | undefined): boolean {
  return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));
}

/** What is looked for besides words. */
export interface Wish {
  /** Whether the last word may be unfinished. */
  readonly unfinished: boolean;
  readonly kinds?: readonly EntryKind[];
}

/** Looks for the words of a text; for words that are spelled nearly so only where few things have the words themselves. */
export function lookFor({ entries, words }: WordIndex, text: string, { unfinished, kinds }: Wish): Found {
  const asked = splitWords(text.slice(0, 200)).slice(0, 12);
  const meant = asked.filter((word, index) => !isSmall(word) || (unfinished && index === asked.length - 1));
  const terms = meant.length > 0 ? meant : asked;
  const key = nameKey(text);
  const search = (query: Query): SearchEntry[] => {
    const results = words.search(query, {
      // What stands in the query was chosen above.
      processTerm: (word) => word,
      boost: { name: 3, codes: 2 },
      // Something in every address begins with one letter.
      ...(key.length < 2 && { fields: ['name'] }),
      weights: { fuzzy: 0.25, prefix: 0.6 },
      // What is stored is what was: typed only as anything.
      boostDocument: (_id, _term, stored) => boostOf(stored as unknown as Stored, key),
      ...(kinds && { filter: ({ kind }) => kinds.includes(kind as EntryKind) }),
    });
    const found = results.flatMap(({ id }) => entries.get(String(id)) ?? []);
    return [...found.filter(isLabelled), ...found.filter((entry) => !isLabelled(entry))];
  };
  const exact = search(asTyped(terms, unfinished));
  if (exact.length >= fewResults || terms.length === 0) {
    return { exact, alike: [] };
  }
  const parts = queriesOf(terms, unfinished).map((query) => {
    // A word that something has is what was meant.
    return exact.length === 0 && search(query).length > 0 ? query : { ...query, fuzzy: mistakesIn };
  });
  const known = new Set(exact);
  const alike = search({ combineWith: 'AND', queries: parts }).filter((entry) => !known.has(entry));
  return exact.length > 0 || alike.length > 0 || terms.length < 2
    ? { exact, alike }
    : { exact: search({ combineWith: 'OR', queries: parts }), alike };
}

/** Whether an entry is no third place without the label. */
export function isLabelled({ kind }: SearchEntry): boolean {
  return kind !== 'tiers-lieu';
}

/** All words of a text, or with two of them as one: "co working" is "coworking". */
function asTyped(terms: readonly string[], unfinished: boolean): Query {
  const all = (words: readonly string[]): Query => ({
    combineWith: 'AND',
    queries: queriesOf(words, unfinished),
  });
  const pairs = terms.length > 4 ? [] : joinPairs(terms);
  const joined = pairs.map(({ pair, at }) => all([...terms.slice(0, at), pair, ...terms.slice(at + 2)]));
  return { combineWith: 'OR', queries: [all(terms), ...joined] };
}

function queriesOf(words: readonly string[], unfinished: boolean): QueryCombination[] {
  return words.map((word, index) => {
    const last = index === words.length - 1;
    return queryOf(word, { prefix: unfinished || last, last });
  });
}

/** A word, or what begins with it. What begins with "st" may be a station as well as a saint. */
function queryOf(word: string, { prefix, last }: { prefix: boolean; last: boolean }): QueryCombination {
  const [stemmed, folded] = [stem(word), fold(word)];
  return { combineWith: 'OR', prefix, queries: last && !folded.startsWith(stemmed) ? [stemmed, folded] : [stemmed] };
}

/** What is kept of an entry beside its words: two letters find thousands, each of which is boosted. */
interface Stored {
  readonly kind: keyof typeof weights;
  /** The names as they are compared with what was typed. */
  readonly keys: readonly string[];
}

/** A name that is exactly what was typed comes before all others, then what begins like it. */
function boostOf({ kind, keys }: Stored, key: string): number {
  const near = keys.includes(key) ? 3 : keys.some((name) => name.startsWith(key)) ? 1.5 : 1;
  return weights[kind] * near;
}
