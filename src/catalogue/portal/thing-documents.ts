import type { Quad } from '@rdfjs/types';
import { compareStrings, groupBy } from '../../core/rdf/dataset.ts';
import { dcterms, fab, foaf, prov, rdf, rdfs, schema, skos } from '../../vocabulary/terms.ts';
import { ownDocument } from '../kinds.ts';
import type { Thing } from '../thing.ts';
import type { Labels, Named } from './labels.ts';
import { type Text, readResources, textsFor } from './resource.ts';

/** A document about a thing: one named graph with its statements. */
export interface ThingDocument {
  readonly graph: string;
  readonly quads: readonly Quad[];
  /** When this instance last changed it. */
  readonly modified: Date;
  /** Whether it is the thing's own document, and not what a source says. */
  readonly own: boolean;
}

/** What each document contributes to the description of a thing, its own first. */
export function documentsOf(thing: Thing, baseIri: string): ThingDocument[] {
  const own = ownDocument(baseIri, thing.iri);
  const byGraph = groupBy(thing.statements, ({ graph }) => graph.value);
  return thing.documents.map(({ graph, modified }) => ({
    graph: graph.value,
    // Stores give the statements of a document in orders of their own.
    quads: [...(byGraph.get(graph.value) ?? [])].sort((a, b) => compareStrings(a.object.value, b.object.value)),
    modified,
    own: graph.equals(own),
  }));
}

/** What a page says of one document: who says this, where from, how old, on what terms. */
export interface SourceNote {
  readonly graph: string;
  readonly own: boolean;
  /** The data sets from which it was made, by title. */
  readonly derivedFrom: readonly Named[];
  readonly publishers: readonly Named[];
  readonly sources: readonly string[];
  readonly licences: readonly string[];
  readonly identifiers: readonly string[];
  readonly comments: readonly Text[];
  /** When the source itself says it changed, as an `xsd:date`, `xsd:gYear` … */
  readonly sourceModified: string | undefined;
  readonly modified: Date;
}

/** What each document says of itself. */
export function noteSources(documents: readonly ThingDocument[], labels: Labels): SourceNote[] {
  return documents.map(({ graph, quads, own, modified }) => {
    const document = readResources(quads)(graph);
    const derivedFrom = document.values(prov.wasDerivedFrom);
    return {
      graph,
      own,
      modified,
      derivedFrom: derivedFrom.map(labels.thing),
      publishers: document.values(dcterms.publisher).map(labels.thing),
      sources: document.values(dcterms.source),
      licences: document.values(dcterms.license),
      identifiers: document.values(dcterms.identifier),
      comments: textsFor(document.texts(rdfs.comment), labels.language),
      sourceModified:
        document.value(dcterms.modified) ??
        derivedFrom.map((source) => labels.about(source).value(dcterms.modified)).find((date) => date !== undefined),
    };
  });
}

/** The things that documents point at, whose names a page needs. */
export function mentionedIn(documents: readonly ThingDocument[]): string[] {
  const about = documents.flatMap(({ quads }) => quads);
  return about.flatMap(({ predicate, object }) =>
    object.termType === 'NamedNode' && !unnamed.has(predicate.value) ? [object.value] : [],
  );
}

/** Properties whose values are addresses elsewhere or fragments of the same document: nothing to ask names for. */
const unnamed = new Set(
  [
    ...[foaf.primaryTopic, dcterms.license, dcterms.source, fab.evidence, fab.applicationFile, fab.movilabPage],
    ...[rdf.type, skos.inScheme, skos.topConceptOf, fab.document, fab.judgement, schema.url, schema.embedUrl],
  ].map(({ value }) => value),
);
