import { createHash } from 'node:crypto';
import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { nameParts } from '../../contribution/mapping/name-parts.ts';
import { rename } from '../../contribution/mapping/rename.ts';
import { distinctTriples } from '../../core/rdf/dataset.ts';
import { slugOf } from '../../core/slug.ts';
import { dcterms, fab, foaf, prov, rdf, rdfs, schema, skos } from '../../vocabulary/terms.ts';
import { isRecordNode } from '../lift/source-terms.ts';
import type { Correction } from '../mapping/corrections.ts';
import type { AddressBook } from './address-book.ts';
import { type Found, findThings, type FoundThing } from './find-things.ts';

/** What a source says of one thing, as a document of this instance. */
export interface HarvestedDocument {
  readonly graph: NamedNode;
  readonly thing: string;
  readonly quads: readonly Quad[];
}

/** What documents are made with. */
export interface DocumentContext {
  readonly baseIri: string;
  /** The short name of the source: the folder of its graphs. */
  readonly peer: string;
  readonly peerIri: string;
  /** The licence of what the source says, or of one thing where it says so itself. */
  readonly licenceOf: (thing: string) => string | undefined;
  readonly addresses: AddressBook;
  /** The corrections made to a record, by its node. */
  readonly corrections?: ReadonlyMap<string, readonly Correction[]>;
  /** The things whose commune was found by their postcode and town. */
  readonly communesFound?: ReadonlySet<string>;
  /** A document as it stands: parts keep the addresses they have. */
  readonly current: (graph: NamedNode) => readonly Quad[] | Promise<readonly Quad[]>;
}

/** Makes one document for each thing that a source speaks of; things of ours, which came from here, are left alone. */
export async function makeDocuments(
  quads: readonly Quad[],
  context: DocumentContext,
): Promise<{
  readonly documents: readonly HarvestedDocument[];
  readonly others: Found['others'];
  readonly echoes: number;
}> {
  const { things, others } = findThings(distinctTriples(quads));
  const foreign = things.filter(({ iri }) => !iri.startsWith(context.baseIri));
  const names = new Map(
    foreign
      .filter(({ iri }) => isRecordNode(iri))
      .map((thing) => [`<${thing.iri}>`, DataFactory.namedNode(addressOf(thing, context))]),
  );
  const documents: HarvestedDocument[] = [];
  for (const thing of foreign) {
    documents.push(await makeDocument(thing, names, context));
  }
  return { documents: merged(documents), others, echoes: things.length - foreign.length };
}

async function makeDocument(
  found: FoundThing,
  names: ReadonlyMap<string, NamedNode>,
  context: DocumentContext,
): Promise<HarvestedDocument> {
  const { baseIri, peer, corrections } = context;
  const thing = names.get(`<${found.iri}>`)?.value ?? found.iri;
  const path = thing.startsWith(baseIri) ? thing.slice(baseIri.length) : foreignPath(thing);
  const graph = DataFactory.namedNode(`${baseIri}graphs/peers/${peer}/${path}`);
  const identifiers = found.quads.filter((quad) => isIdentifier(quad, found.iri)).map(({ object }) => object);
  const licence = found.quads.find((quad) => isLicence(quad, found.iri))?.object.value;
  const said = found.quads.filter(
    (quad) =>
      !isIdentifier(quad, found.iri) &&
      !isLicence(quad, found.iri) &&
      !(isRecordNode(quad.object.value) && !names.has(`<${quad.object.value}>`)),
  );
  // The parts of a thing elsewhere get addresses in the document, since nobody names things in the space of others.
  const own = thing.startsWith(baseIri) ? thing : graph.value;
  const aside = new Map([[`<${found.iri}>`, DataFactory.namedNode(own)]]);
  const back = new Map([[`<${own}>`, DataFactory.namedNode(thing)]]);
  const current = rename(await context.current(graph), new Map([[`<${thing}>`, DataFactory.namedNode(own)]]));
  const parts = rename(nameParts(rename(rename(said, aside), names), own, current), back);
  const self: [NamedNode, Quad['object'] | undefined][] = [
    [rdf.type, fab.Document],
    [foaf.primaryTopic, DataFactory.namedNode(thing)],
    [dcterms.license, named(licence ?? context.licenceOf(found.iri))],
    [prov.wasDerivedFrom, DataFactory.namedNode(context.peerIri)],
    ...identifiers.map((identifier): [NamedNode, Quad['object']] => [dcterms.identifier, identifier]),
    ...commentsOn(corrections?.get(found.iri) ?? []),
    ...(context.communesFound?.has(found.iri) ? communeFound : []),
  ];
  return {
    graph,
    thing,
    quads: [
      ...parts,
      ...self.flatMap(([property, object]) => (object ? [DataFactory.quad(graph, property, object)] : [])),
    ].map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, graph)),
  };
}

