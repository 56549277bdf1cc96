import { join } from 'node:path';
import type { Contributor } from '../../contribution/contributor.ts';
import type { Configuration } from '../../core/configuration.ts';
import { createOutbound } from '../../core/net/outbound.ts';
import type { Observer } from '../../core/observer.ts';
import { packageRoot } from '../../core/package-root.ts';
import type { Store } from '../../store/store.ts';
import type { Politeness } from '../fetching/polite-fetcher.ts';
import { Identity } from '../identity/identity-service.ts';
import { createPeerRegistry, type PeerRegistry } from '../peers/peer-registry.ts';
import { createHarvester, type Harvester } from './harvester.ts';

/** The peers of an instance, and what takes in what they say. */
export interface Harvesting {
  readonly registry: PeerRegistry;
  readonly harvester: Harvester;
  readonly close: () => Promise<void>;
}

const usualLimits = { timeoutMs: 60_000, maxBytes: 128 << 20, retries: 3 };

/** Puts the harvesting of an instance together: it reaches registered peers, and what the operator lists. */
export function createHarvesting(
  configuration: Pick<Configuration, 'baseIri' | 'stateDir' | 'serviceAllow' | 'harvestPauseMs' | 'seedDir'>,
  {
    store,
    contributor,
    observer,
  }: { readonly store: Store; readonly contributor: Contributor; readonly observer?: Observer | undefined },
  limits: Pick<Politeness, 'timeoutMs' | 'maxBytes' | 'retries'> = usualLimits,
): Harvesting {
  const { baseIri, stateDir, serviceAllow, harvestPauseMs, seedDir } = configuration;
  const registry = createPeerRegistry(store, baseIri);
  const userAgent = `Fabriques/0.1 (+${baseIri}federation)`;
  const outbound = createOutbound({ origins: { listed: serviceAllow, peers: registry.origins }, userAgent });
  const harvester = createHarvester({
    ...{ store, contributor, registry, outbound, baseIri },
    identity: new Identity({ store, contributor, baseIri }),
    cacheDir: join(stateDir, 'harvest'),
    dataDir: seedDir ?? join(packageRoot, 'data'),
    ...(observer && { observer }),
    politeness: { ...limits, pauseMs: harvestPauseMs, userAgent },
  });
  return { registry, harvester, close: () => outbound.close() };
}
