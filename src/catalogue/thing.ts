import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { compareStrings } from '../core/rdf/dataset.ts';
import type { GraphDescription, Store } from '../store/store.ts';
import { contributionOf } from './contribution-of.ts';
import { ownDocument, thingAddress, type CollectionName } from './kinds.ts';
import type { Summaries } from './summaries.ts';

export { ownDocument } from './kinds.ts';

/** One thing: the merge of every document about it, and a summary of each thing it names. */
export interface Thing {
  readonly iri: string;
  readonly collection: CollectionName;
  readonly slug: string;
  /** The documents about it, its own first. */
  readonly documents: readonly GraphDescription[];
  /** What its documents say, each triple in its graph. */
  readonly statements: readonly Quad[];
  /** What is embedded of the things it names, one hop away, each triple in its graph. */
  readonly embedded: readonly Quad[];
  /** Whether something of it is withheld from who reads it: such a version is no ground to write on. */
  readonly isPartial?: true;
  /** When a document about it, or about a thing it embeds, changed last. */
  readonly modified: Date;
  /** The revision of the data from which all this was read. */
  readonly revision: number;
}

/**
 * Reads one thing from its documents.
 *
 * @returns Undefined where no document says anything of it.
 */
export async function readThing(
  store: Store,
  summaries: Summaries,
  baseIri: string,
  iri: string,
): Promise<Thing | undefined> {
  const address = thingAddress(baseIri, iri);
  const revision = await store.revision();
  const subject = DataFactory.namedNode(iri);
  const documents = address ? ownFirst(await store.graphsAbout(subject), baseIri, iri) : [];
  if (!address || documents.length === 0) {
    return undefined;
  }
  const contributions = await Promise.all(
    documents.map(async ({ graph }) => contributionOf(await store.readGraph(graph), subject)),
  );
  const statements = contributions.flat();
  const named = await Promise.all(thingsNamedIn(statements, baseIri, iri).map((one) => summaries.of(one)));
  const times = [...documents, ...named].map(({ modified }) => modified.getTime());
  return {
    iri,
    ...address,
    documents,
    statements,
    embedded: named.flatMap((summary) => summary.quads),
    modified: new Date(Math.max(...times)),
    revision,
  };
}

function ownFirst(documents: readonly GraphDescription[], baseIri: string, iri: string): GraphDescription[] {
  const own = ownDocument(baseIri, iri);
  return [...documents].sort(
    (a, b) => Number(b.graph.equals(own)) - Number(a.graph.equals(own)) || compareStrings(a.graph.value, b.graph.value),
  );
}

function thingsNamedIn(statements: readonly Quad[], baseIri: string, iri: string): string[] {
  const objects = statements.map(({ object }) => (object.termType === 'NamedNode' ? object.value : ''));
  return [...new Set(objects)].filter((object) => object !== iri && thingAddress(baseIri, object)).sort(compareStrings);
}
