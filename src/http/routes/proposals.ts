import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { linesOf, type RevisionLine } from '../../catalogue/portal/revision-lines.ts';
import type { Principal } from '../../contribution/principal.ts';
import { type Proposal, Proposals } from '../../contribution/proposals.ts';
import { previewThing, type Preview } from '../../contribution/things/preview.ts';
import { ThingContributions } from '../../contribution/things/thing-contributions.ts';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { errorsOf } from '../forms/form-errors.ts';
import { objectOf } from '../forms/json-values.ts';
import { readPropertyTexts } from '../forms/property-texts.ts';
import { labelsIn } from '../history/send-history-page.ts';
import { proposals as messages } from '../messages/proposals.ts';
import { proposalListPage, proposalPage } from '../pages/proposal-pages.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, type Visitor, visitorOf } from '../visitor.ts';

/** Proposals: `/propositions` and `/propositions/{id}` for editors, `/propositions/{id}.{secret}` for the proposer. */
export function proposalRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, validator, contributor, configuration, vocabulary, portal } = dependencies;
  if (!portal) {
    return;
  }
  const { baseIri } = configuration;
  const { context } = vocabulary;
  const root = new URL(baseIri).pathname;
  const proposals = new Proposals(
    store.records,
    new ThingContributions({ store, validator, contributor, baseIri, context }),
  );
  const texts = readPropertyTexts();
  acceptForms(server);

  const sendOne = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { proposal: Proposal; visitor: Visitor; decides: boolean; errors?: readonly string[] },
    status = 200,
  ) => {
    const { proposal, visitor, decides } = shown;
    const asked = pageRequest(request, dependencies);
    const { language } = asked.choice;
    const errors = [...(shown.errors ?? [])];
    let preview: Preview | undefined;
    if (proposal.state === 'waiting') {
      try {
        const { collection, slug, body } = proposal;
        preview = await previewThing(collection, slug, body, { store, validator, baseIri, context });
      } catch (error) {
        errors.push(...[...errorsOf(error, language, context).values()].flat());
      }
    }
    const lines: readonly RevisionLine[] = preview ? linesOf(preview, preview.iri) : [];
    const mentioned = preview ? [...preview.added, ...preview.removed] : [];
    const labels = await labelsIn(mentioned, [], language, dependencies);
    const words = { labels, nameOf: texts.nameOf };
    const name = nameOf(proposal);
    return sendPage(
      reply,
      asked,
      ({ t }) =>
        proposalPage(
          { proposal, name, lines, words, visitor, decides, errors: [...new Set(errors)] },
          `${t(messages.one)} · ${name}`,
        ),
      dependencies,
      status,
    );
  };

  server.get('/propositions', async (request, reply) => {
    const visitor = await visitorOf(request, dependencies);
    if (!isEditor(visitor.principal)) {
      return reply.header('cache-control', 'no-store').redirect(`${root}connexion?retour=/propositions`, 303);
    }
    const waiting = (await proposals.list()).map((proposal) => ({ proposal, name: nameOf(proposal) }));
    const asked = pageRequest(request, dependencies);
    return sendPage(reply, asked, ({ t }) => proposalListPage(waiting, visitor, t(messages.title)), dependencies);
  });

  server.get<{ Params: { id: string } }>('/propositions/:id', async (request, reply) => {
    const [id = '', secret] = request.params.id.split('.', 2);
    const visitor = await visitorOf(request, dependencies);
    if (secret !== undefined) {
      const proposal = await proposals.follow(id, secret);
      return sendOne(request, reply, { proposal, visitor, decides: false });
    }
    requireEditor(visitor);
    return sendOne(request, reply, { proposal: await proposals.get(id), visitor, decides: true });
  });

  server.post<{ Params: { id: string } }>('/propositions/:id', { bodyLimit: longestForm }, async (request, reply) => {
    const { body, visitor } = await formOf(request, dependencies);
    const editor = requireEditor(visitor);
    const { id } = request.params;
    const proposal = await proposals.get(id);
    const { language } = pageRequest(request, dependencies).choice;
    const word = body.get('mot')?.trim().slice(0, 500) ?? '';
    if (body.get('decision') === 'accept') {
      try {
        const { iri } = await proposals.accept(id, editor, word || undefined);
        return await reply.redirect(new URL(iri).pathname, 303);
      } catch (error) {
        const isStale = error instanceof DomainError && error.code === 'revision-conflict';
        const errors = isStale ? [messages.stale[language]] : [...errorsOf(error, language, context).values()].flat();
        return sendOne(request, reply, { proposal, visitor, decides: true, errors }, isStale ? 412 : 422);
      }
    }
    if (word === '') {
      const errors = [messages.wordNeeded[language]];
      return sendOne(request, reply, { proposal, visitor, decides: true, errors }, 422);
    }
    await proposals.refuse(id, editor, word);
    return reply.redirect(`${root}propositions`, 303);
  });
}

function isEditor(principal: Principal | undefined): principal is Principal {
  return principal !== undefined && ['administrator', 'editor'].includes(principal.role);
}

function requireEditor({ principal }: Visitor): Principal {
  if (!isEditor(principal)) {
    throw new DomainError('forbidden', messages.editorsOnly.en, { details: { inFrench: messages.editorsOnly.fr } });
  }
  return principal;
}

/** The name that a proposal gives its thing. */
function nameOf({ body, slug }: Proposal): string {
  try {
    const { name, prefLabel } = objectOf(JSON.parse(body.text));
    const said = name ?? objectOf(prefLabel)['fr'];
    return typeof said === 'string' ? said : (slug ?? '');
  } catch {
    return slug ?? ''; // proposed in another syntax
  }
}
