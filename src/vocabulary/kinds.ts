import type { NamedNode } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { fab } from './terms.ts';

/** The collections of the instance: the first part of the address of each thing. */
export const collectionNames = [
  'fabriques',
  'tiers-lieux',
  'structures',
  'actions',
  'visites',
  'pratiques',
  'categories',
] as const;

/** The name of a collection. */
export type CollectionName = (typeof collectionNames)[number];

/** A kind of thing: the collection it belongs to and the classes that make it a member. */
export interface Kind {
  /** What one member is called where kinds are named, as in `/suggestions?genre=`. */
  readonly singular: string;
  readonly classes: readonly NamedNode[];
  /** What a contribution is that does not say it. */
  readonly usualClass: NamedNode;
  /**
   * The open scheme whose concepts are the members, by the last step of its address: what the vocabulary defines, under
   * the address of the scheme, and what contributors add, under that of the collection.
   */
  readonly scheme?: string;
}

/** Every kind of thing. Whatever else differs by kind is a record or a `switch` over the collections, checked whole. */
export const kinds: Readonly<Record<CollectionName, Kind>> = {
  fabriques: {
    singular: 'fabrique',
    classes: [fab.TiersLieu, fab.Fabrique, fab.FabriqueNumerique],
    usualClass: fab.Fabrique,
  },
  'tiers-lieux': { singular: 'tiers-lieu', classes: [fab.TiersLieu], usualClass: fab.TiersLieu },
  structures: { singular: 'structure', classes: [fab.Structure], usualClass: fab.Structure },
  actions: { singular: 'action', classes: [fab.Action], usualClass: fab.Action, scheme: 'actions' },
  visites: { singular: 'visite', classes: [fab.Visit], usualClass: fab.Visit },
  pratiques: { singular: 'pratique', classes: [fab.Practice], usualClass: fab.Practice },
  categories: {
    singular: 'categorie',
    classes: [fab.PracticeCategory],
    usualClass: fab.PracticeCategory,
    scheme: 'practice-categories',
  },
};

/** Whether the things of a collection are places: fabriques, and other third places that a source knows. */
export function isOfPlaces(collection: CollectionName): collection is 'fabriques' | 'tiers-lieux' {
  return collection === 'fabriques' || collection === 'tiers-lieux';
}

/** The IRI of a thing from its collection and slug. */
export function thingIri(baseIri: string, collection: CollectionName, slug: string): string {
  return `${baseIri}${collection}/${slug}`;
}

/** The collection and slug of a thing's IRI, or undefined for any other IRI. */
export function thingAddress(baseIri: string, iri: string): { collection: CollectionName; slug: string } | undefined {
  const [name, slug, ...rest] = iri.startsWith(baseIri) ? iri.slice(baseIri.length).split('/') : [];
  const collection = collectionNames.find((known) => known === name);
  return collection && slug && rest.length === 0 && !/[#?]/u.test(slug) ? { collection, slug } : undefined;
}

/** The graph that is a thing's own document. */
export function ownDocument(baseIri: string, thing: string): NamedNode {
  return DataFactory.namedNode(`${baseIri}graphs/${thing.slice(baseIri.length)}`);
}

/** The document that is meant where a write names no graph. */
export function defaultDocument(baseIri: string): NamedNode {
  return DataFactory.namedNode(`${baseIri}graphs/default`);
}

/** The thing whose own document a graph is, or undefined for any other graph. */
export function thingOfDocument(baseIri: string, graph: string): string | undefined {
  const thing = graph.startsWith(`${baseIri}graphs/`) ? baseIri + graph.slice(baseIri.length + 'graphs/'.length) : '';
  return thingAddress(baseIri, thing) && thing;
}
