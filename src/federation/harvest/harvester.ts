import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { loadCommunes } from '../../catalogue/communes.ts';
import type { Contributor } from '../../contribution/contributor.ts';
import { DomainError } from '../../core/errors.ts';
import { type HarvestEnd, type Observer, outcomeOf } from '../../core/observer.ts';
import type { Outbound } from '../../core/net/outbound.ts';
import type { Store } from '../../store/store.ts';
import { dcterms, foaf } from '../../vocabulary/terms.ts';
import { AddressBook } from '../documents/address-book.ts';
import { findCommunes } from '../documents/find-communes.ts';
import { makeDocuments } from '../documents/make-documents.ts';
import { createPoliteFetcher, type Politeness } from '../fetching/polite-fetcher.ts';
import { openResponseCache } from '../fetching/response-cache.ts';
import type { Identity } from '../identity/identity-service.ts';
import { graphsOfPeer, type Peer } from '../peers/peer.ts';
import type { PeerRegistry } from '../peers/peer-registry.ts';
import { applyDocuments } from './apply-documents.ts';
import { compared, failedState } from './outcome.ts';
import { HarvestRecords, type HarvestState, type WaitingDocument } from './harvest-state.ts';
import { withLease } from './lease.ts';
import { type PeerReading, readPeer } from './read-peer.ts';
import { toStatements } from './statements.ts';

/** What a harvester is made from. */
export interface HarvesterOptions {
  readonly store: Store;
  readonly contributor: Contributor;
  readonly registry: PeerRegistry;
  readonly outbound: Pick<Outbound, 'fetch'>;
  /** Compares the places of a peer with all others once they are there. */
  readonly identity: Pick<Identity, 'reconcile'>;
  readonly baseIri: string;
  /** Where answers are kept from one harvest to the next. */
  readonly cacheDir: string;
  /** The folder of the data that come with the software. */
  readonly dataDir: string;
  readonly politeness: Politeness;
  readonly observer?: Pick<Observer, 'harvestEnded'>;
}

/** Is told how many answers of the peer are read so far, however often that happens. */
export type HarvestProgress = (answers: number) => void;

/** Takes in what peers say. */
export interface Harvester {
  readonly records: HarvestRecords;
  /** Harvests a peer; a failure is in the state, and leaves everything as it was. @throws DomainError `not-found`, `conflict`. */
  readonly harvest: (name: string, onProgress?: HarvestProgress) => Promise<HarvestState>;
  /** Harvests a peer unless that was begun since a time, by any server. @throws DomainError as `harvest`. */
  readonly harvestUnlessSince: (name: string, since: Date) => Promise<HarvestState>;
  /** Publishes what waits. */
  readonly accept: (name: string, by: string) => Promise<HarvestState>;
  /** Drops what waits. */
  readonly refuse: (name: string) => Promise<void>;
}

/** Makes the harvester of an instance. */
export function createHarvester(options: HarvesterOptions): Harvester {
  const { store, registry, identity } = options;
  const records = new HarvestRecords(store.records);

  const harvest = async (name: string, since: Date | undefined, onProgress?: HarvestProgress) => {
    const peer = await registry.get(name);
    return withLease(store.records, async () => {
      const started = performance.now();
      const began = new Date().toISOString();
      const before = await records.state(name);
      if (since && before && new Date(before.began) > since) {
        return before;
      }
      let state: HarvestState;
      let outcome: HarvestEnd['outcome'];
      try {
        state = await compared(await harvestPeer(peer, began, records, options, onProgress), name, identity);
        outcome = state.counts.refused > 0 ? 'partial' : 'ok';
      } catch (error) {
        state = failedState(error, began, before);
        outcome = outcomeOf(error);
      }
      await records.setState(name, state);
      options.observer?.harvestEnded({ peer: name, outcome, milliseconds: performance.now() - started });
      return state;
    });
  };

  return {
    records,
    harvest: async (name, onProgress) => harvest(name, undefined, onProgress),
    harvestUnlessSince: async (name, since) => harvest(name, since),
    accept: async (name, by) => {
      await registry.get(name);
      const waiting = await records.waiting(name);
      const harvested = await records.state(name);
      if (!harvested || waiting.length === 0) {
        throw new DomainError('conflict', 'Nothing waits', { details: { inFrench: 'Rien n’attend' } });
      }
      const message = `Moisson de ${name}, acceptée`;
      const { refused, ...applied } = await applyDocuments(waiting, options, { author: by, message });
      const counts = { ...harvested.counts, ...applied, refused: refused.length };
      const accepted: HarvestState = {
        ...harvested,
        outcome: 'published',
        counts,
        succeeded: new Date().toISOString(),
      };
      await records.setRefused(name, refused);
      await records.setWaiting(name, []);
      const state = await compared(accepted, name, identity);
      await records.setState(name, state);
      return state;
    },
    refuse: async (name) => {
      await registry.get(name);
      await records.setWaiting(name, []);
    },
  };
}

