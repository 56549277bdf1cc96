import { DomainError } from '../core/errors.ts';
import { compactJsonLd, type ContextDocuments, type ExpandedNode, type JsonObject } from '../core/rdf/json-ld.ts';
import { toExpandedJsonLd } from '../core/rdf/write-json-ld.ts';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { thingTree } from './thing-tree.ts';

/** The forms of a JSON-LD document, by the local names of their profile IRIs. */
export const jsonLdForms = ['compacted', 'expanded', 'flattened'] as const;

/** A form of a JSON-LD document. @see {@link https://www.w3.org/TR/json-ld11/#iana-considerations} */
export type JsonLdForm = (typeof jsonLdForms)[number];

/** The namespace of the profiles. */
export const jsonLdProfiles = 'http://www.w3.org/ns/json-ld#';

/** How triples are to be written as JSON-LD. */
export interface JsonLdWriting {
  readonly form: JsonLdForm;
  /** The address of the context, which must be among the contexts. */
  readonly context: string;
  readonly contexts: ContextDocuments;
  /** What the document is about: the root of the tree. */
  readonly root: string;
  /** What is opened directly under the root only. */
  readonly members?: readonly string[];
}

/** Triples as JSON-LD; every form expands to exactly the same triples. */
export async function writeThingJsonLd(quads: readonly Quad[], writing: JsonLdWriting): Promise<string> {
  return `${JSON.stringify(await toJsonLd(quads, writing), undefined, 2)}\n`;
}

async function toJsonLd(
  quads: readonly Quad[],
  { form, context, contexts, root, members }: JsonLdWriting,
): Promise<unknown> {
  switch (form) {
    case 'expanded':
      return [thingTree(quads, root, members)];
    case 'flattened': {
      const flat = await compactJsonLd(toExpandedJsonLd(withoutGraphs(quads)), context, { contexts });
      return ordered('@graph' in flat ? flat : { '@context': context, '@graph': [omitContext(flat)] });
    }
    case 'compacted':
      return compacted(thingTree(quads, root, members), context, contexts);
  }
}

/** An IRI such as `geo:44.8,-0.5`, whose scheme is a prefix of the context, cannot be compacted: then nothing is. */
async function compacted(tree: ExpandedNode, context: string, contexts: ContextDocuments): Promise<unknown> {
  try {
    return ordered(await compactJsonLd([tree], context, { contexts }));
  } catch (error) {
    if (error instanceof DomainError && error.code === 'malformed-rdf') {
      return [tree];
    }
    throw error;
  }
}

function withoutGraphs(quads: readonly Quad[]): Quad[] {
  return quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object));
}

function omitContext(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== '@context'));
}

/** What a reader looks for first, and what matters last. */
const first =
  '@context id type name prefLabel alternateName altLabel title description definition fr en ' +
  'address streetAddress postalCode addressLocality addressCountry communeCode departementCode regionCode epciCode ' +
  'lat long locationPrecision inQPV qpvCode numerique territoryType family url movilabPage ' +
  'leadCarrier carriedBy partner partnerKind partnership action status engagement programme date wave labelisation ' +
  'characteristic meets startDate endDate totalItems view first previous next last';
const last = ['isPrimaryTopicOf', 'member', '@included', '@graph'];
const ranks = new Map([
  ...first.split(' ').map((key, index, all): [string, number] => [key, index - all.length]),
  ...last.map((key, index): [string, number] => [key, index + 1]),
]);

/** The same JSON with the keys of every object in an order that reads well. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ordered);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, ordered(inner)]);
  const rank = (key: string) => ranks.get(key) ?? 0;
  return Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b)));
}
