import type { LightMyRequestResponse } from 'fastify';
import type { TokenRequest } from '../../src/contribution/tokens.ts';
import { Tokens } from '../../src/contribution/tokens.ts';
import { createTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

/** The token of the administrator of writable test servers. */
export const adminToken = 'an-administrator-for-tests';

/** A way to send requests with a token. */
export type Send = (
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<LightMyRequestResponse>;

/** A server that takes writes. */
export interface WritableServer extends TestServer {
  /** Sends with a token; without one, anonymously. Objects are sent as JSON. */
  readonly as: (token: string | undefined) => Send;
  readonly admin: Send;
  readonly newToken: (request: Partial<TokenRequest>) => Promise<string>;
}

/** Builds a server over the real data, or none, that takes writes. */
export async function createWritableServer(options: TestServerOptions = {}): Promise<WritableServer> {
  const test = await createTestServer({
    ...options,
    environment: { FABRIQUES_ADMIN_TOKEN: adminToken, ...options.environment },
  });
  const as =
    (token: string | undefined): Send =>
    (method, url, body, headers = {}) =>
      test.server.inject({
        method,
        url,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
  const tokens = new Tokens(test.store.records);
  return {
    ...test,
    as,
    admin: as(adminToken),
    newToken: async (request) =>
      (await tokens.create({ name: 'somebody', role: 'editor', ...request }, 'a test')).token,
  };
}
