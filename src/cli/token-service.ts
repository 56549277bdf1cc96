import type { TokenDescription, TokenRequest } from '../contribution/tokens.ts';
import { SignInLinks } from '../contribution/sign-in-links.ts';
import { Tokens } from '../contribution/tokens.ts';
import type { Configuration } from '../core/configuration.ts';
import { DomainError } from '../core/errors.ts';
import type { Store } from '../store/store.ts';
import { askServer, type ServerQuestion } from './ask-server.ts';

/** What can be done with tokens, wherever they are kept. */
export interface TokenService {
  readonly create: (request: TokenRequest) => Promise<{ token: string; description: TokenDescription }>;
  readonly list: () => Promise<readonly TokenDescription[]>;
  readonly revoke: (id: string) => Promise<TokenDescription>;
  /** Makes a link that signs in once in place of the token. */
  readonly link: (id: string) => Promise<{ readonly link: string; readonly ends: string }>;
}

/** Under what name the command line creates and revokes. */
const author = 'fabriques token';

/**
 * Does something with the tokens of an instance: in its store, or through its server where one runs on it, for one
 * process has the state at a time.
 */
export async function withTokens<T>(
  configuration: Configuration,
  createStore: (configuration: Configuration) => Store | Promise<Store>,
  act: (tokens: TokenService) => Promise<T>,
): Promise<T> {
  let store: Store;
  try {
    store = await createStore(configuration);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'state-in-use' && configuration.adminToken !== undefined) {
      return act(throughServer(configuration, configuration.adminToken));
    }
    throw error;
  }
  try {
    const tokens = new Tokens(store.records);
    return await act({
      create: (request) => tokens.create(request, author),
      list: () => tokens.list(),
      revoke: (id) => tokens.revoke(id, author),
      link: async (id) => {
        const { secret, ends } = await new SignInLinks(store.records, tokens).create(id, author);
        return { link: `${configuration.baseIri}connexion#${secret}`, ends };
      },
    });
  } finally {
    await store.close();
  }
}

function throughServer(configuration: Configuration, adminToken: string): TokenService {
  const ask = async <T>(method: ServerQuestion['method'], path: string, body?: unknown): Promise<T> =>
    askServer(
      { ...configuration, adminToken },
      { method, path, ...(body !== undefined && { body: JSON.stringify(body) }) },
    );
  return {
    create: (request) => ask('POST', '/tokens', request),
    list: async () => (await ask<{ tokens: TokenDescription[] }>('GET', '/tokens')).tokens,
    revoke: (id) => ask('DELETE', `/tokens/${encodeURIComponent(id)}`),
    link: (id) => ask('POST', `/tokens/${encodeURIComponent(id)}/link`),
  };
}
