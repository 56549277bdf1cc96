import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../../contribution/principal.ts';
import { DomainError } from '../../core/errors.ts';
import { Identity } from '../../federation/identity/identity-service.ts';
import { verdicts } from '../../vocabulary/identity.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { identity as messages } from '../messages/identity.ts';
import { identityPage } from '../pages/identity-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, visitorOf } from '../visitor.ts';

const perPage = 20;

/**
 * Whether records of different sources speak of one place: `/identite` for editors, and
 * `POST /identite/comparaison` to compare again, for editors and for programs with a token.
 */
export function identityRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, configuration, contributor, portal, store } = dependencies;
  const { baseIri } = configuration;
  const root = new URL(baseIri).pathname;
  const identity = new Identity({ store, contributor, baseIri });
  acceptForms(server);

  server.post('/identite/comparaison', { bodyLimit: longestForm }, async (request, reply) => {
    if (request.headers.authorization !== undefined) {
      requireEditor(await access.require(request));
      const { source } = request.query as { source?: string };
      return reply.header('cache-control', 'no-store').send(await identity.reconcile(source));
    }
    const { visitor } = await formOf(request, dependencies);
    requireEditor(visitor.principal);
    await identity.reconcile();
    return reply.redirect(`${root}identite`, 303);
  });

  if (!portal) {
    return;
  }

  server.get('/identite', async (request, reply) => {
    const visitor = await visitorOf(request, dependencies);
    if (!isEditor(visitor.principal)) {
      return reply.header('cache-control', 'no-store').redirect(`${root}connexion?retour=/identite`, 303);
    }
    const asked = readWish(request);
    const waiting = await identity.waiting();
    const judged = asked.view === 'judged' ? await identity.judged() : [];
    const shown = waiting.filter(({ source }) => asked.source === '' || source === asked.source);
    const list = asked.view === 'judged' ? judged : shown;
    const page = Math.min(asked.page, Math.max(1, Math.ceil(list.length / perPage)));
    const cut = <T>(all: readonly T[]) => all.slice((page - 1) * perPage, page * perPage);
    return sendPage(
      reply,
      pageRequest(request, dependencies),
      ({ t }) =>
        identityPage(
          {
            ...{ visitor, page, view: asked.view, source: asked.source, total: list.length, perPage },
            sources: [...new Set(waiting.map(({ source }) => source))].sort(),
            waiting: asked.view === 'waiting' ? cut(shown) : [],
            judged: cut(judged),
          },
          t(messages.title),
        ),
      dependencies,
    );
  });

  server.post('/identite', { bodyLimit: longestForm }, async (request, reply) => {
    const { body, visitor } = await formOf(request, dependencies);
    const principal = requireEditor(visitor.principal);
    const back = new URLSearchParams([...body].filter(([name]) => name === 'source' || name === 'page'));
    if (body.get('reprendre') === 'oui') {
      const [place = '', other = '', source = ''] = ['lieu', 'autre', 'de'].map((name) => body.get(name) ?? '');
      await identity.takeBack({ place, other, source }, principal);
      return reply.redirect(`${root}identite?vue=jugees`, 303);
    }
    const verdict = verdicts.find((one) => one === body.get('verdict'));
    if (!verdict) {
      throw new DomainError('bad-request', messages.noVerdict.en, {
        details: { parameter: 'verdict', accepted: verdicts.join(', '), inFrench: messages.noVerdict.fr },
      });
    }
    const word = body.get('mot')?.trim().slice(0, 500) ?? '';
    await identity.decide(body.get('paire') ?? '', { verdict, principal, ...(word !== '' && { word }) });
    return reply.redirect(`${root}identite${back.size > 0 ? `?${back.toString()}` : ''}`, 303);
  });
}

interface Wish {
  readonly view: 'waiting' | 'judged';
  readonly source: string;
  readonly page: number;
}

function readWish({ query }: FastifyRequest): Wish {
  const { vue, source, page } = query as Readonly<Record<string, unknown>>;
  return {
    view: vue === 'jugees' ? 'judged' : 'waiting',
    source: typeof source === 'string' ? source : '',
    page: typeof page === 'string' && /^[1-9]\d{0,5}$/u.test(page) ? Number(page) : 1,
  };
}

function isEditor(principal: Principal | undefined): principal is Principal {
  return principal !== undefined && ['administrator', 'editor'].includes(principal.role);
}

function requireEditor(principal: Principal | undefined): Principal {
  if (!isEditor(principal)) {
    throw new DomainError('forbidden', messages.editorsOnly.en, { details: { inFrench: messages.editorsOnly.fr } });
  }
  return principal;
}
