import type { FastifyInstance } from 'fastify';
import { collectionNames, thingIri } from '../../catalogue/kinds.ts';
import { documentAt } from '../../contribution/document-at.ts';
import { ThingContributions } from '../../contribution/things/thing-contributions.ts';
import { DomainError } from '../../core/errors.ts';
import { ownDocument } from '../../vocabulary/kinds.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { acceptForms, formOf, longestForm } from '../visitor.ts';

/** Brings the own document of a thing back to a revision: the button of the history, a commit like any other. */
export function restoreRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, validator, contributor, configuration, vocabulary, portal } = dependencies;
  if (!portal) {
    return;
  }
  const { baseIri } = configuration;
  const things = new ThingContributions({ store, validator, contributor, baseIri, context: vocabulary.context });
  acceptForms(server);

  for (const collection of collectionNames) {
    server.post(`/${collection}/:slug/restaurer`, { bodyLimit: longestForm }, async (request, reply) => {
      const { body, visitor } = await formOf(request, dependencies);
      if (!visitor.principal) {
        throw new DomainError('forbidden', 'Sign in to restore a version', {
          details: { inFrench: 'Connectez-vous pour rétablir une version' },
        });
      }
      const iri = thingIri(baseIri, collection, request.url.slice(collection.length + 2).split('/', 1)[0] ?? '');
      const [revision = 0, seen = 0] = ['revision', 'seen'].map((name) =>
        Number(/^\d{1,15}$/u.exec(body.get(name) ?? '')?.[0] ?? 0),
      );
      const then = await documentAt(store, ownDocument(baseIri, iri), revision);
      if (then.length === 0) {
        throw new DomainError('not-found', `There was no own document of <${iri}> at revision ${revision}`, {
          details: { inFrench: `<${iri}> n’avait pas de document propre à la révision ${revision}` },
        });
      }
      await things.patch(iri, () => then, {
        principal: visitor.principal,
        precondition: seen ? { kind: 'revisions', revisions: [seen] } : { kind: 'absent' },
        message: `Retour à la révision ${revision}`,
      });
      return reply.header('cache-control', 'no-store').redirect(`${new URL(iri).pathname}/historique`, 303);
    });
  }
}
