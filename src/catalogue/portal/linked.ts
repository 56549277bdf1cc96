import { DataFactory } from 'n3';
import type { NamedNode, Quad } from '@rdfjs/types';
import { LRUCache } from 'lru-cache';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import type { Store } from '../../store/store.ts';
import { dcterms, fab, foaf, schema, skos } from '../../vocabulary/terms.ts';
import { ownDocument } from '../kinds.ts';
import { createChangedSince, thingIn } from '../member-changes.ts';
import { rememberByRevision } from '../remember-by-revision.ts';
import { type Resource, readResources } from './resource.ts';
import { namedTerm, select, termOf } from './select.ts';

/** What is said of a thing where another page mentions it. */
const mentioned: readonly NamedNode[] = [
  schema.name,
  schema.foundingDate,
  skos.prefLabel,
  dcterms.title,
  dcterms.modified,
  foaf.name,
  foaf.page,
  fab.legalForm,
];

/** Reads the names and the few facts of things that a page mentions. */
export type LinkedReader = (iris: readonly string[]) => Promise<(iri: string) => Resource>;

/** Things that are kept: data sets, publishers and the like, which page after page mentions. */
const mostKept = 2000;

type Known = LRUCache<string, readonly Quad[]>;

/** Makes a reader that asks the store only for what it has not read yet, or what has changed since. */
export function createLinkedReader(store: Store, baseIri: string): LinkedReader {
  const changedSince = createChangedSince(store);
  const current = rememberByRevision<Known>(
    store,
    async () => new LRUCache({ max: mostKept }),
    async (before, revision) => {
      const changed = await changedSince(revision);
      // A new one: who still reads of the older revision writes into the other.
      const kept: Known = new LRUCache({ max: mostKept });
      for (const [iri, quads] of changed ? [...before.entries()].reverse() : []) {
        if (!changed?.has(thingIn(iri))) {
          kept.set(iri, quads);
        }
      }
      return kept;
    },
  );
  return async (iris) => {
    const known = await current();
    const asked = [...new Set(iris)];
    const found = new Map(asked.map((iri) => [iri, known.get(iri)]));
    const fresh = asked.filter((iri) => found.get(iri) === undefined);
    const quads = await askLinked(store, fresh, baseIri);
    for (const iri of fresh) {
      const about = quads.filter(({ subject }) => subject.value === iri);
      known.set(iri, about);
      found.set(iri, about);
    }
    return readResources([...found.values()].flatMap((about) => about ?? []));
  };
}

/** Reads the names and the few facts of things that a page mentions, in one query. */
export async function readLinked(
  store: Store,
  iris: readonly string[],
  baseIri: string,
): Promise<(iri: string) => Resource> {
  return readResources(await askLinked(store, [...new Set(iris)], baseIri));
}

async function askLinked(store: Store, asked: readonly string[], baseIri: string): Promise<Quad[]> {
  if (asked.length === 0) {
    return [];
  }
  const solutions = await select(
    store,
    `SELECT ?graph ?subject ?property ?value WHERE {
      VALUES ?subject { ${asked.map((iri) => termToSparql(DataFactory.namedNode(iri))).join(' ')} }
      GRAPH ?graph { ?subject ?property ?value }
      # Not a second VALUES: joined with both, everything that is said of anything is read.
      FILTER(?property IN (${mentioned.map(termToSparql).join(', ')}))
    }`,
  );
  const quads = solutions.flatMap(({ graph, subject, property, value }): Quad[] => {
    const object = value && termOf(value);
    return graph && subject && property && object
      ? [DataFactory.quad(namedTerm(subject), namedTerm(property), object, namedTerm(graph))]
      : [];
  });
  // What the thing's own document says comes first.
  const ownFirst = (a: Quad, b: Quad): number => Number(isOwn(b, baseIri)) - Number(isOwn(a, baseIri));
  const inOrder = (a: Quad, b: Quad): number =>
    ownFirst(a, b) || compareStrings(a.graph.value, b.graph.value) || compareStrings(a.object.value, b.object.value);
  return quads.sort(inOrder);
}

function isOwn({ subject, graph }: Quad, baseIri: string): boolean {
  return graph.equals(ownDocument(baseIri, thingIn(subject.value)));
}
