import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Contributor } from '../../src/contribution/contributor.ts';
import { type Configuration, readConfiguration } from '../../src/core/configuration.ts';
import type { ServerDependencies } from '../../src/http/dependencies.ts';
import { buildServer } from '../../src/http/server.ts';
import { loadSeed } from '../../src/ingestion/seed/load-seed.ts';
import { readSeedDocuments } from '../../src/ingestion/seed/read-seed.ts';
import { updateVocabulary } from '../../src/ingestion/seed/vocabulary-documents.ts';
import { EmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import type { Store } from '../../src/store/store.ts';
import { loadShapes } from '../../src/validation/shape-files.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.ts';
import { copySeededState } from './seeded-state.ts';
import { startSeededVirtuoso } from './seeded-virtuoso.ts';
import { isOnVirtuoso, startVirtuoso } from './virtuoso.ts';

/** A server that does not listen, over a state of its own. */
export interface TestServer {
  readonly server: FastifyInstance;
  readonly store: Store;
  readonly dependencies: ServerDependencies;
  readonly configuration: Configuration;
  /** Closes everything and takes the state away. */
  readonly close: () => Promise<void>;
}

/** How a test server differs from the usual one. */
export interface TestServerOptions {
  /** The folder that is loaded, `data` unless told otherwise, or nothing. */
  readonly seedDir?: string | undefined;
  /** Whether queries find the vocabulary, as they do after a start. */
  readonly vocabularyInStore?: true;
  readonly environment?: Readonly<Record<string, string>>;
  /** What replaces the usual dependencies. */
  readonly dependencies?: Partial<ServerDependencies>;
}

/** Builds the whole server over the real data in a new temporary state. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const stateDir = await mkdtemp(join(tmpdir(), 'fabriques-'));
  if (!('seedDir' in options) && !isOnVirtuoso) {
    await copySeededState(stateDir);
  }
  const environment = {
    FABRIQUES_BASE_IRI: 'http://fabriques.example/',
    FABRIQUES_STATE_DIR: stateDir,
    FABRIQUES_LOG_LEVEL: 'silent',
    FABRIQUES_QUERY_WORKERS: '1',
    ...options.environment,
  };
  const configuration = readConfiguration(environment, { seedDir: options.seedDir ?? '' });
  const vocabulary = loadVocabulary();
  const validator = createValidator({ shapes: loadShapes(), describe: vocabulary.describe });
  const { baseIri } = configuration;
  const virtuoso = isOnVirtuoso
    ? await ('seedDir' in options ? startVirtuoso() : startSeededVirtuoso(baseIri))
    : undefined;
  const store = virtuoso
    ? new RemoteStore({ ...configuration, ...virtuoso.connection, connections: 8 })
    : new EmbeddedStore(configuration);
  const contributor = new Contributor({ store, validator, baseIri });
  if (options.seedDir !== undefined) {
    await loadSeed(readSeedDocuments(options.seedDir, baseIri), { contributor, store });
  }
  if (options.vocabularyInStore) {
    await updateVocabulary(contributor, store, vocabulary, baseIri);
  }
  const dependencies = { store, vocabulary, validator, contributor, configuration, ...options.dependencies };
  const server = await buildServer(dependencies);
  await store.ready();
  return {
    server,
    store,
    dependencies,
    configuration,
    close: async () => {
      await server.close();
      await store.close();
      await virtuoso?.close();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
