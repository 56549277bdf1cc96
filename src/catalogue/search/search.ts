import MiniSearch from 'minisearch';
import type { MemberTables } from '../member-tables.ts';
import { type EntryKind, readSearchEntries, type SearchEntry } from './search-entries.ts';
import { fold, isSmall, splitWords, stem } from './search-words.ts';

/** What a search found, the best first. */
export interface Found {
  readonly entry: SearchEntry;
  readonly score: number;
}

/** The search of an instance, which forgives accents, capitals, plurals and typing mistakes. */
export interface Search {
  /**
   * What people may mean who are still typing: the last word may be unfinished.
   * It answers at once from what is known; just after a change that may be what was known before it.
   */
  readonly suggest: (text: string, most: number, kinds?: readonly EntryKind[]) => Promise<readonly SearchEntry[]>;
  /** Everything that a whole text finds in the current data. */
  readonly find: (text: string) => Promise<readonly Found[]>;
}

interface Index {
  readonly revision: number;
  readonly entries: ReadonlyMap<string, SearchEntry>;
  readonly words: MiniSearch<SearchEntry>;
}

/** How much a kind counts: who looks for a town or a fabrique outnumbers who looks for a partner. */
const weights: Readonly<Record<EntryKind, number>> = {
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

/** Makes the search of an instance; its index is made again when the data have changed. */
export function createSearch(tables: MemberTables, baseIri: string): Search {
  let known: Index | undefined;
  let making: { readonly revision: number; readonly index: Promise<Index> } | undefined;

  const current = async (): Promise<Index> => {
    const revision = await tables.revision();
    if (known?.revision === revision) {
      return known;
    }
    if (making?.revision !== revision) {
      const made = { revision, index: makeIndex(tables, baseIri, revision, known) };
      making = made;
      made.index.then(
        (index) => (known = index),
        () => (making = making === made ? undefined : making), // what failed once may work the next time
      );
    }
    return making.index;
  };

  return {
    suggest: async (text, most, kinds) => {
      const coming = current();
      coming.catch(() => undefined);
      const index = known ?? (await coming);
      const found = lookFor(index, text, { unfinished: true, ...(kinds && { kinds }) });
      return found.slice(0, most).map(({ entry }) => entry);
    },
    find: async (text) => lookFor(await current(), text, { unfinished: false }),
  };
}

/** Makes the index of a revision, of the one before where little has changed since. */
async function makeIndex(
  tables: MemberTables,
  baseIri: string,
  revision: number,
  before: Index | undefined,
): Promise<Index> {
  const list = await readSearchEntries(tables, baseIri);
  const entries = new Map(list.map((entry) => [entry.id, entry]));
  if (before) {
    const gone = [...before.entries.keys()].filter((id) => !isSame(before.entries.get(id), entries.get(id)));
    const fresh = [...entries.values()].filter((entry) => !isSame(before.entries.get(entry.id), entry));
    if (gone.length + fresh.length < chunk) {
      before.words.discardAll(gone);
      before.words.addAll(fresh);
      return { revision, entries, words: before.words };
    }
  }
  const words = new MiniSearch<SearchEntry>({
    fields: ['name', 'place', 'codes'],
    storeFields: ['kind', 'folded'] satisfies (keyof Stored)[],
    tokenize: splitWords,
    processTerm: (word) => (isSmall(word) ? null : stem(word)),
    extractField: (entry, field) => {
      switch (field) {
        case 'id':
          return entry.id;
        case 'name':
          return Object.values(entry.names).join(' ');
        case 'place':
          return entry.place ?? '';
        case 'kind':
          return entry.kind;
        case 'folded':
          return Object.values(entry.names).map(fold);
        default:
          return entry.codes.join(' ');
      }
    },
  });
  await words.addAllAsync([...entries.values()], { chunkSize: chunk });
  return { revision, entries, words };
}

/** Entries of things that have not changed are the same objects; the others are compared. */
function isSame(one: SearchEntry | undefined, other: SearchEntry | undefined): boolean {
  return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));
}

interface Wish {
  readonly unfinished: boolean;
  readonly kinds?: readonly EntryKind[];
}

function lookFor({ entries, words }: Index, text: string, { unfinished, kinds }: Wish): Found[] {
  const asked = splitWords(text.slice(0, 200)).slice(0, 12);
  const last = asked.length - 1;
  const terms = asked.filter((word, index) => !isSmall(word) || (unfinished && index === last));
  const query = (terms.length > 0 ? terms : asked).join(' ');
  const whole = fold(text.trim());
  const search = (combineWith: 'AND' | 'OR') =>
    words.search(query, {
      combineWith,
      // What stands in the query was chosen above.
      processTerm: stem,
      prefix: (_term, index, all) => index === all.length - 1 || unfinished,
      // Nobody types a code nearly right, and in short words everything is near to everything.
      fuzzy: (term) => (/\d/u.test(term) || term.length < 4 ? false : term.length < 8 ? 1 : 2),
      boost: { name: 3, codes: 2 },
      weights: { fuzzy: 0.25, prefix: 0.6 },
      // What is stored is what was: typed only as anything.
      boostDocument: (_id, _term, stored) => boostOf(stored as unknown as Stored, whole),
      ...(kinds && { filter: ({ kind }) => kinds.includes(kind as EntryKind) }),
    });
  const strict = search('AND');
  const results = strict.length > 0 || asked.length < 2 ? strict : search('OR');
  return results.flatMap(({ id, score }) => {
    const entry = entries.get(String(id));
    return entry ? [{ entry, score }] : [];
  });
}

/** What is kept of an entry beside its words: two letters find thousands, each of which is boosted. */
interface Stored {
  readonly kind: EntryKind;
  /** The names as they are compared with what was typed. */
  readonly folded: readonly string[];
}

/** A name that is exactly what was typed comes before all others, then what begins like it. */
function boostOf({ kind, folded }: Stored, whole: string): number {
  const near = folded.includes(whole) ? 3 : folded.some((name) => name.startsWith(whole)) ? 1.5 : 1;
  return weights[kind] * near;
}
