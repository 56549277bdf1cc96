import type { FastifyInstance } from 'fastify';
import type { Argv } from 'yargs';
import { type Configuration, readConfiguration } from '../../core/configuration.ts';
import { observeWith } from '../../core/observer.ts';
import { packageVersion } from '../../core/package-version.ts';
import { startTracing } from '../../core/tracing.ts';
import { Contributor } from '../../contribution/contributor.ts';
import { createPortal } from '../../http/create-portal.ts';
import { createEventLog } from '../../http/observing/event-log.ts';
import { createLog } from '../../http/observing/log.ts';
import { createMetrics } from '../../http/observing/metrics.ts';
import { buildServer } from '../../http/server.ts';
import { createReadiness, type Readiness } from '../../http/readiness.ts';
import { loadSeed } from '../../ingestion/seed/load-seed.ts';
import { readSeedDocuments } from '../../ingestion/seed/read-seed.ts';
import { updateVocabulary } from '../../ingestion/seed/vocabulary-documents.ts';
import { observeStore } from '../../store/observed-store.ts';
import type { Store } from '../../store/store.ts';
import type { CommandContext } from '../context.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { loadModel } from '../model.ts';
import { packagedSeedDir } from '../packaged-seed.ts';

/** `fabriques serve`: the server, until a signal ends it. */
export function addServe(program: Argv, context: CommandContext): Argv {
  return program.command('serve', context.say({ fr: 'Démarrer le serveur', en: 'Start the server' }), {}, async () =>
    serve(context),
  );
}

async function serve({ environment, createStore, err, say }: CommandContext): Promise<void> {
  const configuration = readConfiguration(environment, { seedDir: packagedSeedDir });
  const stopTracing =
    configuration.traces && (await startTracing({ ...configuration.traces, serviceVersion: packageVersion }));
  const log = createLog(configuration);
  const metrics = createMetrics();
  const observer = observeWith(metrics, createEventLog(log, configuration));
  const store = observeStore(createStore(configuration), observer);
  metrics.watch(store);
  const { vocabulary, validator } = loadModel();
  const contributor = new Contributor({ store, validator, baseIri: configuration.baseIri, observer });
  const readiness = createReadiness();
  const portal = createPortal({ store, vocabulary, baseIri: configuration.baseIri });
  const server = await buildServer({
    store,
    vocabulary,
    validator,
    contributor,
    configuration,
    readiness,
    pages: portal,
    portal,
    metrics,
    observer,
    log,
  });
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve());
    }
  });
  try {
    const address = await server.listen({ port: configuration.port, host: configuration.host });
    await prepare({ store, contributor, vocabulary, configuration, readiness, err, say });
    err(
      say({
        fr: `Prêt : ${configuration.baseIri} (écoute sur ${address}, révision ${await store.revision()})`,
        en: `Ready: ${configuration.baseIri} (listening on ${address}, revision ${await store.revision()})`,
      }),
    );
    await ended;
  } finally {
    await closeWithin(server, configuration.stopTimeoutMs);
    await store.close();
    await stopTracing?.();
  }
}

/** Lets what was begun be finished, but not for ever. */
async function closeWithin(server: FastifyInstance, milliseconds: number): Promise<void> {
  const deadline = setTimeout(() => server.server.closeAllConnections(), milliseconds);
  await server.close();
  clearTimeout(deadline);
}

interface Preparation extends Pick<CommandContext, 'err' | 'say'> {
  readonly store: Store;
  readonly contributor: Contributor;
  readonly vocabulary: Vocabulary;
  readonly configuration: Configuration;
  readonly readiness: Readiness;
}

/** Loads the seed into an empty state, brings the vocabulary up to date, then waits for the index. */
async function prepare({
  store,
  contributor,
  vocabulary,
  configuration,
  readiness,
  err,
  say,
}: Preparation): Promise<void> {
  const { seedDir, baseIri, stateDir } = configuration;
  if (seedDir !== undefined && (await store.revision()) === 0) {
    err(
      say({
        fr: `Premier démarrage : chargement de ${seedDir} dans ${stateDir}…`,
        en: `First start: loading ${seedDir} into ${stateDir}…`,
      }),
    );
    let told = Date.now();
    const { documents, quads } = await loadSeed(contributor, readSeedDocuments(seedDir, baseIri), (progress) => {
      readiness.report(progress);
      if (Date.now() - told > 500) {
        told = Date.now();
        err(say({ fr: `  ${progress.documents} documents lus…`, en: `  ${progress.documents} documents read…` }));
      }
    });
    err(
      say({
        fr: `  ${documents} documents, ${quads} triplets, tous conformes.`,
        en: `  ${documents} documents, ${quads} triples, all conforming.`,
      }),
    );
  }
  if (seedDir !== undefined) {
    await updateVocabulary(contributor, store, vocabulary, baseIri);
  }
  await store.ready();
  readiness.becomeReady();
}
