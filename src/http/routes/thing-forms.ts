import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import { collectionNames } from '../../vocabulary/kinds.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { createFormCarrier } from '../forms/carry-out.ts';
import type { FormDefinition, FormValues } from '../forms/form-definition.ts';
import { formDefinitions } from '../forms/form-definitions.ts';
import { errorsOf, type FormErrors } from '../forms/form-errors.ts';
import { createFormReader, type LoadedThing } from '../forms/form-model.ts';
import { mergeVersions } from '../forms/merge-versions.ts';
import { readPropertyTexts } from '../forms/property-texts.ts';
import { readForm, valuesOf } from '../forms/read-form.ts';
import { writeForm } from '../forms/write-form.ts';
import { forms as messages } from '../messages/forms.ts';
import { thingFormPage } from '../pages/thing-form-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';
import { acceptForms, formOf, longestForm, type Visitor, visitorOf } from '../visitor.ts';

/** The forms of things, which work without scripts: `/fabriques/nouvelle`, `/fabriques/{slug}/modifier` and the like. */
export function thingFormRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { configuration, vocabulary, portal } = dependencies;
  if (!portal) {
    return;
  }
  const root = new URL(configuration.baseIri).pathname;
  const { context } = vocabulary;
  const reader = createFormReader(dependencies);
  const carryOut = createFormCarrier(dependencies);
  const texts = readPropertyTexts();
  acceptForms(server);

  interface Shown {
    readonly loaded: LoadedThing;
    readonly visitor: Visitor;
    readonly values: FormValues;
    readonly revision: number;
    readonly typed?: URLSearchParams;
    readonly errors?: FormErrors;
  }

  const routesOf = (definition: FormDefinition): void => {
    const { collection } = definition;

    const send = (request: FastifyRequest, reply: FastifyReply, shown: Shown, status = 200) => {
      const { loaded, visitor, values, revision, typed, errors = new Map<string, string[]>() } = shown;
      const { thing, things } = loaded;
      const asked = pageRequest(request, dependencies);
      const choices = reader.choices(definition, things, asked.choice.language);
      const [message = '', author = ''] = ['message', 'auteur'].map((name) => typed?.get(name) ?? '');
      const model = { definition, thing, values, errors, revision, visitor, texts, choices, message, author };
      return sendPage(
        reply,
        asked,
        ({ t }) => thingFormPage(model, thing ? `${t(messages.editTitle)} ${thing.name}` : t(definition.newTitle)),
        dependencies,
        status,
      );
    };

    const show = async (request: FastifyRequest, reply: FastifyReply, slug: string | undefined) => {
      const visitor = await visitorOf(request, dependencies);
      const loaded = await reader.load(definition, slug, visitor.principal);
      const { language } = pageRequest(request, dependencies).choice;
      const { own, merged, revision, things, seesAll } = loaded;
      // A link may fill in what is known already: `/visites/nouvelle?visitor.0.place=LAB01`.
      const values =
        slug === undefined
          ? withNames(readForm(new URLSearchParams(request.url.split('?')[1]), definition), (iri) =>
              things.nameOf(iri, language),
            )
          : valuesOf(own, merged, definition, (iri) => things.nameOf(iri, language), seesAll);
      return send(request, reply, { loaded, visitor, values, revision });
    };

    /** Shows a form that another's change came before, with what each of the two changed. */
    const showStale = async (request: FastifyRequest, reply: FastifyReply, shown: Shown) => {
      const { loaded, values: typed, revision: seen } = shown;
      const { language } = pageRequest(request, dependencies).choice;
      const { own, merged, revision, things, seesAll } = loaded;
      const current = valuesOf(own, merged, definition, (iri) => things.nameOf(iri, language), seesAll);
      const then = (await reader.valuesAt(definition, loaded, seen, language)) ?? current;
      const { values, both } = mergeVersions(definition, { seen: then, typed, current });
      const told = [...both].map(([name, stands]): [string, string[]] => [
        name,
        [messages.standsNow[language].replace('{value}', stands || messages.notSaid[language])],
      ]);
      const errors: FormErrors = new Map([['', [messages.changedMeanwhile[language]]], ...told]);
      // Now the form knows the version that stands: saving once more is done knowingly.
      return send(request, reply, { ...shown, values, errors, revision }, 412);
    };

    const take = async (request: FastifyRequest, reply: FastifyReply, slug: string | undefined) => {
      const { body: typed, visitor } = await formOf(request, dependencies);
      const loaded = await reader.load(definition, slug, visitor.principal);
      const values = readForm(typed, definition);
      const revision = Number(/^\d{1,15}$/u.exec(typed.get('revision') ?? '')?.[0] ?? loaded.revision);
      const shown = { loaded, visitor, values, revision, typed };
      const wish = typed.get('_do') ?? '';
      const added = definition.rows.find(({ name }) => wish === `add:${name}`)?.name;
      if (added !== undefined) {
        const rows = { ...values.rows, [added]: [...(values.rows[added] ?? []), {}] };
        return send(request, reply, { ...shown, values: { ...values, rows } });
      }
      if (typed.get('courriel')) {
        // Only machines fill in what nobody sees.
        return reply.redirect(root + collection, 303);
      }
      const { language, explicit } = pageRequest(request, dependencies).choice;
      const { body, faults } = writeForm(values, definition, loaded);
      if (faults.size > 0) {
        const errors = new Map([...faults].map(([field, told]) => [field, told.map((one) => one[language])]));
        return send(request, reply, { ...shown, errors }, 422);
      }
      try {
        const message = typed.get('message')?.trim().slice(0, 300) ?? '';
        const author = typed.get('auteur')?.trim().slice(0, 100) ?? '';
        const asked = { collection, iri: loaded.thing?.iri, body, seen: revision, visitor, message, author };
        const target = root + (await carryOut(asked, request)) + (explicit ? `?lang=${language}` : '');
        return await reply.header('cache-control', 'no-store').redirect(target, 303);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'revision-conflict') {
          return showStale(request, reply, shown);
        }
        if (error instanceof DomainError && error.code === 'too-many-requests') {
          const { retryAfterSeconds, inFrench } = error.details;
          const told = language === 'fr' ? String(inFrench) : error.message;
          void reply.header('retry-after', String(retryAfterSeconds));
          return send(request, reply, { ...shown, errors: new Map([['', [told]]]) }, 429);
        }
        return send(request, reply, { ...shown, errors: errorsOf(error, language, context, definition) }, 422);
      }
    };

    const slugIn = (request: FastifyRequest): string => request.url.slice(collection.length + 2).split('/', 1)[0] ?? '';
    const options = { bodyLimit: longestForm };
    server.get(`/${collection}/nouvelle`, async (request, reply) => show(request, reply, undefined));
    server.post(`/${collection}/nouvelle`, options, async (request, reply) => take(request, reply, undefined));
    server.get(`/${collection}/:slug/modifier`, async (request, reply) => show(request, reply, slugIn(request)));
    server.post(`/${collection}/:slug/modifier`, options, async (request, reply) =>
      take(request, reply, slugIn(request)),
    );
  };
  collectionNames.forEach((collection) => routesOf(formDefinitions[collection]));
}

/** The things of a link by their names. */
function withNames({ fields, rows }: FormValues, nameOf: (iri: string) => string): FormValues {
  const name = (text: string): string => (/^https?:/u.test(text) ? nameOf(text) : text);
  const named = Object.entries(rows).map(([kind, list]) => [
    kind,
    list.map((row) => Object.fromEntries(Object.entries(row).map(([column, text]) => [column, name(text)]))),
  ]);
  return { fields, rows: Object.fromEntries(named) as FormValues['rows'] };
}
