import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { Contributor } from '../../src/contribution/contributor.ts';
import { readConfiguration } from '../../src/core/configuration.ts';
import { buildServer } from '../../src/http/server.ts';
import { RemoteStore } from '../../src/store/remote/remote-store.ts';
import { loadShapes } from '../../src/validation/shape-files.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.ts';
import { adminToken, createTestServer as createStoreServer } from './sparql-server.ts';

/** A SPARQL store on this machine, which answers some queries as a test has it. */
export interface StoreBelow {
  /** The settings of the software for it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * Starts a store: another instance of this software.
 *
 * @param answer - Takes over a query, and gives whether it did.
 */
export async function startStoreBelow(
  answer: (query: string, response: ServerResponse, request: IncomingMessage) => boolean = () => false,
): Promise<StoreBelow> {
  const below = await createStoreServer({ defaultGraph: 'separate' });
  const server = createServer((request, response) => {
    void (async () => {
      const payload = await readText(request);
      const query = new URLSearchParams(payload).get('query');
      if (query !== null && answer(query, response, request)) {
        return;
      }
      const headers = { ...request.headers, authorization: `Bearer ${adminToken}` };
      const passed = await below.server.inject({ method: 'POST', url: '/sparql', headers, payload });
      response.writeHead(passed.statusCode, { 'content-type': String(passed.headers['content-type']) });
      response.end(passed.rawPayload);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
  return {
    environment: {
      FABRIQUES_STORE: 'sparql',
      FABRIQUES_STORE_QUERY_URL: address,
      FABRIQUES_STORE_UPDATE_URL: address,
      FABRIQUES_STORE_AUTH: 'none',
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await below.close();
    },
  };
}

/** A server above a store that somebody else runs. */
export interface ServerAbove {
  readonly server: FastifyInstance;
  readonly store: RemoteStore;
  readonly contributor: Contributor;
  /** Listens on the loopback interface; gives the origin. */
  readonly listen: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Builds a server above a store, with nothing of its own. */
export async function createServerAbove(environment: Readonly<Record<string, string>>): Promise<ServerAbove> {
  const configuration = readConfiguration(
    {
      FABRIQUES_BASE_IRI: 'http://above.test/',
      FABRIQUES_LOG_LEVEL: 'silent',
      FABRIQUES_ADMIN_TOKEN: adminToken,
      ...environment,
    },
    { seedDir: 'none' },
  );
  const { storeAccess } = configuration;
  if (!storeAccess) {
    throw new Error('No store to stand above');
  }
  const store = new RemoteStore({ ...configuration, ...storeAccess });
  const vocabulary = loadVocabulary();
  const validator = createValidator({ shapes: loadShapes(), describe: vocabulary.describe });
  const contributor = new Contributor({ store, validator, baseIri: configuration.baseIri });
  const server = await buildServer({ store, vocabulary, validator, contributor, configuration });
  await store.ready();
  return {
    server,
    store,
    contributor,
    listen: async () => server.listen({ port: 0, host: '127.0.0.1' }),
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}
