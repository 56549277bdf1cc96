import type { NamedNode, Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { History } from '../../catalogue/change-log.ts';
import type { VersionWithContents } from '../../catalogue/version-contents.ts';
import { fab } from '../../vocabulary/terms.ts';
import { dateTime, describe, integer, literal, namedNode, term } from './exchange-terms.ts';

/** How many versions stand on a page of the stream. */
export const versionsPerPage = 100;

/** The number of pages, the last of which is not full. */
export function pageCount({ versions }: History): number {
  return Math.floor(versions.length / versionsPerPage) + 1;
}

/**
 * The address of a page, from 1. A page that is full never changes; where something had to be taken out of old versions,
 * pages get new addresses, so that nobody's cache goes on telling it.
 */
export function pageIri(baseIri: string, { epoch }: Pick<History, 'epoch'>, page: number): string {
  return `${baseIri}feed/${epoch}-${page}`;
}

/**
 * The stream and its root node: which page holds the versions of which time.
 *
 * @see {@link https://w3id.org/ldes/specification | LDES}, {@link https://w3id.org/tree/specification | TREE}
 */
export function describeStream(baseIri: string, history: History): Quad[] {
  const root = namedNode(`${baseIri}feed`);
  const pages = Array.from({ length: pageCount(history) }, (_, index) => index + 1);
  const description = namedNode(`${baseIri}feed#view`);
  return [
    ...streamQuads(baseIri),
    ...describe(streamIri(baseIri), [['tree:view', root]]),
    ...describe(root, [
      ['rdf:type', term('tree:Node')],
      ['tree:viewDescription', description],
    ]),
    // No retention policy: as the specification has it, every member there ever was is here.
    ...describe(description, [
      ['rdf:type', term('tree:ViewDescription')],
      [
        'dcterms:description',
        {
          fr: 'Tout est gardé depuis la première révision. Seul ce qui a été effacé pour protéger une personne manque aussi aux anciennes versions, dont les pages changent alors d’adresse.',
          en: 'Everything is kept from the first revision. Only what was erased to protect a person is missing from old versions, too, whose pages then get another address.',
        },
      ],
    ]),
    ...pages.flatMap((page) => {
      const first = history.versions[(page - 1) * versionsPerPage] ?? history.versions.at(-1);
      const last = page < pages.length ? history.versions[page * versionsPerPage - 1] : undefined;
      const target = namedNode(pageIri(baseIri, history, page));
      return [
        ...relation(root, target, `${page}-from`, 'GreaterThanOrEqualToRelation', first?.time ?? new Date(0)),
        ...(last ? relation(root, target, `${page}-to`, 'LessThanOrEqualToRelation', last.time) : []),
      ];
    }),
  ];
}

/** One page: its versions, each with what its document said in a graph of the version's own name. */
export function describePage(
  baseIri: string,
  history: History,
  page: number,
  versions: readonly VersionWithContents[],
): Quad[] {
  const node = namedNode(pageIri(baseIri, history, page));
  const isFull = versions.length === versionsPerPage;
  return [
    ...streamQuads(baseIri),
    ...describe(node, [
      ['rdf:type', term('tree:Node')],
      ['dcterms:isPartOf', namedNode(`${baseIri}feed`)],
      ['ldes:immutable', isFull ? literal('true', term('xsd:boolean')) : undefined],
    ]),
    ...versions.flatMap((version) => versionQuads(baseIri, version)),
  ];
}

/** What every page says of the stream. */
function streamQuads(baseIri: string): Quad[] {
  return describe(streamIri(baseIri), [
    ['rdf:type', term('ldes:EventStream')],
    ['dcterms:title', { fr: 'Toutes les versions de tous les documents', en: 'Every version of every document' }],
    ['ldes:timestampPath', term('prov:generatedAtTime')],
    ['ldes:sequencePath', fab.revision],
    ['ldes:versionOfPath', term('dcterms:isVersionOf')],
    ['ldes:versionCreateObject', term('as:Create')],
    ['ldes:versionUpdateObject', term('as:Update')],
    ['ldes:versionDeleteObject', term('as:Delete')],
    ['ldes:transactionPath', fab.revision],
    ['ldes:transactionFinalizedPath', fab.endsRevision],
  ]);
}

function versionQuads(baseIri: string, version: VersionWithContents): Quad[] {
  const { graph, revision, time, kind, author, message, isLast, quads } = version;
  const member = namedNode(`${baseIri}feed/versions/${revision}/${pathOf(baseIri, graph)}`);
  return [
    ...describe(streamIri(baseIri), [['tree:member', member]]),
    ...describe(member, [
      ['rdf:type', term(`as:${kind}`)],
      ['dcterms:isVersionOf', documentIri(baseIri, graph)],
      ['prov:generatedAtTime', dateTime(time)],
      ['fab:revision', integer(revision)],
      ['fab:endsRevision', literal(String(isLast), term('xsd:boolean'))],
      ['dcterms:description', literal(message)],
      ['dc:creator', literal(author)],
    ]),
    ...quads.map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object, member)),
  ];
}

/** The default graph, where it is one of its own, by its address in the graph store. */
function documentIri(baseIri: string, graph: Quad['graph']): NamedNode {
  return graph.termType === 'NamedNode' ? graph : namedNode(`${baseIri}graphs?default`);
}

function relation(node: NamedNode, target: NamedNode, name: string, type: string, value: Date): Quad[] {
  const link = namedNode(`${node.value}#relation-${name}`);
  return [
    ...describe(node, [['tree:relation', link]]),
    ...describe(link, [
      ['rdf:type', term(`tree:${type}`)],
      ['tree:node', target],
      ['tree:path', term('prov:generatedAtTime')],
      ['tree:value', dateTime(value)],
    ]),
  ];
}

function streamIri(baseIri: string): NamedNode {
  return namedNode(`${baseIri}feed#stream`);
}

/** The name of a document within that of a version: short for those of the instance, whole for any other. */
function pathOf(baseIri: string, { value }: Quad['graph']): string {
  return value.startsWith(`${baseIri}graphs/`) ? value.slice(baseIri.length) : encodeURIComponent(value);
}
