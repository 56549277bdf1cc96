import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Contributor } from '../../src/contribution/contributor.ts';
import { readConfiguration } from '../../src/core/configuration.ts';
import { buildServer } from '../../src/http/server.ts';
import { EmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import type { Store } from '../../src/store/store.ts';
import { loadShapes } from '../../src/validation/shape-files.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.ts';
import { isOnVirtuoso, startVirtuoso } from './virtuoso.ts';

/** The token of the writers in tests. */
export const adminToken = 'a-token-for-tests';

/** The base IRI of servers in tests. */
export const testBase = 'http://fabriques.test/';

/** A server on an empty store: the embedded one, or a Virtuoso of its own. */
export interface TestServer {
  readonly server: FastifyInstance;
  readonly store: Store;
  readonly contributor: Contributor;
  readonly close: () => Promise<void>;
}

/** Builds a server without data; `close` removes its state too. */
export async function createTestServer(
  options: {
    defaultGraph?: 'union' | 'separate';
    queryTimeoutMs?: number;
    writable?: boolean;
    serviceAllow?: readonly string[];
    environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestServer> {
  const { defaultGraph = 'union', queryTimeoutMs = 10_000, writable = true, serviceAllow = [] } = options;
  const stateDir = mkdtempSync(join(tmpdir(), 'fabriques-sparql-'));
  const virtuoso = isOnVirtuoso ? await startVirtuoso() : undefined;
  const configuration = readConfiguration(
    {
      FABRIQUES_BASE_IRI: testBase,
      FABRIQUES_STATE_DIR: stateDir,
      FABRIQUES_DEFAULT_GRAPH: defaultGraph,
      FABRIQUES_QUERY_TIMEOUT_MS: String(queryTimeoutMs),
      FABRIQUES_QUERY_WORKERS: '1',
      FABRIQUES_LOG_LEVEL: 'silent',
      FABRIQUES_SERVICE_ALLOW: serviceAllow.join(' '),
      ...virtuoso?.environment,
      ...options.environment,
      ...(writable && { FABRIQUES_ADMIN_TOKEN: adminToken }),
    },
    { seedDir: 'none' },
  );
  const { storeAccess } = configuration;
  const store = storeAccess ? new RemoteStore({ ...configuration, ...storeAccess }) : new EmbeddedStore(configuration);
  await store.ready();
  const vocabulary = loadVocabulary();
  const validator = createValidator({ shapes: loadShapes(), describe: vocabulary.describe });
  const contributor = new Contributor({ store, validator, baseIri: configuration.baseIri });
  const server = await buildServer({ store, vocabulary, validator, contributor, configuration });
  return {
    server,
    store,
    contributor,
    close: async () => {
      await server.close();
      await store.close();
      await virtuoso?.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
