import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { collectionNames, thingAddress, thingIri, type CollectionName } from '../../catalogue/kinds.ts';
import { linesOf } from '../../catalogue/portal/revision-lines.ts';
import type { Principal } from '../../contribution/principal.ts';
import { type Merge, mergeThings, planMerge } from '../../contribution/things/merge-things.ts';
import type { Precondition } from '../../contribution/things/precondition.ts';
import { DomainError } from '../../core/errors.ts';
import { ownDocument } from '../../vocabulary/kinds.ts';
import { readPrecondition } from '../conditions.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { errorsOf } from '../forms/form-errors.ts';
import { readPropertyTexts } from '../forms/property-texts.ts';
import { labelsIn } from '../history/send-history-page.ts';
import { merge as messages } from '../messages/merge.ts';
import { mergePage } from '../pages/merge-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, type Visitor, visitorOf } from '../visitor.ts';

/**
 * Two records of one thing made one, or a record given another address: `/{collection}/{slug}/fusion`, as a page that
 * first shows what would become of them, and as JSON (`POST {"into": …}`, with `"dryRun": true` only told).
 */
export function mergeRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, store, validator, contributor, configuration, vocabulary, portal } = dependencies;
  const { baseIri } = configuration;
  const context = { store, validator, contributor, baseIri };
  const texts = readPropertyTexts();
  acceptForms(server);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'));

  interface Shown {
    readonly from: string;
    readonly visitor: Visitor;
    readonly wish: string;
    readonly merge?: Merge;
    readonly errors?: readonly string[];
  }

  const send = async (request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) => {
    const { from, visitor, wish, merge, errors = [] } = shown;
    const asked = pageRequest(request, dependencies);
    const named = [
      from,
      ...(merge ? [merge.into, ...merge.referrers.map(({ subject }) => subject.split('#', 1)[0] ?? '')] : []),
    ];
    const labels = await labelsIn(merge?.leftOut ?? [], named, asked.choice.language, dependencies);
    const known = await store.describeGraph(ownDocument(baseIri, from));
    const lines = merge ? linesOf({ added: [], removed: merge.leftOut }, merge.into) : [];
    const model = { from, visitor, wish, merge, errors, lines, revision: known?.revision ?? 0 };
    return sendPage(
      reply,
      asked,
      ({ t }) => mergePage({ ...model, words: { labels, nameOf: texts.nameOf } }, t(messages.title)),
      dependencies,
      status,
    );
  };

  const answerProgram = async (request: FastifyRequest, reply: FastifyReply, from: string, name: CollectionName) => {
    const principal = await access.require(request);
    const { into, dryRun } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const target = targetOf(baseIri, name, typeof into === 'string' ? into : '');
    const merge =
      dryRun === true
        ? await planMerge(from, target, context)
        : await mergeThings(from, target, { principal, precondition: readPrecondition(request) }, context);
    return reply.header('cache-control', 'no-store').send({
      ...{ from, into: merge.into, moves: merge.moves, merged: dryRun !== true },
      leftOut: merge.leftOut.map(({ subject, predicate, object }) => ({
        ...{ subject: subject.value, predicate: predicate.value, value: object.value },
      })),
      referrers: merge.referrers.map(({ graph, subject, predicate }) => ({ document: graph, subject, predicate })),
    });
  };

  const answerPerson = async (request: FastifyRequest, reply: FastifyReply, from: string, name: CollectionName) => {
    const { body, visitor } = await formOf(request, dependencies);
    const principal = editorOf(visitor.principal);
    const wish = body.get('vers')?.trim() ?? '';
    try {
      const target = targetOf(baseIri, name, wish);
      if (body.get('_do') === 'merge') {
        const seen = Number(/^\d{1,15}$/u.exec(body.get('revision') ?? '')?.[0] ?? 0);
        const precondition: Precondition = { kind: 'revisions', revisions: [seen] };
        const { into } = await mergeThings(from, target, { principal, precondition }, context);
        return await reply.header('cache-control', 'no-store').redirect(new URL(into).pathname, 303);
      }
      return await send(request, reply, { from, visitor, wish, merge: await planMerge(from, target, context) });
    } catch (error) {
      const { language } = pageRequest(request, dependencies).choice;
      const errors = [...errorsOf(error, language, vocabulary.context).values()].flat();
      return send(request, reply, { from, visitor, wish, errors }, 422);
    }
  };

  for (const name of collectionNames) {
    const iriIn = (request: FastifyRequest): string =>
      thingIri(baseIri, name, request.url.slice(name.length + 2).split('/', 1)[0] ?? '');
    if (portal) {
      server.get(`/${name}/:slug/fusion`, async (request, reply) => {
        const visitor = await visitorOf(request, dependencies);
        editorOf(visitor.principal);
        return send(request, reply, { from: iriIn(request), visitor, wish: '' });
      });
    }
    server.post(`/${name}/:slug/fusion`, { bodyLimit: longestForm }, async (request, reply) =>
      typeof request.body === 'string'
        ? answerPerson(request, reply, iriIn(request), name)
        : answerProgram(request, reply, iriIn(request), name),
    );
  }
}

/** A record by its address, whole or below the base, or by its slug. */
function targetOf(baseIri: string, collection: CollectionName, wish: string): string {
  const path = wish.startsWith(baseIri) ? wish.slice(baseIri.length) : wish.replace(/^\//u, '');
  const iri = thingIri(baseIri, collection, path.replace(`${collection}/`, ''));
  if (!thingAddress(baseIri, iri)) {
    throw new DomainError('bad-request', 'Name the other record by its address or its slug', {
      details: { parameter: 'into', inFrench: 'Nommez l’autre fiche par son adresse' },
    });
  }
  return iri;
}

function editorOf(principal: Principal | undefined): Principal {
  if (!principal || !['administrator', 'editor'].includes(principal.role)) {
    throw new DomainError('forbidden', messages.forbidden.en, { details: { inFrench: messages.forbidden.fr } });
  }
  return principal;
}
