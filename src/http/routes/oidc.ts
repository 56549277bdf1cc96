import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginSignIn, endSignIn } from '../../contribution/sign-ins.ts';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { localPath } from '../local-path.ts';
import { createOidcClient } from '../sign-in/oidc-client.ts';
import { readCookie, setCookie, writeCookie } from '../visitor.ts';

const cookieName = 'fabriques_connexion';

/** Signing in by the OpenID Connect provider of the configuration: `/connexion/oidc` and the way back from there. */
export function oidcRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, store, portal, configuration } = dependencies;
  const { baseIri, oidc } = configuration;
  if (!portal || !oidc) {
    return;
  }
  const root = new URL(baseIri).pathname;
  const callback = `${baseIri}connexion/oidc/retour`;
  const client = createOidcClient(oidc, callback);

  server.get('/connexion/oidc', async (request, reply) => {
    const { retour } = request.query as Readonly<Record<string, unknown>>;
    const { url, signIn } = await client.begin();
    const secret = await beginSignIn(store.records, { ...signIn, back: localPath(retour) });
    writeCookie(reply, baseIri, cookieName, secret, 900);
    return reply.header('cache-control', 'no-store').redirect(url, 303);
  });

  server.get('/connexion/oidc/retour', async (request: FastifyRequest, reply: FastifyReply) => {
    const secret = readCookie(request, baseIri, cookieName) ?? '';
    writeCookie(reply, baseIri, cookieName, '', 0);
    const signIn = await endSignIn(store.records, secret);
    if (!signIn) {
      throw new DomainError('unauthorized', 'This sign-in was not begun here, or too long ago; begin again', {
        details: { inFrench: 'Cette connexion n’a pas commencé ici, ou il y a trop longtemps ; recommencez' },
      });
    }
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const principal = await access.accounts.signIn(await client.end(new URL(callback + query), signIn));
    setCookie(reply, baseIri, await access.sessions.open(principal));
    return reply.header('cache-control', 'no-store').redirect(root + (signIn.back || 'connexion'), 303);
  });
}
