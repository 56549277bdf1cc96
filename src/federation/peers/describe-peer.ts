import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { Store } from '../../store/store.ts';
import { schemeIri } from '../../vocabulary/namespaces.ts';
import { dcterms, fab, foaf, rdf } from '../../vocabulary/terms.ts';
import { type Peer, peersGraph } from './peer.ts';

/** What is said of a peer when it is described. */
export interface PeerSettings {
  readonly name: string;
  readonly kind: NonNullable<Peer['kind']>;
  readonly addresses: readonly string[];
  readonly trust: Peer['trust'];
  readonly title?: string;
  readonly licence?: string;
  /** The name of a mapping here, or its address. */
  readonly mapping?: string;
  readonly schedule?: string;
}

/** What a description changes in the document of the peers: what was said of the peer is said anew. */
export async function changePeer(
  settings: PeerSettings,
  store: Pick<Store, 'readGraph'>,
  baseIri: string,
): Promise<{ readonly added: Quad[]; readonly removed: Quad[] }> {
  const peer = peerIri(settings.name, baseIri);
  const standing = await store.readGraph(peersGraph(baseIri));
  const added = describePeer(settings, baseIri);
  return {
    added,
    removed: standing.filter((quad) => quad.subject.equals(peer) && !added.some((one) => one.equals(quad))),
  };
}

/** The same change as a SPARQL update. */
export function peerUpdate(settings: PeerSettings, baseIri: string): string {
  const graph = toNTriples(peersGraph(baseIri));
  const triples = describePeer(settings, baseIri).map(
    ({ subject, predicate, object }) => `${toNTriples(subject)} ${toNTriples(predicate)} ${toNTriples(object)} .`,
  );
  return [
    `DELETE WHERE { GRAPH ${graph} { ${toNTriples(peerIri(settings.name, baseIri))} ?property ?value } } ;`,
    `INSERT DATA { GRAPH ${graph} {`,
    ...triples,
    '} }',
  ].join('\n');
}

function peerIri(name: string, baseIri: string): NamedNode {
  return DataFactory.namedNode(`${baseIri}federation#${name}`);
}

function describePeer(
  { name, kind, addresses, trust, title, licence, mapping, schedule }: PeerSettings,
  baseIri: string,
): Quad[] {
  const graph = peersGraph(baseIri);
  const namedNode = (iri: string): NamedNode => DataFactory.namedNode(iri);
  const literal = (text: string, language?: string): Quad['object'] => DataFactory.literal(text, language);
  const peer = peerIri(name, baseIri);
  const say = (property: NamedNode, ...objects: readonly Quad['object'][]): Quad[] =>
    objects.map((object) => DataFactory.quad(peer, property, object, graph));
  const mappingIri = mapping !== undefined && !/^https?:/u.test(mapping) ? `${baseIri}mappings/${mapping}` : mapping;
  return [
    DataFactory.quad(namedNode(graph.value), rdf.type, fab.Document, graph),
    DataFactory.quad(namedNode(graph.value), foaf.primaryTopic, namedNode(`${baseIri}federation`), graph),
    ...say(rdf.type, fab.Peer),
    ...say(dcterms.identifier, literal(name)),
    ...say(dcterms.title, literal(title ?? name, 'fr')),
    ...say(fab.peerKind, namedNode(`${schemeIri('peer-kinds')}#${kind}`)),
    ...say(fab.trust, namedNode(`${schemeIri('trust-levels')}#${trust}`)),
    ...say(fab.harvestAddress, ...addresses.map((address) => namedNode(address))),
    ...(licence === undefined ? [] : say(dcterms.license, namedNode(licence))),
    ...(mappingIri === undefined ? [] : say(fab.mapping, namedNode(mappingIri))),
    ...(schedule === undefined ? [] : say(fab.schedule, literal(schedule))),
  ];
}
