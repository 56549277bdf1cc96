import { Contributor } from '../contribution/contributor.ts';
import { type Configuration, readConfiguration } from '../core/configuration.ts';
import { DomainError } from '../core/errors.ts';
import type { HarvestState, RefusedDocument, WaitingDocument } from '../federation/harvest/harvest-state.ts';
import type { Peer } from '../federation/peers/peer.ts';
import type { PeerSettings } from '../federation/peers/describe-peer.ts';
import type { Store } from '../store/store.ts';
import { askServer } from './ask-server.ts';
import type { CommandContext } from './context.ts';
import { loadModel } from './model.ts';
import { packagedSeedDir } from './packaged-seed.ts';

/** A peer as it is described, and its last harvest. */
export type PeerReport = Peer & { readonly lastHarvest?: HarvestState };

/** A peer with what was refused of it and what waits for an editor. */
export interface PeerDetails extends PeerReport {
  readonly refused: readonly RefusedDocument[];
  readonly waiting: readonly WaitingDocument[];
}

/** What can be done with peers, wherever the data are. */
export interface HarvestService {
  readonly peers: () => Promise<readonly PeerReport[]>;
  readonly details: (peer: string) => Promise<PeerDetails>;
  /** @param onProgress - Is told how many answers are read; a server that harvests does not tell. */
  readonly harvest: (peer: string, onProgress: (answers: number) => void) => Promise<HarvestState>;
  readonly decide: (peer: string, decision: 'accept' | 'refuse') => Promise<void>;
  /** Describes a peer, anew where it is known already. */
  readonly describe: (settings: PeerSettings) => Promise<void>;
}

/**
 * Does something with the peers of an instance: in its store, or through its server where one runs on it, for one
 * process has the state at a time.
 */
export async function withHarvesting<T>(
  { environment, createStore, say }: CommandContext,
  act: (service: HarvestService) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
  let store: Store;
  try {
    store = await createStore(configuration);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'state-in-use') {
      return act(await throughServer(configuration, say({ fr: 'fr', en: 'en' })));
    }
    throw error;
  }
  try {
    const { createHarvesting } = await import('../federation/harvest/create-harvesting.ts');
    const { changePeer } = await import('../federation/peers/describe-peer.ts');
    const { validator } = loadModel();
    const contributor = new Contributor({ store, validator, baseIri: configuration.baseIri });
    const { registry, harvester, close } = createHarvesting(configuration, { store, contributor });
    const report = async (peer: Peer): Promise<PeerReport> => {
      const lastHarvest = await harvester.records.state(peer.name);
      return { ...peer, ...(lastHarvest && { lastHarvest }) };
    };
    const { records } = harvester;
    try {
      return await act({
        peers: async () => Promise.all((await registry.list()).map(report)),
        details: async (name) => {
          const peer = await registry.get(name);
          const [refused, waiting] = await Promise.all([records.refused(name), records.waiting(name)]);
          return { ...(await report(peer)), refused, waiting };
        },
        harvest: harvester.harvest,
        decide: async (name, decision) => {
          await (decision === 'accept' ? harvester.accept(name, 'fabriques peers') : harvester.refuse(name));
        },
        describe: async (settings) => {
          await contributor.contribute(async () => ({
            ...(await changePeer(settings, store, configuration.baseIri)),
            author: 'fabriques peers',
            message: `Source ${settings.name}`,
          }));
        },
      });
    } finally {
      await close();
    }
  } finally {
    await store.close();
  }
}

async function throughServer(configuration: Configuration, language: string): Promise<HarvestService> {
  const { peerUpdate } = await import('../federation/peers/describe-peer.ts');
  const ask = async <T>(path: string): Promise<T> => askServer(configuration, { method: 'GET', path, language });
  const decide = async (peer: string, decision: string): Promise<HarvestState> =>
    askServer(configuration, {
      ...{ method: 'POST', path: `/federation/${encodeURIComponent(peer)}`, language },
      ...{ body: `decision=${decision}`, contentType: 'application/x-www-form-urlencoded' },
    });
  return {
    peers: async () => (await ask<{ peers: PeerReport[] }>('/federation.json')).peers,
    details: async (peer) => ask(`/federation/${encodeURIComponent(peer)}.json`),
    harvest: async (peer) => decide(peer, 'harvest'),
    decide: async (peer, decision) => {
      await decide(peer, decision);
    },
    describe: async (settings) => {
      await askServer(configuration, {
        ...{ method: 'POST', path: '/sparql', language },
        ...{ body: peerUpdate(settings, configuration.baseIri), contentType: 'application/sparql-update' },
      });
    },
  };
}