/** Two records may be one thing: its document then says what both say. */
function merged(documents: readonly HarvestedDocument[]): HarvestedDocument[] {
  const byGraph = new Map<string, HarvestedDocument>();
  for (const document of documents) {
    const known = byGraph.get(document.graph.value);
    byGraph.set(
      document.graph.value,
      known ? { ...known, quads: distinctTriples([...known.quads, ...document.quads]) } : document,
    );
  }
  return [...byGraph.values()];
}

function addressOf({ iri, collection, quads }: FoundThing, { addresses }: DocumentContext): string {
  const valueOf = (property: NamedNode): string | undefined =>
    quads.find(({ predicate }) => predicate.equals(property))?.object.value;
  const name = valueOf(schema.name) ?? valueOf(skos.prefLabel) ?? '';
  const locality = valueOf(schema.addressLocality);
  const key =
    quads.find((quad) => isIdentifier(quad, iri))?.object.value ??
    // A record without an identifier is known by what it says of itself, not by its place in the list.
    (/^record:\d+$/u.test(iri) ? `${name} ${valueOf(fab.communeCode) ?? locality ?? ''}`.trim() : iri);
  return addresses.assign({ key, collection, name, locality });
}

/** What a mapping says of the licence of a record is said of the document: things have none. */
function isLicence({ subject, predicate, object }: Quad, thing: string): boolean {
  return subject.value === thing && predicate.equals(dcterms.license) && object.termType === 'NamedNode';
}

function isIdentifier({ subject, predicate }: Quad, thing: string): boolean {
  return subject.value === thing && predicate.equals(dcterms.identifier);
}

const communeFound: [NamedNode, Quad['object']][] = [
  [
    rdfs.comment,
    DataFactory.literal('Le code INSEE est trouvé d’après le code postal et la ville que dit la source.', 'fr'),
  ],
  [
    rdfs.comment,
    DataFactory.literal('The INSEE code is found by the postcode and the town that the source gives.', 'en'),
  ],
];

/** `things/lab01-1a2b3c4d`: readable, and never the same for two addresses. */
function foreignPath(iri: string): string {
  const slug = slugOf(
    decodeURIComponent(
      iri
        .replace(/[?#].*$/u, '')
        .replace(/\/+$/u, '')
        .split('/')
        .at(-1) ?? '',
    ),
    40,
  );
  return `things/${slug}-${createHash('sha256').update(iri).digest('hex').slice(0, 8)}`;
}

function commentsOn(corrections: readonly Correction[]): [NamedNode, Quad['object']][] {
  return corrections.flatMap(({ field, published, restored, reason }): [NamedNode, Quad['object']][] => [
    [
      rdfs.comment,
      DataFactory.literal(
        `${field} : la source dit « ${published} », ${restored === '' ? 'ce qui n’est pas repris' : `repris comme « ${restored} »`} (${reason}).`,
        'fr',
      ),
    ],
    [
      rdfs.comment,
      DataFactory.literal(
        `${field}: the source says “${published}”, ${restored === '' ? 'which is left out' : `taken as “${restored}”`} (${reason}).`,
        'en',
      ),
    ],
  ]);
}

function named(iri: string | undefined): NamedNode | undefined {
  return iri === undefined ? undefined : DataFactory.namedNode(iri);
}
