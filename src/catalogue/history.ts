import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { documentAt } from '../contribution/document-at.ts';
import { compareStrings } from '../core/rdf/dataset.ts';
import type { Store } from '../store/store.ts';
import { contributionOf } from './contribution-of.ts';
import { ownDocument, thingAddress } from './kinds.ts';
import type { Thing } from './thing.ts';

/** One revision of a thing: a commit that changed a document about it. */
export interface ThingRevision {
  readonly revision: number;
  readonly time: Date;
  /** A name; of an accepted proposal, of who proposed it. */
  readonly author: string;
  readonly message: string;
  /** The documents that changed, the thing's own first. */
  readonly documents: readonly string[];
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

/**
 * The history of a thing, the newest revision first: every commit that changed its own document, also where that was
 * taken away since, or what a document of a source says of it.
 */
export async function historyOf(store: Store, baseIri: string, iri: string): Promise<ThingRevision[]> {
  const own = ownDocument(baseIri, iri);
  const subject = DataFactory.namedNode(iri);
  const revisions = new Map<number, ThingRevision>();
  for (const graph of await documentsAbout(store, baseIri, iri)) {
    for await (const commit of store.commits({ graph })) {
      const { revision, time, author, message } = commit;
      // Of a document about many things, only what it says of this one.
      const [added, removed] = graph.equals(own)
        ? [commit.added, commit.removed]
        : [contributionOf(commit.added, subject), contributionOf(commit.removed, subject)];
      if (added.length + removed.length > 0) {
        const known = revisions.get(revision);
        revisions.set(revision, {
          ...{ revision, time, author, message },
          documents: [...(known?.documents ?? []), graph.value],
          added: [...(known?.added ?? []), ...added],
          removed: [...(known?.removed ?? []), ...removed],
        });
      }
    }
  }
  return [...revisions.values()].sort((a, b) => b.revision - a.revision);
}

/**
 * A thing as its documents described it after a revision; of what it names, only the addresses.
 *
 * @returns Undefined where nothing described it then.
 */
export async function thingAt(
  store: Store,
  baseIri: string,
  iri: string,
  revision: number,
): Promise<Thing | undefined> {
  const address = thingAddress(baseIri, iri);
  const subject = DataFactory.namedNode(iri);
  const statements: Quad[] = [];
  const documents: Thing['documents'][number][] = [];
  for (const graph of await documentsAbout(store, baseIri, iri)) {
    const document = await documentAt(store, graph, revision);
    const said = document.some((quad) => quad.subject.equals(subject)) ? contributionOf(document, subject) : [];
    for await (const commit of store.commits({ graph, to: revision, newestFirst: true })) {
      if (said.length > 0) {
        statements.push(...said);
        documents.push({ graph, size: document.length, revision: commit.revision, modified: commit.time });
      }
      break;
    }
  }
  const modified = new Date(Math.max(0, ...documents.map((document) => document.modified.getTime())));
  return address && documents.length > 0
    ? { iri, ...address, documents, statements, embedded: [], modified, revision }
    : undefined;
}

/** The last revision that was there at a time; 0 before the first. */
export async function revisionAt(store: Store, baseIri: string, iri: string, time: Date): Promise<number> {
  const revisions = await historyOf(store, baseIri, iri);
  return revisions.find((one) => one.time.getTime() <= time.getTime())?.revision ?? 0;
}

/** The graphs that describe a thing, and its own document even where that is gone. */
async function documentsAbout(store: Store, baseIri: string, iri: string): Promise<Quad['graph'][]> {
  const own = ownDocument(baseIri, iri);
  const others = (await store.graphsAbout(DataFactory.namedNode(iri))).map(({ graph }) => graph);
  return [own, ...others.filter((graph) => !graph.equals(own)).sort((a, b) => compareStrings(a.value, b.value))];
}