async function harvestPeer(
  peer: Peer,
  began: string,
  records: HarvestRecords,
  options: HarvesterOptions,
  onProgress: HarvestProgress | undefined,
): Promise<HarvestState> {
  const { registry, outbound, baseIri, cacheDir, dataDir, politeness } = options;
  const cache = await openResponseCache(join(cacheDir, peer.name));
  const fetcher = createPoliteFetcher(outbound, cache, politeness, onProgress);
  try {
    const reading = await readPeer(peer, { baseIri, fetcher, dataDir, mapping: await registry.mappingOf(peer) });
    return await publish(peer, reading, began, records, options);
  } finally {
    // What came whole is asked for anew next time; where asking failed, the next harvest goes on from there.
    if (!fetcher.brokeOff()) {
      await cache.finish();
    }
  }
}

/** Makes documents of what a peer says, and publishes what changed or has it wait. */
async function publish(
  peer: Peer,
  reading: PeerReading,
  began: string,
  records: HarvestRecords,
  { store, contributor, baseIri }: HarvesterOptions,
): Promise<HarvestState> {
  const { current, taken } = await standing(store, baseIri, peer.name);
  const addresses = new AddressBook(baseIri, (iri) => taken.has(iri));
  const gone = await records.goneAddresses(peer.name);
  Object.entries(gone).forEach(([key, iri]) => addresses.set(key, iri));
  current.forEach((quads) => addresses.remember(quads));
  const { quads, found } = findCommunes(reading.quads, loadCommunes());
  const { documents, others, echoes } = await makeDocuments(quads, {
    ...{ baseIri, addresses, peer: peer.name, peerIri: peer.iri, corrections: reading.corrections },
    communesFound: found,
    licenceOf: (thing) => reading.licences.get(thing) ?? peer.licence,
    current: (graph) => current.get(graph.value) ?? [],
  });
  if (documents.length === 0 && current.size > 0 && echoes === 0) {
    throw new DomainError('remote-failed', `"${peer.name}" gives nothing of what it gave; what was there stays`, {
      details: { inFrench: `« ${peer.name} » ne donne plus rien de ce qu’elle donnait ; ce qui était là reste` },
    });
  }

  const wanted = new Map(
    documents.map(({ graph, thing, quads }) => [graph.value, { thing, statements: toStatements(quads) }]),
  );
  const changed: WaitingDocument[] = [];
  let unchanged = 0;
  for (const [graph, { thing, statements }] of wanted) {
    if (toStatements(current.get(graph) ?? []) === statements) {
      unchanged += 1;
    } else {
      changed.push({ graph, thing, statements });
    }
  }
  const missing = [...current].filter(([graph]) => !wanted.has(graph));
  missing.forEach(([graph, quads]) => changed.push({ graph, thing: topicOf(quads), statements: '' }));
  await records.setGoneAddresses(peer.name, { ...gone, ...addressesOf(missing.map(([, quads]) => quads)) });

  // A source that suddenly has less than half of what it had is looked at, however much it is trusted.
  const isSuspect = current.size >= 20 && missing.length > current.size / 2;
  const waits = changed.length > 0 && (peer.trust === 'reviewed' || isSuspect);
  const author = peer.titles['fr'] ?? peer.name;
  const applied = waits
    ? { added: 0, updated: 0, removed: 0, refused: [] }
    : await applyDocuments(changed, { store, contributor }, { author, message: `Moisson de ${peer.name}` });
  await records.setWaiting(peer.name, waits ? changed : []);
  await records.setRefused(peer.name, applied.refused);
  const ended = new Date().toISOString();
  const { refused, ...counts } = applied;
  return {
    ...{ began, ended, succeeded: ended, outcome: waits ? 'waiting' : 'published' },
    counts: {
      ...counts,
      ...{ records: reading.records, things: documents.length, unchanged, refused: refused.length, echoes },
    },
    unread: reading.unread,
    others: Object.fromEntries(others),
  };
}

/** The documents of a peer as they stand, and the addresses that things other than its own have. */
async function standing(
  store: Store,
  baseIri: string,
  name: string,
): Promise<{ current: Map<string, Quad[]>; taken: Set<string> }> {
  const current = new Map<string, Quad[]>();
  const taken = new Set<string>();
  const own = graphsOfPeer(baseIri, name);
  for await (const { graph } of store.listGraphs()) {
    if (graph.value.startsWith(own)) {
      current.set(graph.value, await store.readGraph(graph));
    } else {
      taken.add(baseIri + graph.value.slice(baseIri.length).replace(/^graphs\/(?:peers\/[^/]+\/)?/u, ''));
    }
  }
  return { current, taken };
}

function topicOf(quads: readonly Quad[]): string {
  return quads.find(({ predicate }) => predicate.equals(foaf.primaryTopic))?.object.value ?? '';
}

function addressesOf(documents: readonly (readonly Quad[])[]): Record<string, string> {
  return Object.fromEntries(
    documents.flatMap((quads) =>
      quads
        .filter(({ subject, predicate, graph }) => subject.equals(graph) && predicate.equals(dcterms.identifier))
        .map(({ object }) => [object.value, topicOf(quads)]),
    ),
  );
}
