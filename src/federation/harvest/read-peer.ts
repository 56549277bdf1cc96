import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { DomainError } from '../../core/errors.ts';
import { construct } from '../../core/sparql/construct.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import type { PoliteFetcher } from '../fetching/polite-fetcher.ts';
import { endpointQuads } from '../kinds/endpoint-quads.ts';
import { instanceQuads, instanceQuery } from '../kinds/instance-quads.ts';
import type { Payload } from '../kinds/payload.ts';
import { rdfAccept, rdfQuads } from '../kinds/rdf-payload.ts';
import { recordsOf } from '../kinds/records-of.ts';
import { streamQuads } from '../kinds/stream-quads.ts';
import { type Correction, readCorrections } from '../mapping/corrections.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Peer } from '../peers/peer.ts';
import { unreadProperties } from '../mapping/unread-fields.ts';
import { mapRecords } from './map-records.ts';

/** All that a peer says, in the words of this vocabulary. */
export interface PeerReading {
  readonly quads: readonly Quad[];
  /** How many records or statements came. */
  readonly records: number;
  readonly unread: readonly string[];
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
  readonly licences: ReadonlyMap<string, string>;
}

/** What reading needs. */
export interface ReadingContext {
  readonly baseIri: string;
  readonly fetcher: PoliteFetcher;
  readonly mapping: Mapping | undefined;
  /** The folder of the data that come with the software. */
  readonly dataDir: string;
}

/**
 * Reads a peer whole.
 *
 * @throws DomainError where any part of it cannot be had or read: half a source is none.
 */
export async function readPeer(peer: Peer, context: ReadingContext): Promise<PeerReading> {
  const { fetcher, mapping, baseIri } = context;
  const nothing = { unread: [], corrections: new Map(), licences: new Map() };
  const mapped = (quads: Quad[]): Pick<PeerReading, 'quads' | 'unread'> =>
    mapping
      ? { quads: construct(mapping.construct, quads, baseIri), unread: unreadProperties(quads, mapping.construct) }
      : { quads, unread: [] };
  switch (peer.kind) {
    case 'fabriques': {
      const readings = [];
      for (const address of peer.addresses) {
        const base = address.endsWith('/') ? address : `${address}/`;
        readings.push(instanceQuads(await fetcher.fetch(instanceQuery(base), 'application/sparql-results+json')));
      }
      const quads = readings.flatMap((reading) => reading.quads);
      const licences = new Map(readings.flatMap((reading) => [...reading.licences]));
      return { ...nothing, quads, licences, records: quads.length };
    }
    case 'ldes': {
      const readings = [];
      for (const address of peer.addresses) {
        readings.push(await streamQuads(address, fetcher));
      }
      const read = readings.flat();
      return { ...nothing, ...mapped(read), records: read.length };
    }
    case 'sparql':
    case 'rdf':
    case 'semapps': {
      const read: Quad[] = [];
      for (const [index, address] of peer.addresses.entries()) {
        read.push(
          ...(peer.kind === 'sparql'
            ? await endpointQuads(address, needed(mapping, peer).construct, fetcher)
            : await pagedQuads(address, `p${index}_`, context)),
        );
      }
      // An endpoint has answered the query of the mapping already.
      const said = peer.kind === 'sparql' ? { quads: read } : mapped(read);
      return { ...nothing, ...said, records: read.length };
    }
    case undefined:
      throw new DomainError('bad-request', `"${peer.name}" is not harvested`, {
        details: { inFrench: `« ${peer.name} » n’est pas moissonnée` },
      });
    case 'gogocarto':
    case 'geojson':
    case 'communecter':
    case 'overpass':
    case 'json':
    case 'csv':
    case 'mediawiki':
      return readRecords(peer, context);
  }
}

const mostPages = 10_000;

/**
 * A document in RDF, and the pages that it says come next, as long as they are of the same server.
 *
 * @see {@link https://www.hydra-cg.com/spec/latest/core/#collections | Hydra, paging}
 */
async function pagedQuads(address: string, name: string, context: ReadingContext): Promise<Quad[]> {
  const read: Quad[] = [];
  const pages = new Set([address]);
  // Sets are iterated in the order of insertion, what is added on the way included.
  for (const page of pages) {
    const quads = await rdfQuads(await get(page, rdfAccept, context), context.fetcher, `${name}${read.length}_`);
    read.push(...quads);
    for (const { predicate, object } of quads) {
      const isNext = predicate.value === `${prefixes.hydra}next` && URL.canParse(object.value);
      if (isNext && pages.size < mostPages && new URL(object.value).origin === new URL(address).origin) {
        pages.add(object.value);
      }
    }
  }
  return read;
}

async function readRecords(peer: Peer, context: ReadingContext): Promise<PeerReading> {
  const mapping = needed(context.mapping, peer);
  const records = [];
  for (const address of peer.addresses) {
    const payload = await get(address, 'application/json, application/geo+json, text/csv, */*;q=0.5', context);
    records.push(...recordsOf(peer.kind ?? 'json', mapping, payload));
  }
  const corrections =
    peer.corrections === undefined
      ? []
      : readCorrections(Buffer.from((await get(peer.corrections, 'text/csv', context)).body).toString('utf8'));
  const {
    quads,
    records: count,
    unread,
    corrections: made,
  } = mapRecords(records, mapping, {
    corrections,
    baseIri: context.baseIri,
  });
  return { quads, unread, corrections: made, records: count, licences: new Map() };
}

async function get(url: string, accept: string, { baseIri, dataDir, fetcher }: ReadingContext): Promise<Payload> {
  const isPackaged = url.startsWith(`${baseIri}sources/`) && !url.includes('..');
  return isPackaged
    ? { url, contentType: '', body: await readFile(join(dataDir, url.slice(baseIri.length))) }
    : fetcher.fetch(url, accept);
}

function needed(mapping: Mapping | undefined, { name, kind }: Peer): Mapping {
  if (!mapping) {
    throw new DomainError('bad-request', `"${name}" has no mapping, and its kind (${kind ?? ''}) has none`, {
      details: { inFrench: `« ${name} » n’a pas de correspondance, et sa sorte (${kind ?? ''}) non plus` },
    });
  }
  return mapping;
}
