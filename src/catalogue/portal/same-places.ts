import { DataFactory } from 'n3';
import type { Store } from '../../store/store.ts';
import { isIdentityDocument, linkOf } from '../../vocabulary/identity.ts';
import { publishable } from '../../vocabulary/publishable.ts';
import { owl, schema, skos } from '../../vocabulary/terms.ts';
import { contributionOf } from '../contribution-of.ts';
import type { Thing } from '../thing.ts';
import type { ThingDocument } from './thing-documents.ts';

/** A document about a place that another source knows under an address of its own. */
export interface SamePlaceDocument extends ThingDocument {
  readonly thing: string;
}

/** What was judged of a place: which records of other sources are it, or close to it, and what they say. */
export interface SamePlaces {
  readonly same: readonly string[];
  readonly close: readonly string[];
  /** The same place in Wikidata, OpenStreetMap and the like, where a source says so. */
  readonly elsewhere: readonly string[];
  /** What is said of those that are the same. */
  readonly documents: readonly SamePlaceDocument[];
}

/** How a source says that its place is one that others know. */
const isSame = [owl.sameAs, schema.sameAs, skos.exactMatch];

/** Reads the records that were judged to be the place of a thing; each keeps its own words and licence. */
export async function readSamePlaces(store: Store, thing: Thing, baseIri: string): Promise<SamePlaces> {
  const judged = thing.statements.filter(
    ({ graph, subject }) => isIdentityDocument(baseIri, graph.value) && subject.value === thing.iri,
  );
  const linkedBy = (verdict: keyof typeof linkOf) =>
    judged.filter(({ predicate }) => predicate.equals(linkOf[verdict])).map(({ object }) => object.value);
  const same = linkedBy('same');
  const documents: SamePlaceDocument[] = [];
  for (const iri of same) {
    const subject = DataFactory.namedNode(iri);
    for (const { graph, modified } of await store.graphsAbout(subject)) {
      if (!isIdentityDocument(baseIri, graph.value)) {
        const quads = contributionOf(publishable(await store.readGraph(graph)), subject);
        documents.push({ graph: graph.value, quads, modified, own: false, thing: iri });
      }
    }
  }
  const said = [
    ...thing.statements.filter((quad) => !judged.includes(quad)),
    ...documents.flatMap(({ quads }) => quads),
  ];
  const about = new Set([thing.iri, ...same]);
  const elsewhere = said
    .filter(({ subject, predicate }) => about.has(subject.value) && isSame.some((one) => one.equals(predicate)))
    .map(({ object }) => object.value)
    .filter((iri) => /^https?:/u.test(iri) && !iri.startsWith(baseIri));
  return { same, close: linkedBy('close'), elsewhere: [...new Set(elsewhere)], documents };
}
