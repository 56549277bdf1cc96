import type { FastifyInstance } from 'fastify';
import { createLabels } from '../../catalogue/portal/labels.ts';
import { readLinked } from '../../catalogue/portal/linked.ts';
import { describeSchemeMembers } from '../../catalogue/portal/scheme-members.ts';
import { type PropertyRule, viewShapes } from '../../catalogue/portal/shapes-view.ts';
import { DomainError } from '../../core/errors.ts';
import { loadShapes, shapesIri } from '../../validation/shape-files.ts';
import { contextKeys } from '../../vocabulary/context.ts';
import type { DefinedTerm } from '../../vocabulary/defined-terms.ts';
import { ontologyIri, prefixes } from '../../vocabulary/namespaces.ts';
import { rdfOffers } from '../data-offers.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { createDocumentSender, serveDocument, serveDocuments } from '../described-document.ts';
import { contextPage } from '../pages/context-page.tsx';
import { schemePage, schemesPage } from '../pages/schemes-page.tsx';
import { shapesPage } from '../pages/shapes-page.tsx';
import { termPage } from '../pages/term-page.tsx';
import { vocabularyPage } from '../pages/vocabulary-page.tsx';

/** The vocabulary, its shapes, its schemes and its JSON-LD context: RDF for programs, documentation for people. */
export function vocabularyRoutes(server: FastifyInstance, dependencies: ServerDependencies): void {
  const { store, vocabulary, configuration, portal } = dependencies;
  const sender = createDocumentSender(dependencies);
  const { baseIri } = configuration;
  const shapeQuads = loadShapes();
  const shapes = viewShapes(shapeQuads);
  const keys = new Map(contextKeys(vocabulary.context).map((key) => [key.iri, key]));
  const isScheme = (name: string): boolean => name.startsWith('schemes/');

  serveDocument(server, sender, {
    path: 'ns',
    canonical: ontologyIri,
    quads: () => vocabulary.files.filter(({ name }) => !isScheme(name)).flatMap(({ quads }) => quads),
    page: (request) =>
      portal?.render((context, alternates) => vocabularyPage(vocabulary, alternates, context), request) ?? '',
  });

  serveDocuments(server, sender, 'ns', (name) => {
    const term = vocabulary.terms.get(prefixes.fab + name) ?? missing(`${prefixes.fab}${name}`);
    const model = { term, vocabulary, rules: rulesOf(term), key: keys.get(term.iri) };
    return {
      path: `ns/${name}`,
      canonical: term.iri,
      quads: () => vocabulary.describe(term.iri),
      page: (request) =>
        portal?.render((context, alternates) => termPage({ ...model, alternates }, context), request) ?? '',
    };
  });

  serveDocument(server, sender, {
    path: 'shapes',
    canonical: shapesIri,
    quads: () => shapeQuads,
    page: (request) =>
      portal?.render((context, alternates) => shapesPage({ shapes, vocabulary, alternates }, context), request) ?? '',
  });

  serveDocument(server, sender, {
    path: 'schemas',
    quads: () => vocabulary.files.filter(({ name }) => isScheme(name)).flatMap(({ quads }) => quads),
    page: (request) =>
      portal?.render((context, alternates) => schemesPage(vocabulary, alternates, context), request) ?? '',
  });

  serveDocuments(server, sender, 'schemas', async (name) => {
    const scheme = vocabulary.schemes.get(name) ?? missing(`schemas/${name}`);
    const members = await describeSchemeMembers(store, scheme.iri);
    const others = [...new Set(members.map(({ subject }) => subject.value))].filter(
      (iri) => !vocabulary.concepts.has(iri),
    );
    return {
      path: `schemas/${name}`,
      canonical: scheme.iri,
      quads: () => [
        ...vocabulary.files.filter((file) => file.name === `schemes/${name}`).flatMap(({ quads }) => quads),
        ...members,
      ],
      page: async (request) => {
        const labels = createLabels(vocabulary, await readLinked(store, others, baseIri), request.choice.language);
        return (
          portal?.render(
            (context, alternates) => schemePage({ scheme, others, labels, alternates }, context),
            request,
          ) ?? ''
        );
      },
    };
  });

  serveDocument(server, createDocumentSender(dependencies, rdfOffers.slice(0, 1)), {
    path: 'context.jsonld',
    quads: () => [],
    json: () => `${JSON.stringify(vocabulary.context, undefined, 2)}\n`,
    page: (request) =>
      portal?.render((context, alternates) => contextPage(vocabulary, alternates, context), request) ?? '',
  });

  function rulesOf({ iri, kind }: DefinedTerm): PropertyRule[] {
    return shapes
      .filter(({ classes }) => kind !== 'class' || classes.includes(iri))
      .flatMap(({ rules }) => rules.filter(({ path }) => kind === 'class' || path === iri));
  }
}

function missing(iri: string): never {
  throw new DomainError('not-found', `The vocabulary has no <${iri}>`, {
    details: { inFrench: `Le vocabulaire n’a pas de <${iri}>` },
  });
}
