import * as client from 'openid-client';
import type { Identity } from '../../contribution/accounts.ts';
import type { SignIn } from '../../contribution/sign-ins.ts';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { OidcSettings } from '../../core/oidc-settings.ts';

/** Signing in by an OpenID Connect provider: authorization code with PKCE, state and nonce. */
export interface OidcClient {
  /** Begins a sign-in. @returns Where to send the browser, and what must be known again when it comes back. */
  readonly begin: () => Promise<{ readonly url: string; readonly signIn: Omit<SignIn, 'back'> }>;
  /**
   * Ends a sign-in. @param url - The address at which the browser came back, with its query.
   * @throws DomainError `unauthorized` where the provider refused, or its answer is not to be believed.
   */
  readonly end: (url: URL, signIn: SignIn) => Promise<Identity>;
}

/** How long the provider may take for one answer, in seconds. */
const patience = 10;

/**
 * Makes the client of a provider, whose description is read when somebody first signs in.
 *
 * @param callback - The address at which browsers come back, registered with the provider.
 * @see {@link https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth}
 */
export function createOidcClient(settings: OidcSettings, callback: string): OidcClient {
  let described: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    described ??= discover(settings);
    try {
      return await described;
    } catch (cause) {
      // The next one tries again.
      described = undefined;
      throw new DomainError('remote-failed', `${settings.name} does not answer; sign in with a token, or later`, {
        cause,
        details: { inFrench: `${settings.name} ne répond pas ; connectez-vous par jeton, ou plus tard` },
      });
    }
  };

  return {
    begin: async () => {
      const configured = await configuration();
      const signIn = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configured, {
        redirect_uri: callback,
        scope: 'openid profile',
        state: signIn.state,
        nonce: signIn.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(signIn.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, signIn };
    },
    end: async (url, { state, nonce, verifier }) => {
      const configured = await configuration();
      try {
        const answer = await client.authorizationCodeGrant(configured, url, {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        });
        return identityIn(answer.claims() ?? {}, settings);
      } catch (cause) {
        throw new DomainError('unauthorized', `${settings.name} did not sign you in: ${messageOf(cause)}`, {
          cause,
          details: { inFrench: `${settings.name} ne vous a pas connecté : ${messageOf(cause)}` },
        });
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isLocal = url.protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
  return client.discovery(url, clientId, clientSecret, clientSecret === undefined ? client.None() : undefined, {
    timeout: patience,
    // Without TLS only on this very machine.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated only to stand out, as its documentation says
    ...(isLocal && { execute: [client.allowInsecureRequests] }),
  });
}

function identityIn(claims: Readonly<Record<string, unknown>>, { issuer, rolesClaim }: OidcSettings): Identity {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : undefined);
  const roles = claims[rolesClaim];
  return {
    ...{ issuer, subject: text('sub') ?? '' },
    name: text('name') ?? text('preferred_username') ?? text('nickname') ?? text('sub') ?? '',
    ...(Array.isArray(roles) && { roles: roles.filter((role) => typeof role === 'string') }),
  };
}
