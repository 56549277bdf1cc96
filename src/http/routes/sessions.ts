import type { FastifyInstance } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { localPath } from '../local-path.ts';
import { sessions as messages } from '../messages/sessions.ts';
import { sessionPage } from '../pages/session-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, anybody, cookieOf, formOf, longestForm, setCookie, visitorOf } from '../visitor.ts';

/** Signing in with a token, and out: `/connexion`, `/deconnexion`. */
export function sessionRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, portal, configuration } = dependencies;
  const { baseIri } = configuration;
  if (!portal) {
    return;
  }
  const root = new URL(baseIri).pathname;
  const provider = configuration.oidc?.name;
  acceptForms(server);

  server.get('/connexion', async (request, reply) => {
    const { retour } = request.query as Readonly<Record<string, unknown>>;
    const visitor = await visitorOf(request, dependencies);
    const model = { visitor, back: localPath(retour), provider };
    return sendPage(
      reply,
      pageRequest(request, dependencies),
      ({ t }) => sessionPage(model, t(visitor.principal ? messages.account : messages.title)),
      dependencies,
    );
  });

  server.post('/connexion', { bodyLimit: longestForm }, async (request, reply) => {
    // Whoever signs in anew need not carry the key of an older session; where the form comes from counts all the same.
    const { body } = await formOf(request, dependencies, { anew: true });
    const back = localPath(body.get('retour'));
    try {
      const principal = await access.signIn(body.get('jeton') ?? '', request);
      setCookie(reply, baseIri, await access.sessions.open(principal));
      return await reply.header('cache-control', 'no-store').redirect(root + (back || 'connexion'), 303);
    } catch (error) {
      if (!(error instanceof DomainError) || !['unauthorized', 'too-many-attempts'].includes(error.code)) {
        throw error;
      }
      const asked = pageRequest(request, dependencies);
      const french = error.details['inFrench'];
      const told = asked.choice.language === 'fr' && typeof french === 'string' ? french : error.message;
      return sendPage(
        reply,
        asked,
        ({ t }) => sessionPage({ visitor: anybody, back, error: told, provider }, t(messages.title)),
        dependencies,
        error.code === 'unauthorized' ? 403 : 429,
      );
    }
  });

  server.post('/deconnexion', { bodyLimit: longestForm }, async (request, reply) => {
    await formOf(request, dependencies);
    const secret = cookieOf(request, baseIri);
    if (secret !== undefined) {
      await access.sessions.close(secret);
    }
    setCookie(reply, baseIri);
    return reply.header('cache-control', 'no-store').redirect(`${root}connexion`, 303);
  });
}
