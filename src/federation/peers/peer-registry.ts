import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import type { Store } from '../../store/store.ts';
import { type Mapping, readMapping } from '../mapping/mapping.ts';
import { readReadyMapping } from '../mapping/ready-mappings.ts';
import { type Peer, peersGraph, readPeers } from './peer.ts';

/** The registered peers: what the document `graphs/peers` says, which contributions change like any other. */
export interface PeerRegistry {
  readonly list: () => Promise<readonly Peer[]>;
  /** @throws DomainError `not-found`. */
  readonly get: (name: string) => Promise<Peer>;
  /** The mapping of a peer: its own, or that of its kind; from the data, or one that comes with this software. */
  readonly mappingOf: (peer: Peer) => Promise<Mapping | undefined>;
  /** The origins of the peers that are harvested or can be asked, as last read. */
  readonly origins: () => Iterable<string>;
}

/** Makes the registry of an instance; peers are read again when the data change. */
export function createPeerRegistry(store: Store, baseIri: string): PeerRegistry {
  let known: readonly Peer[] = [];
  let ofRevision = -1;

  const list = async (): Promise<readonly Peer[]> => {
    const revision = await store.revision();
    if (revision !== ofRevision) {
      known = readPeers(await store.readGraph(peersGraph(baseIri)));
      ofRevision = revision;
    }
    return known;
  };

  return {
    list,
    get: async (name) => {
      const peer = (await list()).find((one) => one.name === name);
      if (!peer) {
        throw noSuchPeer(name);
      }
      return peer;
    },
    mappingOf: async ({ kind, mapping }) => {
      const iri = mapping ?? `${baseIri}mappings/${kind ?? ''}`;
      const document: Quad[] = iri.startsWith(baseIri)
        ? await store.readGraph(DataFactory.namedNode(`${baseIri}graphs/${iri.slice(baseIri.length)}`))
        : [];
      return readMapping(iri, document) ?? readReadyMapping(iri.slice(`${baseIri}mappings/`.length), baseIri);
    },
    origins: () =>
      known.flatMap(({ addresses, endpoint }) =>
        [...addresses, ...(endpoint === undefined ? [] : [endpoint])]
          .filter((address) => !address.startsWith(baseIri))
          .map((address) => new URL(address).origin),
      ),
  };
}

/** That nobody here knows a peer. */
export function noSuchPeer(name: string): DomainError {
  const said = name.slice(0, 60);
  return new DomainError('not-found', `There is no peer "${said}"`, {
    details: { inFrench: `Il n’y a pas de source « ${said} »` },
  });
}
