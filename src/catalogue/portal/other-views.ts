import type { NamedNode } from '@rdfjs/types';
import { fab, rdfs, schema, skos } from '../../vocabulary/terms.ts';
import type { Named } from './labels.ts';
import type { Address, ContactView, VideoView, ViewSources } from './place-model.ts';
import { viewAddress, viewContacts, viewVideos } from './place-view.ts';
import { type Text, textsFor } from './resource.ts';

/** What the page of a structure says of it. */
export interface StructureView {
  readonly iri: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly descriptions: readonly Text[];
  readonly legalForm: Named | undefined;
  readonly since: string | undefined;
  readonly address: Address;
  readonly websites: readonly string[];
  readonly contacts: readonly ContactView[];
  readonly identifiers: readonly { readonly kind: 'SIRET' | 'SIREN' | 'RNA'; readonly value: string }[];
  readonly seeAlso: readonly Named[];
}

/** What the page of an action says of it. */
export interface ActionView {
  readonly iri: string;
  readonly name: Named;
  readonly otherNames: readonly Text[];
  readonly definitions: readonly Text[];
  readonly broader: readonly Named[];
}

/** What the page of a category of practices says of it. */
export type CategoryView = Omit<ActionView, 'broader'>;

/** What the page of a visit says. */
export interface VisitView {
  readonly iri: string;
  readonly name: string | undefined;
  readonly kind: Named | undefined;
  readonly visitors: readonly Named[];
  readonly hosts: readonly Named[];
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly descriptions: readonly Text[];
  readonly outcomes: readonly Text[];
}

/** One line of a funding mix. */
export interface FundingLineView {
  readonly kind: Named | undefined;
  readonly funder: Named | undefined;
  readonly amount: number | undefined;
  readonly currency: string;
  readonly start: string | undefined;
  readonly end: string | undefined;
}

/** What the page of a practice says. */
export interface PracticeView {
  readonly iri: string;
  readonly name: string;
  readonly categories: readonly Named[];
  readonly descriptions: readonly Text[];
  readonly texts: readonly Text[];
  readonly documents: readonly string[];
  readonly videos: readonly VideoView[];
  readonly practisedBy: readonly Named[];
  readonly funding: readonly FundingLineView[];
}

/** Reads a structure for its page. */
export function viewStructure(iri: string, { read, labels }: ViewSources): StructureView {
  const structure = read(iri);
  const [name = labels.thing(iri).name, ...otherNames] = structure.values(schema.name);
  const identifiers = [
    ['SIRET', fab.siret],
    ['SIREN', fab.siren],
    ['RNA', fab.rna],
  ] as const;
  return {
    iri,
    name,
    otherNames: [...new Set([...otherNames, ...structure.values(schema.alternateName)])],
    descriptions: textsFor(structure.texts(schema.description), labels.language),
    legalForm: structure.values(fab.legalForm).map(labels.concept)[0],
    since: structure.value(schema.foundingDate),
    address: viewAddress(structure),
    websites: structure.values(schema.url),
    contacts: viewContacts(structure),
    identifiers: identifiers.flatMap(([kind, property]) =>
      structure.values(property).map((value) => ({ kind, value })),
    ),
    seeAlso: structure.values(rdfs.seeAlso).map(labels.thing),
  };
}

/** Reads an action for its page. */
export function viewAction(iri: string, sources: ViewSources): ActionView {
  const { read, labels } = sources;
  return { ...viewCategory(iri, sources), broader: read(iri).values(skos.broader).map(labels.thing) };
}

/** Reads a category of practices for its page. */
export function viewCategory(iri: string, { read, labels }: ViewSources): CategoryView {
  const concept = read(iri);
  return {
    iri,
    name: labels.thing(iri),
    otherNames: textsFor(concept.texts(skos.altLabel), labels.language),
    definitions: textsFor(concept.texts(skos.definition), labels.language),
  };
}

/** Reads a visit for its page. */
export function viewVisit(iri: string, { read, labels }: ViewSources): VisitView {
  const visit = read(iri);
  const texts = (property: NamedNode) => textsFor(visit.texts(property), labels.language);
  return {
    iri,
    name: visit.value(schema.name),
    kind: visit.values(fab.visitKind).map(labels.concept)[0],
    visitors: visit.values(fab.visitor).map(labels.thing),
    hosts: visit.values(fab.host).map(labels.thing),
    start: visit.value(schema.startDate),
    end: visit.value(schema.endDate),
    descriptions: texts(schema.description),
    outcomes: texts(fab.outcome),
  };
}

/** Reads a practice for its page. */
export function viewPractice(iri: string, { read, labels }: ViewSources): PracticeView {
  const practice = read(iri);
  const texts = (property: NamedNode) => textsFor(practice.texts(property), labels.language);
  return {
    iri,
    name: practice.value(schema.name) ?? labels.thing(iri).name,
    categories: practice.values(fab.practiceCategory).map(labels.concept),
    descriptions: texts(schema.description),
    texts: texts(schema.text),
    documents: practice.values(fab.document),
    videos: viewVideos(practice),
    practisedBy: practice.values(fab.practisedBy).map(labels.thing),
    funding: practice.resources(fab.fundingLine).map((line) => ({
      kind: line.values(fab.funderKind).map(labels.concept)[0],
      funder: line.values(fab.funder).map(labels.thing)[0],
      amount: toAmount(line.value(fab.amount)),
      currency: line.value(schema.currency) ?? 'EUR',
      start: line.value(schema.startDate),
      end: line.value(schema.endDate),
    })),
  };
}

function toAmount(lexical: string | undefined): number | undefined {
  const amount = Number(lexical ?? NaN);
  return Number.isFinite(amount) ? amount : undefined;
}
