import type { Quad } from '@rdfjs/types';
import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { parseRdf } from '../../src/core/rdf/parse.ts';
import { freePort } from './running-server.ts';
import { withPages } from './browserless.ts';
import { createWritableServer, type WritableServer } from './writer.ts';

/** A server with its pages that takes writes and listens, so that clients of others can read it. */
export interface PublishingServer extends Omit<WritableServer, 'server'> {
  readonly server: FastifyInstance;
  /** Ends with a slash. */
  readonly base: string;
  /** The quads of an address, in a format that it offers. */
  readonly quads: (path: string, accept?: string) => Promise<Quad[]>;
}

/** Starts a server over the committed data, or over none, at an address of its own. */
export async function startPublishing(options: { readonly empty?: boolean } = {}): Promise<PublishingServer> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}/`;
  const test = await createWritableServer({
    ...(options.empty && { seedDir: undefined }),
    environment: { FABRIQUES_BASE_IRI: base },
  });
  const server = await withPages(test);
  await server.listen({ port, host: '127.0.0.1' });
  if ((server.server.address() as AddressInfo).port !== port) {
    throw new Error('The server listens elsewhere');
  }
  return {
    ...test,
    server,
    base,
    quads: async (path, accept = 'application/trig') => {
      const response = await fetch(base + path, { headers: { accept } });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${response.status} ${text}`);
      }
      return parseRdf(text, response.headers.get('content-type') ?? '', { baseIri: base + path });
    },
    close: async () => {
      await server.close();
      await test.close();
    },
  };
}
