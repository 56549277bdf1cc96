import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DatedAuditEntry, readAudit } from '../../contribution/audit.ts';
import type { Principal } from '../../contribution/principal.ts';
import { readTokenRequest } from '../../contribution/token-request.ts';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { errorsOf } from '../forms/form-errors.ts';
import { tokens as messages } from '../messages/tokens.ts';
import { auditPage } from '../pages/audit-page.tsx';
import { type TokensModel, tokensPage } from '../pages/tokens-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, type Visitor, visitorOf } from '../visitor.ts';

/** How many entries of the audit trail a page shows. */
const mostEntries = 200;

/** Pages for administrators: `/jetons` to give and revoke tokens and to make sign-in links, `/journal` for the audit trail. */
export function tokenPageRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, store, portal, configuration, vocabulary } = dependencies;
  if (!portal) {
    return;
  }
  const { baseIri } = configuration;
  const root = new URL(baseIri).pathname;
  acceptForms(server);

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    model: Omit<TokensModel, 'tokens'>,
    status = 200,
  ): Promise<FastifyReply> => {
    const tokens = await access.tokens.list();
    const asked = pageRequest(request, dependencies);
    return sendPage(reply, asked, ({ t }) => tokensPage({ ...model, tokens }, t(messages.title)), dependencies, status);
  };
  const toSignIn = (reply: FastifyReply, back: string): FastifyReply =>
    reply.header('cache-control', 'no-store').redirect(`${root}connexion?retour=/${back}`, 303);

  server.get('/jetons', async (request, reply) => {
    const visitor = await visitorOf(request, dependencies);
    return isAdministrator(visitor) ? send(request, reply, { visitor }) : toSignIn(reply, 'jetons');
  });

  server.post('/jetons', { bodyLimit: longestForm }, async (request, reply) => {
    const { body: typed, visitor } = await formOf(request, dependencies);
    if (!isAdministrator(visitor)) {
      throw new DomainError('forbidden', 'Only an administrator may do this', {
        details: { inFrench: 'Seul un administrateur peut le faire' },
      });
    }
    const { name: by } = visitor.principal;
    try {
      switch (typed.get('_do') ?? '') {
        case 'revoke':
          await access.tokens.revoke(typed.get('id') ?? '', by);
          return await reply.header('cache-control', 'no-store').redirect(`${root}jetons`, 303);
        case 'link': {
          const id = typed.get('id') ?? '';
          const { secret } = await access.links.create(id, by);
          const name = (await access.tokens.list()).find((one) => one.id === id)?.name ?? id;
          return await send(request, reply, { visitor, made: { name, link: `${baseIri}connexion#${secret}` } });
        }
        default: {
          const { token, description } = await access.tokens.create(readTokenRequest(requestIn(typed)), by);
          const made = { name: description.name, token, link: `${baseIri}connexion#${token}` };
          return await send(request, reply, { visitor, made });
        }
      }
    } catch (error) {
      const { language } = pageRequest(request, dependencies).choice;
      const told = [...errorsOf(error, language, vocabulary.context).values()].flat().join(' ');
      return send(request, reply, { visitor, typed, error: told }, 422);
    }
  });

  server.get('/journal', async (request, reply) => {
    const visitor = await visitorOf(request, dependencies);
    if (!isAdministrator(visitor)) {
      return toSignIn(reply, 'journal');
    }
    const entries: DatedAuditEntry[] = [];
    for await (const entry of readAudit(store.records)) {
      if (entries.length >= mostEntries) {
        break;
      }
      entries.push(entry);
    }
    const asked = pageRequest(request, dependencies);
    return sendPage(reply, asked, ({ t }) => auditPage(entries, visitor, t(messages.trail)), dependencies);
  });
}

function isAdministrator(visitor: Visitor): visitor is Visitor & { readonly principal: Principal } {
  return visitor.principal?.role === 'administrator';
}

/** A form as JSON asks for a token. */
function requestIn(typed: URLSearchParams): object {
  const fabriques = (typed.get('fabriques') ?? '').split(/[\s,]+/u).filter((slug) => slug !== '');
  const ends = typed.get('fin')?.trim();
  return { name: typed.get('nom')?.trim(), role: typed.get('role'), fabriques, ...(ends && { ends }) };
}
