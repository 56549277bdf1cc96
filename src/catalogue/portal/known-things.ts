import { slugOf } from '../../core/slug.ts';
import type { Store } from '../../store/store.ts';
import type { Multilingual } from '../../vocabulary/multilingual.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { schema } from '../../vocabulary/terms.ts';
import { type CollectionName, collectionNames, ownDocument } from '../kinds.ts';
import { select } from './select.ts';

/** A thing that forms may name. */
export interface KnownThing {
  readonly iri: string;
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

/** Makes the reader of what forms know; it is read again when the data change. */
export function createKnownThings(store: Store, baseIri: string): () => Promise<KnownThings> {
  let known: { readonly revision: number; readonly things: Promise<KnownThings> } | undefined;
  return async () => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      const things = readThings(store, baseIri).then(indexThings);
      known = { revision, things };
      // What failed once may work the next time.
      things.catch(() => (known = undefined));
    }
    return known.things;
  };
}

type Things = ReadonlyMap<CollectionName, readonly KnownThing[]>;

async function readThings(store: Store, baseIri: string): Promise<Things> {
  const solutions = await select(
    store,
    `${sparqlPrefixes('schema', 'skos')}
    SELECT ?graph ?thing ?property ?name ?town WHERE {
      VALUES ?property { schema:name skos:prefLabel schema:alternateName }
      GRAPH ?graph { ?thing ?property ?name }
      FILTER(STRSTARTS(STR(?thing), "${baseIri}") && !CONTAINS(STR(?thing), "#"))
      OPTIONAL { ?thing schema:address/schema:addressLocality ?town }
    } ORDER BY ?thing ?name`,
  );
  const things = new Map<string, { labels: Record<string, string>; names: Set<string>; town?: string; own: boolean }>();
  for (const { graph, thing, property, name, town } of solutions) {
    if (!graph || !thing || !name) {
      continue;
    }
    const isOwn = graph.value === ownDocument(baseIri, thing.value).value;
    const about = things.get(thing.value) ?? { labels: {}, names: new Set<string>(), own: false };
    const language = name['xml:lang'] ?? '';
    // What its own document calls a thing is its name; others may say more names.
    const isName = property?.value !== schema.alternateName.value;
    if (isName && (about.labels[language] === undefined || (isOwn && !about.own))) {
      about.labels[language] = name.value;
      about.own ||= isOwn;
    }
    about.names.add(name.value);
    things.set(thing.value, { ...about, ...(town && { town: town.value }) });
  }
  const ofCollection = (collection: CollectionName): KnownThing[] =>
    [...things]
      .filter(([iri]) => iri.startsWith(`${baseIri}${collection}/`))
      .map(([iri, { labels, names, town }]) => ({
        iri,
        labels,
        names: [...names],
        ...(town !== undefined && { town }),
      }));
  return new Map(collectionNames.map((collection) => [collection, ofCollection(collection)]));
}

function indexThings(things: Things): KnownThings {
  const shared = new Map<string, Map<string, Set<string>>>();
  for (const [collection, members] of things) {
    const byName = new Map<string, Set<string>>();
    for (const { iri, names } of members) {
      for (const name of [...names, ...names.map((one) => withSlug(one, iri))]) {
        byName.set(keyOf(name), (byName.get(keyOf(name)) ?? new Set()).add(iri));
      }
    }
    shared.set(collection, byName);
  }
  const byIri = new Map(
    [...things].flatMap(([collection, members]) => members.map((one) => [one.iri, { collection, one }])),
  );
  const nameOf: KnownThings['nameOf'] = (iri, language) => {
    const known = byIri.get(iri);
    const name = known && labelOf(known.one, language);
    return name === undefined
      ? iri
      : (shared.get(known?.collection ?? '')?.get(keyOf(name))?.size ?? 0) > 1
        ? withSlug(name, iri)
        : name;
  };
  return {
    nameOf,
    all: (collection) => things.get(collection) ?? [],
    find: (collection, typed) => {
      if (/^https?:/u.test(typed)) {
        return typed;
      }
      const found = shared.get(collection)?.get(keyOf(typed));
      return found?.size === 1 ? [...found][0] : undefined;
    },
    search: (collection, text, language, most = 10) => {
      const wanted = keyOf(text);
      const rank = ({ names, town = '' }: KnownThing): number => {
        const keys = names.map((name) => `-${keyOf(name)}`);
        const isFirst = keys.some((key) => key.startsWith(`-${wanted}`));
        return isFirst ? 0 : [...keys, `-${keyOf(town)}`].some((key) => key.includes(`-${wanted}`)) ? 1 : 2;
      };
      return (things.get(collection) ?? [])
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
