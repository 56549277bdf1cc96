import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real OpenID Connect provider on this machine, with its own forms to sign in and to consent. */
export interface RunningProvider {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

/** The client that the provider knows. */
export const registeredClient = { id: 'fabriques', secret: 'a-secret-between-the-two-of-at-least-32-characters' };

/**
 * Starts a provider. Whoever signs in as `editor-anna` has the role `editor` in the claim `fabriques_roles`; others
 * have no roles there.
 */
export async function startOidcProvider(redirectUri: string): Promise<RunningProvider> {
  const server: Server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: registeredClient.id, client_secret: registeredClient.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['name', 'fabriques_roles'] },
    // In the ID token itself, as providers for organisations send it.
    conformIdTokenClaims: false,
    cookies: { keys: ['a-key-for-tests'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `Nom de ${id}`,
        ...(id.startsWith('editor-') && { fabriques_roles: ['editor'] }),
      }),
    }),
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A browser without scripts in front of the provider: signs in, consents, and tells where it is sent back to. */
export async function signInAt(url: string, login: string, back: string): Promise<string> {
  const cookies = new Map<string, string>();
  const visit = async (address: string, fields?: Record<string, string>): Promise<string> => {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/su);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const next = location === null ? undefined : new URL(location, address).href;
    if (next?.startsWith(back)) {
      return next;
    }
    if (next !== undefined) {
      return visit(next);
    }
    const html = await response.text();
    const action = /<form[^>]*action="([^"]+)"/u.exec(html)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/u.exec(html)?.[1];
    if (action === undefined || prompt === undefined) {
      throw new Error(`The provider shows no form at ${address}: ${html.slice(0, 500)}`);
    }
    return visit(new URL(action, address).href, { prompt, login, password: 'anything' });
  };
  return visit(url);
}
