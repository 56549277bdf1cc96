import { type Communes, loadCommunes } from '../../catalogue/communes.ts';
import { createKnownThings, type KnownThings } from '../../catalogue/portal/known-things.ts';
import type { Quad } from '@rdfjs/types';
import { documentAt } from '../../contribution/document-at.ts';
import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { collectionNames, kinds, ownDocument } from '../../vocabulary/kinds.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import type { Principal } from '../../contribution/principal.ts';
import { readsContacts } from '../contact-readers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { type Language, localeOf } from '../language.ts';
import type { FormChoices, Option } from '../pages/form-fields.tsx';
import { createThingFinder } from '../thing-finder.ts';
import { ownJson } from '../thing-writes/current-version.ts';
import { ownRevision } from '../thing-writer.ts';
import type { FormDefinition, FormValues } from './form-definition.ts';
import { valuesOf } from './read-form.ts';

/** A thing as its form begins. */
export interface LoadedThing {
  /** Undefined for a new one. */
  readonly thing: { readonly iri: string; readonly name: string } | undefined;
  readonly own: JsonObject;
  readonly merged: JsonObject;
  /** What other documents than its own say. */
  readonly sources: readonly Quad[];
  readonly revision: number;
  /** Whether who asks sees what is withheld from others. */
  readonly seesAll: boolean;
  readonly things: KnownThings;
  readonly communes: Communes;
}

/** Reads things for their forms, and what forms offer. */
export interface FormReader {
  /** @throws DomainError `not-found`, `gone`. */
  readonly load: (
    definition: FormDefinition,
    slug: string | undefined,
    principal: Principal | undefined,
  ) => Promise<LoadedThing>;
  /** What the form of a thing showed at a revision of its own document; undefined for a new thing. */
  readonly valuesAt: (
    definition: FormDefinition,
    loaded: LoadedThing,
    revision: number,
    language: Language,
  ) => Promise<FormValues | undefined>;
  readonly choices: (definition: FormDefinition, things: KnownThings, language: Language) => FormChoices;
}

/**
 * Where there are more names, a page lists none of them: scripts look them up as one types, and without them a name that is
 * typed is found anyway, or those that are like it are told.
 */
const mostListed = 100;

/** Makes the reader of forms. */
export function createFormReader(dependencies: ServerDependencies): FormReader {
  const { store, vocabulary, configuration } = dependencies;
  const { baseIri } = configuration;
  const find = createThingFinder(dependencies);
  const readKnownThings = createKnownThings(store, baseIri);

  /** What the vocabulary defines, by its short name, then what contributors have added, by its address. */
  const conceptsOf = (scheme: string, things: KnownThings, language: Language): Option[] => [
    ...(vocabulary.schemes.get(scheme)?.concepts ?? []).map(({ slug, labels }) => ({
      value: slug,
      label: textIn(labels, language) ?? slug,
    })),
    ...collectionNames
      .filter((collection) => kinds[collection].scheme === scheme)
      .flatMap((collection) => things.all(collection))
      .map(({ iri }) => ({ value: iri, label: things.nameOf(iri, language) })),
  ];
  const jsonOf = async (quads: readonly Quad[], iri: string): Promise<JsonObject> =>
    quads.length > 0 ? ownJson(quads, iri, dependencies) : {};

  return {
    load: async ({ collection }, slug, principal) => {
      const [things, communes] = [await readKnownThings(), loadCommunes()];
      if (slug === undefined) {
        return { thing: undefined, own: {}, merged: {}, sources: [], revision: 0, seesAll: true, things, communes };
      }
      const found = await find(collection, slug);
      const { iri, statements } = found;
      const graph = ownDocument(baseIri, iri);
      const own = await jsonOf(await store.readGraph(graph), iri);
      return {
        ...{ thing: { iri, name: things.nameOf(iri, 'fr') }, own, merged: await jsonOf(statements, iri) },
        sources: statements.filter((quad) => !quad.graph.equals(graph)),
        ...{ revision: ownRevision(found, baseIri), seesAll: readsContacts(principal, iri, baseIri), things, communes },
      };
    },
    valuesAt: async (definition, { thing, things, sources, seesAll }, revision, language) => {
      if (!thing) {
        return undefined;
      }
      const { iri } = thing;
      const quads = revision === 0 ? [] : await documentAt(store, ownDocument(baseIri, iri), revision);
      const [own, merged] = [await jsonOf(quads, iri), await jsonOf([...quads, ...sources], iri)];
      return valuesOf(own, merged, definition, (named) => things.nameOf(named, language), seesAll);
    },
    choices: (definition, things, language) => {
      const { t, compare } = localeOf(language);
      const named = new Set(definition.rows.flatMap(({ columns }) => columns.flatMap(({ of }) => of ?? [])));
      const listed = [...named].filter((collection) => things.all(collection).length <= mostListed);
      return {
        optionsOf: ({ scheme, values = [] }) =>
          scheme === undefined
            ? values.map(([value, label]) => ({ value, label: t(label) }))
            : conceptsOf(scheme, things, language),
        names: new Map(
          listed.map((collection) => [
            collection,
            things
              .all(collection)
              .map(({ iri }) => things.nameOf(iri, language))
              .sort(compare),
          ]),
        ),
      };
    },
  };
}
