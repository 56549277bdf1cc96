import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { groupBy } from '../../core/rdf/dataset.ts';
import { readSeedDocuments } from '../../ingestion/seed/read-seed.ts';
import { type TrigNames, writeTrig } from '../../ingestion/trig-writer.ts';
import { prefixes, schemeIri } from '../../vocabulary/namespaces.ts';
import { AddressBook } from '../documents/address-book.ts';
import { makeDocuments } from '../documents/make-documents.ts';
import { mapRecords } from '../harvest/map-records.ts';
import { recordsOf } from '../kinds/records-of.ts';
import { type Correction, readCorrections } from '../mapping/corrections.ts';
import { readMapping } from '../mapping/mapping.ts';
import { graphsOfPeer, peersGraph, readPeers } from '../peers/peer.ts';

/** What came of an import. */
export interface PackagedImport {
  readonly peer: string;
  readonly records: number;
  readonly documents: number;
  readonly corrections: number;
  readonly idleCorrections: readonly Correction[];
  /** Columns that nothing reads. */
  readonly unread: readonly string[];
  /** The file with the documents, and its text. */
  readonly file: string;
  readonly text: string;
}

/** Any base will do: what is written is relative to it, and so names no instance. */
const baseIri = 'https://instance.invalid/';
const names: TrigNames = {
  base: baseIri,
  prefixes: {
    ...prefixes,
    programmes: `${schemeIri('programmes')}#`,
    families: `${schemeIri('families')}#`,
  },
};

/**
 * Makes the committed documents of a peer again, from the copy of its data under `sources/`: the same way as a harvest,
 * without network and without a store. The same input gives the same bytes; addresses given once stay.
 *
 * @param dataDir - The folder `data`.
 * @throws DomainError `not-found` for a peer that has no copy there.
 */
export async function makePackagedDocuments(dataDir: string, name: string): Promise<PackagedImport> {
  const committed: Quad[] = [];
  for await (const { quads } of readSeedDocuments(dataDir, baseIri)) {
    committed.push(...quads);
  }
  const byGraph = groupBy(committed, ({ graph }) => graph.value);
  const peer = readPeers(byGraph.get(peersGraph(baseIri).value) ?? []).find((one) => one.name === name);
  const [address = ''] = peer?.addresses ?? [];
  const mapping =
    peer?.mapping &&
    readMapping(peer.mapping, byGraph.get(`${baseIri}graphs/${peer.mapping.slice(baseIri.length)}`) ?? []);
  if (!peer?.kind || !mapping || !address.startsWith(`${baseIri}sources/`)) {
    throw new DomainError('not-found', `There is no peer "${name}" whose data come with this software`, {
      details: { inFrench: `Aucune source « ${name} » n’a ses données livrées avec ce logiciel` },
    });
  }
  const read = async (iri: string) => readFile(join(dataDir, iri.slice(baseIri.length)));
  const records = recordsOf(peer.kind, mapping, { url: address, contentType: '', body: await read(address) });
  const corrections = peer.corrections ? readCorrections((await read(peer.corrections)).toString('utf8')) : [];
  const mapped = mapRecords(records, mapping, { corrections, baseIri });

  const graphs = graphsOfPeer(baseIri, name);
  const others = new Set(
    committed.filter(({ graph }) => !graph.value.startsWith(graphs)).map(({ subject }) => subject.value),
  );
  const addresses = new AddressBook(baseIri, (iri) => others.has(iri));
  for (const [graph, quads] of byGraph) {
    if (graph.startsWith(graphs)) {
      addresses.remember(quads);
    }
  }
  const { documents } = await makeDocuments(mapped.quads, {
    ...{ baseIri, addresses, peer: name, peerIri: peer.iri },
    licenceOf: () => peer.licence,
    corrections: mapped.corrections,
    current: (graph) => byGraph.get(graph.value) ?? [],
  });
  return {
    peer: name,
    records: mapped.records,
    documents: documents.length,
    corrections: [...mapped.corrections.values()].flat().length,
    idleCorrections: mapped.idleCorrections,
    unread: mapped.unread,
    file: join(dataDir, 'peers', name, 'tiers-lieux.trig'),
    text: writeTrig(
      documents.flatMap(({ quads }) => quads),
      names,
    ),
  };
}

/** Writes the documents that {@link makePackagedDocuments} makes. */
export async function importPackagedPeer(dataDir: string, name: string): Promise<PackagedImport> {
  const made = await makePackagedDocuments(dataDir, basename(name));
  await mkdir(dirname(made.file), { recursive: true });
  await writeFile(made.file, made.text);
  return made;
}
