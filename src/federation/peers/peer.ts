import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { dcterms, fab, rdf, voidTerms } from '../../vocabulary/terms.ts';

/** How a peer can be read: the concepts of the scheme `peer-kinds`. */
export const peerKinds = [
  'fabriques',
  'sparql',
  'rdf',
  'ldes',
  'semapps',
  'gogocarto',
  'geojson',
  'communecter',
  'overpass',
  'json',
  'csv',
  'mediawiki',
] as const;

/** How a peer is read. */
export type PeerKind = (typeof peerKinds)[number];

/** A source that is harvested, or once was, as its description says. */
export interface Peer {
  /** Short name: the folder of its graphs. */
  readonly name: string;
  readonly iri: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  readonly licence: string | undefined;
  readonly sources: readonly string[];
  /** Undefined for a source that is not harvested here, such as one that has an importer of its own. */
  readonly kind: PeerKind | undefined;
  readonly addresses: readonly string[];
  /** Where it can be asked: as it says, or as its kind has it; undefined where it cannot. */
  readonly endpoint: string | undefined;
  /** The mapping that it names itself. */
  readonly mapping: string | undefined;
  readonly corrections: string | undefined;
  readonly schedule: string | undefined;
  readonly trust: 'direct' | 'reviewed';
}

/** The document in which peers are described. */
export function peersGraph(baseIri: string): Quad['graph'] {
  return DataFactory.namedNode(`${baseIri}graphs/peers`);
}

/** What the names of the graphs of a peer begin with. */
export function graphsOfPeer(baseIri: string, name: string): string {
  return `${baseIri}graphs/peers/${name}/`;
}

/** The peers that a document describes, by name. */
export function readPeers(document: readonly Quad[]): Peer[] {
  return document
    .filter(({ predicate, object }) => predicate.equals(rdf.type) && object.equals(fab.Peer))
    .flatMap(({ subject }) => readPeer(subject.value, document) ?? [])
    .sort((a, b) => compareStrings(a.name, b.name));
}

function readPeer(iri: string, document: readonly Quad[]): Peer | undefined {
  const objects = (property: Quad['predicate']) =>
    document
      .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(property))
      .map(({ object }) => object);
  const values = (property: Quad['predicate']) =>
    objects(property)
      .map(({ value }) => value)
      .sort(compareStrings);
  const texts = (property: Quad['predicate']) =>
    Object.fromEntries(
      objects(property)
        .map((text): [string, string] => [text.termType === 'Literal' ? text.language : '', text.value])
        .sort((a, b) => compareStrings(a.join(' '), b.join(' '))),
    );
  const [name] = values(dcterms.identifier);
  const kindName = values(fab.peerKind).map(localNameOf)[0];
  const kind = peerKinds.find((one) => one === kindName);
  const addresses = values(fab.harvestAddress);
  return name === undefined
    ? undefined
    : {
        name,
        iri,
        titles: texts(dcterms.title),
        descriptions: texts(dcterms.description),
        licence: values(dcterms.license)[0],
        sources: values(dcterms.source),
        kind,
        addresses,
        endpoint: values(voidTerms.sparqlEndpoint)[0] ?? endpointOf(kind, addresses),
        mapping: values(fab.mapping)[0],
        corrections: values(fab.corrections)[0],
        schedule: values(fab.schedule)[0],
        trust: values(fab.trust).map(localNameOf).includes('direct') ? 'direct' : 'reviewed',
      };
}

/** An endpoint that is harvested can be asked too, and another instance has one. */
function endpointOf(kind: PeerKind | undefined, [address]: readonly string[]): string | undefined {
  return kind === 'fabriques'
    ? address && `${address.replace(/\/?$/u, '/')}sparql`
    : kind === 'sparql'
      ? address
      : undefined;
}
