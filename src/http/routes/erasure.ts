import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Erasures } from '../../contribution/erasures.ts';
import type { Principal } from '../../contribution/principal.ts';
import { DomainError } from '../../core/errors.ts';
import type { TextPlaces } from '../../store/erasure.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { errorsOf } from '../forms/form-errors.ts';
import { erasure as messages } from '../messages/erasure.ts';
import { type ErasureModel, erasurePage } from '../pages/erasure-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, visitorOf } from '../visitor.ts';

/**
 * Erasing a text for good: `/effacement`, for administrators, as a page and as JSON
 * (`POST {"text": …}` tells where it stands, `{"text": …, "erase": true}` erases it).
 */
export function erasureRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { access, store, contributor, configuration, vocabulary, portal } = dependencies;
  const erasures = new Erasures({ store, contributor, baseIri: configuration.baseIri });
  const root = new URL(configuration.baseIri).pathname;
  acceptForms(server);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'));

  const send = async (request: FastifyRequest, reply: FastifyReply, model: ErasureModel, status = 200) =>
    sendPage(
      reply,
      pageRequest(request, dependencies),
      ({ t }) => erasurePage(model, t(messages.title)),
      dependencies,
      status,
    );

  if (portal) {
    server.get('/effacement', async (request, reply) => {
      const visitor = await visitorOf(request, dependencies);
      return visitor.principal?.role === 'administrator'
        ? send(request, reply, { visitor, text: '', errors: [] })
        : reply.header('cache-control', 'no-store').redirect(`${root}connexion?retour=/effacement`, 303);
    });
  }

  server.post('/effacement', { bodyLimit: longestForm }, async (request, reply) => {
    if (typeof request.body !== 'string') {
      return answerProgram(request, reply);
    }
    const { body, visitor } = await formOf(request, dependencies);
    const text = body.get('texte') ?? '';
    const principal = administratorOf(visitor.principal);
    try {
      const { places, replacement } = await carryOut(text, body.get('_do') === 'erase', principal);
      return await send(request, reply, { visitor, text, places, errors: [], ...(replacement && { replacement }) });
    } catch (error) {
      const { language } = pageRequest(request, dependencies).choice;
      const errors = [...errorsOf(error, language, vocabulary.context).values()].flat();
      return send(request, reply, { visitor, text, errors }, 422);
    }
  });

  const answerProgram = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const principal = await access.requireAdministrator(request);
    const { text, erase } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const { places, replacement } = await carryOut(typeof text === 'string' ? text : '', erase === true, principal);
    return reply.header('cache-control', 'no-store').send({
      erased: replacement !== undefined,
      ...(replacement !== undefined && { replacement }),
      revisions: places.revisions,
      documents: places.graphs.map(({ value }) => value),
      records: places.records,
    });
  };

  const carryOut = async (
    text: string,
    erase: boolean,
    principal: Principal,
  ): Promise<{ places: TextPlaces; replacement?: string }> =>
    erase ? erasures.erase(text, principal) : { places: await erasures.find(text) };
}

function administratorOf(principal: Principal | undefined): Principal {
  if (principal?.role !== 'administrator') {
    throw new DomainError('forbidden', messages.forbidden.en, { details: { inFrench: messages.forbidden.fr } });
  }
  return principal;
}
