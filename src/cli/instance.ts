import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Contributor } from '../contribution/contributor.ts';
import type { Configuration } from '../core/configuration.ts';
import { observeWith } from '../core/observer.ts';
import { packageVersion } from '../core/package-version.ts';
import { startTracing } from '../core/tracing.ts';
import { createHarvesting } from '../federation/harvest/create-harvesting.ts';
import { createScheduler, type Scheduler } from '../federation/harvest/scheduler.ts';
import { createPortal } from '../http/create-portal.ts';
import { createEventLog } from '../http/observing/event-log.ts';
import { createLog } from '../http/observing/log.ts';
import { createMetrics } from '../http/observing/metrics.ts';
import { createReadiness } from '../http/readiness.ts';
import { buildServer } from '../http/server.ts';
import { warmUp } from '../http/warm-up.ts';
import { isUnseeded, loadSeed, type SeedProgress } from '../ingestion/seed/load-seed.ts';
import { readSeedDocuments } from '../ingestion/seed/read-seed.ts';
import { migrateVocabulary } from '../ingestion/seed/migrate-vocabulary.ts';
import { updateVocabulary } from '../ingestion/seed/vocabulary-documents.ts';
import { takeLease } from '../store/lease.ts';
import { observeStore } from '../store/observed-store.ts';
import type { Store } from '../store/store.ts';
import type { Validator } from '../validation/validator.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { loadModel } from './model.ts';

/** Everything of one instance: its parts, put together, and its life. */
export interface Instance {
  readonly configuration: Configuration;
  readonly vocabulary: Vocabulary;
  readonly validator: Validator;
  readonly store: Store;
  /** The way to write: validates, commits, announces. */
  readonly contributor: Contributor;
  /** Not listening yet. */
  readonly server: FastifyInstance;

  /** Listens; until the data are loaded, requests are told so. Gives the address. */
  readonly listen: () => Promise<string>;

  /** Loads the seed into an empty state, brings the vocabulary up to date, and waits for the index. */
  readonly prepare: (teller?: SeedTeller) => Promise<void>;

  /**
   * Makes pages of every kind, turn by turn, so that people do not wait for the first of each, unless the configuration
   * forbids it; never fails.
   */
  readonly warmUp: () => Promise<void>;

  /** Finishes the requests that were taken, within the time of the configuration, and releases everything. */
  readonly close: () => Promise<void>;
}

/** Is told how a first start comes on. */
export interface SeedTeller {
  readonly begin?: (seedDir: string) => void;
  readonly progress?: (seed: SeedProgress) => void;
  readonly end?: (seed: SeedProgress) => void;
}

/** How often a server looks whether others have written peers. */
const lookAgainMs = 60_000;
const leaseRetryMs = 500;

/** Puts the parts of an instance together; it takes the state, and does not listen yet. */
export async function createInstance(
  configuration: Configuration,
  createStore: (configuration: Configuration) => Store | Promise<Store>,
): Promise<Instance> {
  const { baseIri, stopTimeoutMs, traces } = configuration;
  const stopTracing = traces && (await startTracing({ ...traces, serviceVersion: packageVersion }));
  const log = createLog(configuration);
  const metrics = createMetrics();
  const observer = observeWith(metrics, createEventLog(log, configuration));
  const store = observeStore(await createStore(configuration), observer);
  metrics.watch(store);
  const { vocabulary, validator } = loadModel();
  const contributor = new Contributor({ store, validator, baseIri, observer });
  const readiness = createReadiness();
  const portal = createPortal({ store, vocabulary, baseIri, tiles: configuration.tiles });
  const parts = { configuration, vocabulary, validator, store, contributor };
  const harvesting = createHarvesting(configuration, { store, contributor, observer });
  const scheduler = createScheduler(harvesting);
  contributor.announceTo(() => void scheduleAnew(configuration, scheduler));
  // Of what other servers write nobody tells.
  const looking = setInterval(() => void scheduleAnew(configuration, scheduler), lookAgainMs).unref();
  const server = await buildServer({
    ...parts,
    harvesting,
    readiness,
    pages: portal,
    portal,
    metrics,
    observer,
    log,
  });
  let warming: Promise<void> | undefined;
  return {
    ...parts,
    server,
    listen: async () => server.listen({ port: configuration.port, host: configuration.host }),
    prepare: async (teller = {}) => {
      if (configuration.store === 'sparql') {
        // It may be started after its servers, which answer 503 until then.
        await store.ready();
      }
      await onceForAll(parts, async () => {
        await seed(parts, {
          ...teller,
          progress: (progress) => {
            readiness.report(progress);
            teller.progress?.(progress);
          },
        });
        await store.ready();
        await migrateVocabulary(contributor, store, baseIri);
      });
      readiness.becomeReady();
      await harvesting.registry.list();
      await scheduleAnew(configuration, scheduler);
    },
    warmUp: async () => {
      if (configuration.warmUp === 'off') {
        return;
      }
      warming = warmUp(server, { baseIri, isStopping: readiness.isStopping }).then(
        ({ failed }) => {
          if (readiness.isStopping()) {
            return;
          }
          readiness.becomeWarm();
          if (failed) {
            log.warn(failed, 'A page that the server asked itself for to warm up could not be made');
          }
        },
        (error: unknown) => log.warn({ err: error }, 'The server could not warm up'),
      );
      await warming;
    },
    close: async () => {
      const deadline = new AbortController();
      const tooLate = pause(stopTimeoutMs, undefined, { signal: deadline.signal }).then(
        () => server.server.closeAllConnections(),
        () => undefined,
      );
      clearInterval(looking);
      scheduler.stop();
      await server.close();
      await Promise.race([warming, tooLate]);
      await harvesting.close();
      deadline.abort();
      await store.close();
      await stopTracing?.();
    },
  };
}

/** Loads and migrates while no other server on the same store does. */
async function onceForAll(
  { configuration, store: { records } }: Pick<Instance, 'configuration' | 'store'>,
  act: () => Promise<void>,
): Promise<void> {
  if (configuration.store === 'embedded') {
    return act();
  }
  let lease = await takeLease(records, 'start');
  while (!lease) {
    await pause(leaseRetryMs);
    lease = await takeLease(records, 'start');
  }
  try {
    await act();
  } finally {
    await lease.end();
  }
}

/** What changes may be a peer or its schedule; there are few of them. */
async function scheduleAnew({ harvest }: Configuration, scheduler: Scheduler): Promise<void> {
  if (harvest === 'scheduled') {
    await scheduler.refresh().catch(() => undefined);
  }
}

async function seed(
  {
    configuration,
    store,
    contributor,
    vocabulary,
  }: Pick<Instance, 'configuration' | 'store' | 'contributor' | 'vocabulary'>,
  { begin, progress, end }: SeedTeller,
): Promise<void> {
  const { seedDir, baseIri } = configuration;
  if (seedDir === undefined) {
    return;
  }
  if (await isUnseeded(store)) {
    begin?.(seedDir);
    end?.(
      await loadSeed(readSeedDocuments(seedDir, baseIri), {
        contributor,
        store,
        ...(progress && { onProgress: progress }),
      }),
    );
  }
  await updateVocabulary(contributor, store, vocabulary, baseIri);
}
