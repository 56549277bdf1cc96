import { DataFactory } from 'n3';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { slugOf } from '../../core/slug.ts';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import type { Store } from '../../store/store.ts';
import type { Multilingual } from '../../vocabulary/multilingual.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { schema, skos } from '../../vocabulary/terms.ts';
import { type CollectionName, ownDocument, thingAddress } from '../kinds.ts';
import { createChangedSince } from '../member-changes.ts';
import { rememberByRevision } from '../remember-by-revision.ts';
import { select, type Solution } from './select.ts';

/** A thing that forms may name. */
export interface KnownThing {
  readonly iri: string;
  readonly collection: CollectionName;
  /** Its name, by language where it is a text; proper names by an empty one. */
  readonly labels: Multilingual;
  /** Every name that somebody may type. */
  readonly names: readonly string[];
  /** The town, where it has one. */
  readonly town?: string;
}

/** What forms know of the things of one instance. */
export interface KnownThings {
  /** The things of a collection. */
  readonly all: (collection: CollectionName) => readonly KnownThing[];
  /** The name by which forms show a thing: one that no other of its kind has; its address where it is not known. */
  readonly nameOf: (iri: string, language: string) => string;
  /** The thing that a typed name or address means; undefined where that is none, or several. */
  readonly find: (collection: CollectionName, typed: string) => string | undefined;
  /** Those of which a word begins as a text says. */
  readonly search: (collection: CollectionName, text: string, language: string, most?: number) => KnownThing[];
}

/** Beyond these all are read: that is one query, too, and not much slower. */
const mostThings = 300;

/** Makes the reader of what forms know: everything is read once, and then follows the commits. */
export function createKnownThings(store: Store, baseIri: string): () => Promise<KnownThings> {
  const changedSince = createChangedSince(store);
  const things = rememberByRevision(
    store,
    async () => readThings(store, baseIri),
    async (before, revision) => {
      const changed = await changedSince(revision);
      const own = [...(changed ?? [])].filter((iri) => thingAddress(baseIri, iri));
      if (!changed || own.length > mostThings) {
        return readThings(store, baseIri);
      }
      const fresh = await readThings(store, baseIri, own);
      return own.length === 0 ? before : new Map([...[...before].filter(([iri]) => !changed.has(iri)), ...fresh]);
    },
  );
  let indexed: { readonly of: Things; readonly known: KnownThings } | undefined;
  return async () => {
    const current = await things();
    if (indexed?.of !== current) {
      indexed = { of: current, known: indexThings(current) };
    }
    return indexed.known;
  };
}

/** The things that bear a name, by their IRIs. */
type Things = ReadonlyMap<string, KnownThing>;

/** @param only - The things to which it is narrowed, by their IRIs. */
async function readThings(store: Store, baseIri: string, only?: readonly string[]): Promise<Things> {
  if (only?.length === 0) {
    return new Map();
  }
  const properties = [schema.name, skos.prefLabel, schema.alternateName].map(termToSparql);
  const things = only?.map((iri) => termToSparql(DataFactory.namedNode(iri)));
  const solutions = await select(
    store,
    `${sparqlPrefixes('schema')}
    SELECT ?graph ?thing ?property ?name ?town WHERE {
      # Never both as VALUES: joined with both, everything that is said of anything is read.
      ${things ? `VALUES ?thing { ${things.join(' ')} }` : `VALUES ?property { ${properties.join(' ')} }`}
      GRAPH ?graph { ?thing ?property ?name }
      ${things ? `FILTER(?property IN (${properties.join(', ')}))` : ''}
      FILTER(STRSTARTS(STR(?thing), "${baseIri}") && !CONTAINS(STR(?thing), "#"))
      OPTIONAL { ?thing schema:address/schema:addressLocality ?town }
    }`,
  );
  const byName = (a: Solution, b: Solution): number => compareStrings(a['name']?.value ?? '', b['name']?.value ?? '');
  const found = new Map<string, { labels: Record<string, string>; names: Set<string>; town?: string; own: boolean }>();
  for (const { graph, thing, property, name, town } of [...solutions].sort(byName)) {
    if (!graph || !thing || !name) {
      continue;
    }
    const isOwn = graph.value === ownDocument(baseIri, thing.value).value;
    const about = found.get(thing.value) ?? { labels: {}, names: new Set<string>(), own: false };
    const language = name['xml:lang'] ?? '';
    // What its own document calls a thing is its name; others may say more names.
    const isName = property?.value !== schema.alternateName.value;
    if (isName && (about.labels[language] === undefined || (isOwn && !about.own))) {
      about.labels[language] = name.value;
      about.own ||= isOwn;
    }
    about.names.add(name.value);
    found.set(thing.value, { ...about, ...(town && { town: town.value }) });
  }
  return new Map(
    [...found].flatMap(([iri, { labels, names, town }]) => {
      const collection = thingAddress(baseIri, iri)?.collection;
      const thing = { iri, labels, names: [...names], ...(town !== undefined && { town }) };
      return collection ? [[iri, { ...thing, collection }]] : [];
    }),
  );
}

