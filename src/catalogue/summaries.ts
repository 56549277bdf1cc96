import type { NamedNode, Quad } from '@rdfjs/types';
import { LRUCache } from 'lru-cache';
import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { fab, rdf, schema, skos } from '../vocabulary/terms.ts';

/** The predicates by which a thing is summarised wherever another one names it. */
export const summaryPredicates: readonly NamedNode[] = [
  rdf.type,
  schema.name,
  schema.foundingDate,
  fab.legalForm,
  skos.prefLabel,
];

/** What is embedded of a thing in the description of another. */
export interface Summary {
  readonly quads: readonly Quad[];
  readonly modified: Date;
}

/** Summaries of things, remembered until the data change. */
export interface Summaries {
  readonly of: (iri: string) => Promise<Summary>;
}

/** Makes the summaries of a store, of which the last few thousand are kept. */
export function createSummaries(store: Store, predicates: readonly NamedNode[] = summaryPredicates): Summaries {
  const wanted = new Set(predicates.map(({ value }) => value));
  const known = new LRUCache<string, Promise<Summary>>({ max: 5000 });
  let ofRevision = -1;
  return {
    of: async (iri) => {
      const revision = await store.revision();
      if (revision !== ofRevision) {
        known.clear();
        ofRevision = revision;
      }
      const summary = known.get(iri) ?? readSummary(store, iri, wanted);
      known.set(iri, summary);
      // What failed once may work the next time.
      summary.catch(() => known.delete(iri));
      return summary;
    },
  };
}

async function readSummary(store: Store, iri: string, wanted: ReadonlySet<string>): Promise<Summary> {
  const subject = DataFactory.namedNode(iri);
  const documents = await store.graphsAbout(subject);
  const contents = await Promise.all(documents.map(({ graph }) => store.readGraph(graph)));
  const quads = contents.flat().filter((quad) => quad.subject.equals(subject) && wanted.has(quad.predicate.value));
  return { quads, modified: new Date(Math.max(0, ...documents.map(({ modified }) => modified.getTime()))) };
}
