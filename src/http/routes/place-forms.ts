import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Proposals } from '../../contribution/proposals.ts';
import { previewThing } from '../../contribution/things/preview.ts';
import { ThingContributions } from '../../contribution/things/thing-contributions.ts';
import { DomainError } from '../../core/errors.ts';
import { thingAddress } from '../../vocabulary/kinds.ts';
import { AttemptLimiter } from '../attempt-limiter.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { errorsOf, type FormErrors } from '../forms/form-errors.ts';
import { createFormReader, type LoadedPlace } from '../forms/form-model.ts';
import { type FormValues, rowKinds } from '../forms/place-fields.ts';
import { readPropertyTexts } from '../forms/property-texts.ts';
import { readForm, valuesOf } from '../forms/read-form.ts';
import { writeForm } from '../forms/write-form.ts';
import { forms as messages } from '../messages/forms.ts';
import { placeFormPage } from '../pages/place-form-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, type Visitor, visitorOf } from '../visitor.ts';

/** Proposals of one address in an hour. */
const mostProposals = 20;

/** The forms of places, which work without scripts: `/fabriques/nouvelle`, `/fabriques/{slug}/modifier`. */
export function placeFormRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { store, validator, contributor, configuration, vocabulary, portal } = dependencies;
  if (!portal) {
    return;
  }
  const { baseIri } = configuration;
  const { context } = vocabulary;
  const root = new URL(baseIri).pathname;
  const things = new ThingContributions({ store, validator, contributor, baseIri, context });
  const proposals = new Proposals(store.records, things);
  const limiter = new AttemptLimiter({ most: mostProposals, withinMs: 3_600_000 });
  const reader = createFormReader(dependencies);
  const texts = readPropertyTexts();
  acceptForms(server);

  interface Shown {
    readonly loaded: LoadedPlace;
    readonly visitor: Visitor;
    readonly values: FormValues;
    readonly typed?: URLSearchParams;
    readonly errors?: FormErrors;
  }

  const send = async (request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) => {
    const { loaded, visitor, values, typed, errors = new Map<string, string[]>() } = shown;
    const { place, revision, names } = loaded;
    const asked = pageRequest(request, dependencies);
    const choices = await reader.choices(names, asked.choice.language);
    const [message, author] = ['message', 'auteur'].map((name) => typed?.get(name) ?? '');
    const model = { place, values, errors, revision, visitor, texts, choices };
    return sendPage(
      reply,
      asked,
      ({ t }) =>
        placeFormPage(
          { ...model, message: message ?? '', author: author ?? '' },
          place ? `${t(messages.editTitle)} ${place.name}` : t(messages.newTitle),
        ),
      dependencies,
      status,
    );
  };

  const show = async (request: FastifyRequest, reply: FastifyReply, slug: string | undefined) => {
    const [loaded, visitor] = await Promise.all([reader.load(slug), visitorOf(request, dependencies)]);
    const byIri = new Map([...loaded.names.structures].map(([name, iri]) => [iri, name]));
    const values = valuesOf(loaded.own, loaded.merged, (iri) => byIri.get(iri) ?? iri);
    return send(request, reply, { loaded, visitor, values });
  };

  /** Writes, or proposes where somebody may not write. @returns Where to go then. */
  const carryOut = async (
    request: FastifyRequest,
    loaded: LoadedPlace,
    visitor: Visitor,
    typed: URLSearchParams,
    body: object,
  ) => {
    const { principal } = visitor;
    const seen = Number(/^\d{1,15}$/u.exec(typed.get('revision') ?? '')?.[0] ?? 0);
    const slug = loaded.place && thingAddress(baseIri, loaded.place.iri)?.slug;
    const described = { text: JSON.stringify(body), contentType: 'application/json' };
    const message = typed.get('message')?.trim().slice(0, 300);
    if (principal && principal.role !== 'proposer') {
      const writing = { principal, message: message || (slug === undefined ? 'Nouvelle fiche' : 'Fiche modifiée') };
      const precondition =
        seen === 0 ? ({ kind: 'absent' } as const) : ({ kind: 'revisions', revisions: [seen] } as const);
      try {
        const { iri } =
          slug === undefined
            ? await things.create('fabriques', described, writing)
            : await things.put('fabriques', slug, described, { ...writing, precondition });
        return new URL(iri).pathname.slice(root.length);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'forbidden') {
          throw error;
        }
        // Not theirs to write: an editor will decide.
      }
    }
    const seconds = limiter.secondsLocked(request.ip);
    if (seconds > 0) {
      throw tooManyProposals(seconds);
    }
    await previewThing('fabriques', slug, described, { store, validator, baseIri, context });
    limiter.fail(request.ip);
    const author = principal?.name ?? typed.get('auteur')?.trim().slice(0, 100);
    const { proposal, follow } = await proposals.propose({
      collection: 'fabriques',
      body: described,
      ...(slug !== undefined && { slug, baseRevision: seen }),
      ...(author && { author }),
      ...(message && { message }),
    });
    return `propositions/${proposal.id}.${follow}`;
  };

  const take = async (request: FastifyRequest, reply: FastifyReply, slug: string | undefined) => {
    const { body: typed, visitor } = await formOf(request, dependencies);
    const loaded = await reader.load(slug);
    const values = readForm(typed);
    const wish = typed.get('_do') ?? '';
    const added = rowKinds.find((kind) => wish === `add:${kind}`);
    if (added) {
      const rows = { ...values.rows, [added]: [...values.rows[added], {}] };
      return send(request, reply, { loaded: keepSeen(loaded, typed), visitor, values: { ...values, rows }, typed });
    }
    if (typed.get('courriel')) {
      // Only machines fill in what nobody sees.
      return reply.redirect(`${root}fabriques`, 303);
    }
    const { language } = pageRequest(request, dependencies).choice;
    const { own, merged, names } = loaded;
    const { body, faults } = writeForm(values, { own, merged, ...names });
    try {
      if (faults.size > 0) {
        const errors = new Map([...faults].map(([field, told]) => [field, told.map((one) => one[language])]));
        return await send(request, reply, { loaded: keepSeen(loaded, typed), visitor, values, typed, errors }, 422);
      }
      const target = await carryOut(request, loaded, visitor, typed, body);
      const carried = pageRequest(request, dependencies).choice.explicit ? `?lang=${language}` : '';
      return await reply.header('cache-control', 'no-store').redirect(root + target + carried, 303);
    } catch (error) {
      const errors = errorsOf(error, language, context);
      // After a conflict the form knows the version that stands: saving once more is done knowingly.
      const isStale = error instanceof DomainError && error.code === 'revision-conflict';
      const shown = { loaded: isStale ? loaded : keepSeen(loaded, typed), visitor, values, typed, errors };
      return send(request, reply, shown, isStale ? 412 : 422);
    }
  };

  const slugIn = (request: FastifyRequest): string => request.url.slice('/fabriques/'.length).split('/', 1)[0] ?? '';
  server.get('/fabriques/nouvelle', async (request, reply) => show(request, reply, undefined));
  server.post('/fabriques/nouvelle', { bodyLimit: longestForm }, async (request, reply) =>
    take(request, reply, undefined),
  );
  server.get('/fabriques/:slug/modifier', async (request, reply) => show(request, reply, slugIn(request)));
  server.post('/fabriques/:slug/modifier', { bodyLimit: longestForm }, async (request, reply) =>
    take(request, reply, slugIn(request)),
  );
}

/** The revision that the writer saw stays the one that the form carries. */
function keepSeen(loaded: LoadedPlace, typed: URLSearchParams): LoadedPlace {
  return { ...loaded, revision: Number(/^\d{1,15}$/u.exec(typed.get('revision') ?? '')?.[0] ?? loaded.revision) };
}

function tooManyProposals(retryAfterSeconds: number): DomainError {
  return new DomainError('too-many-requests', 'Too many proposals came from here; come back later', {
    details: { retryAfterSeconds, inFrench: 'Trop de propositions sont venues d’ici ; revenez plus tard' },
  });
}