function indexThings(things: Things): KnownThings {
  const members = new Map<CollectionName, KnownThing[]>();
  const shared = new Map<string, Set<string>>();
  for (const thing of [...things.values()].sort((a, b) => compareStrings(a.iri, b.iri))) {
    members.set(thing.collection, members.get(thing.collection) ?? []);
    members.get(thing.collection)?.push(thing);
    for (const key of keysOf(thing).typed) {
      shared.set(key, (shared.get(key) ?? new Set()).add(thing.iri));
    }
  }
  const nameOf: KnownThings['nameOf'] = (iri, language) => {
    const thing = things.get(iri);
    const name = thing && labelOf(thing, language);
    return !thing || name === undefined
      ? iri
      : (shared.get(typedKey(thing.collection, name))?.size ?? 0) > 1
        ? withSlug(name, iri)
        : name;
  };
  return {
    nameOf,
    all: (collection) => members.get(collection) ?? [],
    find: (collection, typed) => {
      if (/^https?:/u.test(typed)) {
        return typed;
      }
      const found = shared.get(typedKey(collection, typed));
      return found?.size === 1 ? [...found][0] : undefined;
    },
    search: (collection, text, language, most = 10) => {
      const wanted = keyOf(text);
      const rank = (thing: KnownThing): number => {
        const { names, town } = keysOf(thing);
        const isFirst = names.some((key) => key.startsWith(wanted));
        return isFirst ? 0 : [...names, town].some((key) => `-${key}`.includes(`-${wanted}`)) ? 1 : 2;
      };
      return (members.get(collection) ?? [])
        .map((thing) => ({ thing, rank: rank(thing), name: labelOf(thing, language) ?? '' }))
        .filter((one) => one.rank < 2)
        .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'fr'))
        .slice(0, most)
        .map(({ thing }) => thing);
    },
  };
}

function labelOf({ labels }: KnownThing, language: string): string | undefined {
  return labels[''] ?? textIn(labels, language);
}

function withSlug(name: string, iri: string): string {
  return `${name} (${iri.split('/').at(-1) ?? ''})`;
}

/** Names are the same whatever their accents and capitals are; those in other scripts as they are written. */
function keyOf(name: string): string {
  return slugOf(name, 200) || name.trim();
}

/** The keys of a thing. */
interface Keys {
  readonly names: readonly string[];
  readonly town: string;
  /** Of all that may be typed for it, in its collection. */
  readonly typed: readonly string[];
}

const known = new WeakMap<KnownThing, Keys>();

/** The keys of a thing, made once: a thing is a new object where something of it has changed. */
function keysOf(thing: KnownThing): Keys {
  const { iri, collection, names, town = '' } = thing;
  const keys = known.get(thing) ?? {
    names: names.map(keyOf),
    town: keyOf(town),
    typed: [...names, ...names.map((name) => withSlug(name, iri))].map((name) => typedKey(collection, name)),
  };
  known.set(thing, keys);
  return keys;
}

function typedKey(collection: CollectionName, name: string): string {
  return `${collection} ${keyOf(name)}`;
}
