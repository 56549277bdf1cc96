import { createKnownNames, type KnownNames } from '../../catalogue/portal/form-choices.ts';
import { createLabels } from '../../catalogue/portal/labels.ts';
import { readLinked } from '../../catalogue/portal/linked.ts';
import { askActions } from '../../catalogue/portal/questions.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { ownDocument } from '../../vocabulary/kinds.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { type Language, localeOf } from '../language.ts';
import { forms as messages } from '../messages/forms.ts';
import type { Option } from '../pages/form-fields.tsx';
import type { FormChoices } from '../pages/place-form-page.tsx';
import { createThingFinder } from '../thing-finder.ts';
import { ownJson } from '../thing-writes/current-version.ts';
import { ownRevision } from '../thing-writer.ts';

/** A place as its form begins. */
export interface LoadedPlace {
  /** Undefined for a new one. */
  readonly place: { readonly iri: string; readonly name: string } | undefined;
  readonly own: JsonObject;
  readonly merged: JsonObject;
  readonly revision: number;
  readonly names: KnownNames;
}

/** Reads places for their forms, and what forms offer. */
export interface FormReader {
  /** @throws DomainError `not-found`, `gone`. */
  readonly load: (slug: string | undefined) => Promise<LoadedPlace>;
  readonly choices: (names: KnownNames, language: Language) => Promise<FormChoices>;
}

/** Makes the reader of forms. */
export function createFormReader(dependencies: ServerDependencies): FormReader {
  const { store, vocabulary, configuration } = dependencies;
  const { baseIri } = configuration;
  const find = createThingFinder(dependencies);
  const readNames = createKnownNames(store);

  const conceptsOf = (scheme: string, language: Language): Option[] =>
    (vocabulary.schemes.get(scheme)?.concepts ?? []).map(({ slug, labels }) => ({
      value: slug,
      label: textIn(labels, language) ?? slug,
    }));

  return {
    load: async (slug) => {
      const names = await readNames();
      if (slug === undefined) {
        return { place: undefined, own: {}, merged: {}, revision: 0, names };
      }
      const thing = await find('fabriques', slug);
      const quads = await store.readGraph(ownDocument(baseIri, thing.iri));
      const merged = await ownJson(thing.statements, thing.iri, dependencies);
      const own = quads.length > 0 ? await ownJson(quads, thing.iri, dependencies) : {};
      const name = [own['name'] ?? merged['name']].flat()[0];
      const place = { iri: thing.iri, name: typeof name === 'string' ? name : thing.slug };
      return { place, own, merged, revision: ownRevision(thing, baseIri), names };
    },
    choices: async ({ structures, communes }, language) => {
      const { t, compare } = localeOf(language);
      const actions = await askActions(store);
      const labels = createLabels(vocabulary, await readLinked(store, actions, baseIri), language);
      const options = actions.map((iri) => ({ value: iri, label: labels.thing(iri).name }));
      return {
        structures: [...structures.keys()],
        communes,
        partnerKinds: conceptsOf('partner-kinds', language),
        statuses: conceptsOf('action-statuses', language),
        actions: options.sort((a, b) => compare(a.label, b.label)),
        optionsOf: ({ scheme, values }) =>
          scheme === undefined
            ? (values ?? []).map((value) => ({
                value,
                label: t(value === 'exact' ? messages.exact : messages.commune),
              }))
            : conceptsOf(scheme, language),
      };
    },
  };
}
