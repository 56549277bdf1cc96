import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Principal, roles } from '../../contribution/principal.ts';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { errorsOf } from '../forms/form-errors.ts';
import { accounts as messages } from '../messages/accounts.ts';
import { accountsPage } from '../pages/accounts-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, type Visitor, visitorOf } from '../visitor.ts';

/** The accounts of people who sign in by a provider, for administrators: `/comptes`. */
export function accountRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, portal, configuration, vocabulary } = dependencies;
  if (!portal || !configuration.oidc) {
    return;
  }
  const root = new URL(configuration.baseIri).pathname;
  acceptForms(server);

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visitor: Visitor,
    error?: { account: string; text: string },
  ) => {
    const model = { accounts: await access.accounts.list(), visitor, ...(error && { error }) };
    const asked = pageRequest(request, dependencies);
    return sendPage(reply, asked, ({ t }) => accountsPage(model, t(messages.title)), dependencies, error ? 422 : 200);
  };

  server.get('/comptes', async (request, reply) => {
    const visitor = await visitorOf(request, dependencies);
    return visitor.principal?.role === 'administrator'
      ? send(request, reply, visitor)
      : reply.header('cache-control', 'no-store').redirect(`${root}connexion?retour=/comptes`, 303);
  });

  server.post('/comptes/:id', { bodyLimit: longestForm }, async (request, reply) => {
    const { body, visitor } = await formOf(request, dependencies);
    const { name } = administratorOf(visitor.principal);
    const { id } = request.params as { id: string };
    try {
      if (body.get('_do') === 'remove') {
        await access.accounts.remove(id, name);
      } else {
        const role = roles.find((one) => one === body.get('role')) ?? 'proposer';
        const named = (body.get('fabriques') ?? '').split(/[\s,]+/u).filter((slug) => slug !== '');
        await access.accounts.grant(id, { role, fabriques: named }, name);
      }
    } catch (error) {
      const { language } = pageRequest(request, dependencies).choice;
      const text = [...errorsOf(error, language, vocabulary.context).values()].flat().join(' ');
      return send(request, reply, visitor, { account: id, text });
    }
    return reply.header('cache-control', 'no-store').redirect(`${root}comptes`, 303);
  });
}

function administratorOf(principal: Principal | undefined): Principal {
  if (principal?.role !== 'administrator') {
    throw new DomainError('forbidden', messages.forbidden.en, { details: { inFrench: messages.forbidden.fr } });
  }
  return principal;
}
