import type { Contributor } from '../../src/contribution/contributor.ts';
import { rdfFormatOf } from '../../src/core/rdf/formats.ts';
import { parseText } from '../../src/core/rdf/parse.ts';
import { DataFactory } from 'n3';
import type { Store } from '../../src/store/store.ts';

/** A peer as a test describes it. */
export interface PeerOfTest {
  readonly name: string;
  readonly kind?: string;
  readonly address?: string;
  /** More that is said of it, in Turtle. */
  readonly more?: string;
}

/** Where documents are written in a test. */
export interface Writable {
  readonly store: Store;
  readonly dependencies: { readonly contributor: Contributor };
  readonly configuration: { readonly baseIri: string };
}

export const turtlePrefixes = `@prefix fab: <https://w3id.org/fabriques/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix kind: <https://w3id.org/fabriques/schemas/peer-kinds#> .
@prefix trust: <https://w3id.org/fabriques/schemas/trust-levels#> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix schema: <https://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
`;

/** Makes a document say what a text in Turtle does, and nothing else; an empty text takes it away. */
export async function writeDocument(
  { store, dependencies, configuration }: Writable,
  path: string,
  turtle: string,
): Promise<void> {
  const format = rdfFormatOf('text/turtle');
  const { baseIri } = configuration;
  const graph = DataFactory.namedNode(baseIri + path);
  const quads = format && turtle !== '' ? parseText(turtlePrefixes + turtle, format, { baseIri }) : [];
  await dependencies.contributor.contribute(async () => ({
    removed: await store.readGraph(graph),
    added: quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph)),
    author: 'test',
    message: 'test',
  }));
}

/** Registers peers, instead of those that were. */
export async function registerPeers(server: Writable, peers: readonly PeerOfTest[]): Promise<void> {
  const described = peers.map(({ name, kind, address, more = '' }) =>
    [
      `<federation#${name}> a fab:Peer ; dcterms:identifier "${name}" ; dcterms:title "${name}"@fr ; fab:trust trust:direct`,
      '; dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/>',
      kind === undefined ? '' : `; fab:peerKind kind:${kind}`,
      address === undefined ? '' : `; fab:harvestAddress <${address}>`,
      `${more} .`,
    ].join(' '),
  );
  const document = '<graphs/peers> a fab:Document ; foaf:primaryTopic <federation> .';
  await writeDocument(server, 'graphs/peers', [document, ...described].join('\n'));
}

/** Makes a record of a place one of this instance's own. */
export async function writePlace(server: Writable, slug: string, name: string, more = ''): Promise<void> {
  await writeDocument(
    server,
    `graphs/fabriques/${slug}`,
    `<graphs/fabriques/${slug}> a fab:Document ; foaf:primaryTopic <fabriques/${slug}> ;
       dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> .
     <fabriques/${slug}> a fab:Fabrique ; schema:name "${name}" ${more} .`,
  );
}
