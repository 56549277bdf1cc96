import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { prefixes } from '../vocabulary/namespaces.ts';
import { fab, geo, rdf, schema, skos, xsd } from '../vocabulary/terms.ts';
import type { CollectionPage } from './collection-page.ts';
import { collectionSearch } from './collection-search.ts';
import { thingAddress } from './kinds.ts';
import { createSummaries, summaryPredicates } from './summaries.ts';

/** What is said of each member of a collection. */
const memberPredicates: readonly NamedNode[] = [
  ...summaryPredicates,
  schema.address,
  schema.startDate,
  schema.endDate,
  fab.communeCode,
  fab.departementCode,
  fab.inQPV,
  fab.numerique,
  fab.carriedBy,
  fab.visitor,
  fab.host,
  fab.visitKind,
  fab.practiceCategory,
  fab.locationPrecision,
  geo.lat,
  geo.long,
  skos.broader,
];
const addressPredicates: readonly NamedNode[] = [rdf.type, schema.postalCode, schema.addressLocality];

/** The triples of a page of a collection. */
export type CollectionQuads = (page: CollectionPage) => Promise<Quad[]>;

/**
 * Makes the description of collections as RDF: the collection and its page in the words of Hydra, a summary of each
 * member, and the names of what those name.
 *
 * @see {@link https://www.hydra-cg.com/spec/latest/core/#hydra:PartialCollectionView}
 */
export function createCollectionQuads(store: Store, baseIri: string): CollectionQuads {
  const members = createSummaries(store, memberPredicates);
  const addresses = createSummaries(store, addressPredicates);
  const named = createSummaries(store);
  return async (page) => {
    const iris = page.members.map(({ iri }) => iri);
    const summaries = await Promise.all(iris.flatMap((iri) => [members.of(iri), addresses.of(`${iri}#address`)]));
    const about = summaries.flatMap(({ quads }) => quads);
    const others = new Set(about.map(({ object }) => (object.termType === 'NamedNode' ? object.value : '')));
    const wanted = [...others].filter((iri) => !iris.includes(iri) && thingAddress(baseIri, iri));
    const names = await Promise.all(wanted.map((iri) => named.of(iri)));
    const triples = [...about, ...names.flatMap(({ quads }) => quads)];
    return [
      ...hydraQuads(page),
      ...triples.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object)),
    ];
  };
}

function hydraQuads({ collection: name, iri, links, total, members }: CollectionPage): Quad[] {
  const hydra = (name: string) => DataFactory.namedNode(prefixes.hydra + name);
  const collection = DataFactory.namedNode(links.first);
  const view = DataFactory.namedNode(viewIri(links.self));
  const neighbours = (['first', 'previous', 'next', 'last'] as const).flatMap((name) => {
    const address = links[name];
    return address === undefined ? [] : [DataFactory.quad(view, hydra(name), DataFactory.namedNode(viewIri(address)))];
  });
  return [
    DataFactory.quad(collection, rdf.type, hydra('Collection')),
    DataFactory.quad(collection, hydra('totalItems'), DataFactory.literal(String(total), xsd.integer)),
    DataFactory.quad(collection, hydra('view'), view),
    DataFactory.quad(view, rdf.type, hydra('PartialCollectionView')),
    ...neighbours,
    // Whoever came by the address of the collection goes on from there.
    ...(links.self === links.first && links.next !== undefined
      ? [DataFactory.quad(collection, hydra('next'), DataFactory.namedNode(viewIri(links.next)))]
      : []),
    ...collectionSearch(collection, iri, name),
    ...members.map(({ iri }) => DataFactory.quad(collection, hydra('member'), DataFactory.namedNode(iri))),
  ];
}

/** A page has a name of its own even where its address is that of the collection. */
function viewIri(address: string): string {
  return /[?&]page=/u.test(address) ? address : `${address}${address.includes('?') ? '&' : '?'}page=1`;
}
