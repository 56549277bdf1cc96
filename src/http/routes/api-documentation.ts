import type { FastifyInstance } from 'fastify';
import { loadShapes } from '../../validation/shape-files.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { chooseLanguage, type Language } from '../language.ts';
import { createDocument } from '../openapi/document.ts';
import { operations } from '../openapi/operations/index.ts';
import { apiPage } from '../pages/api-page.tsx';
import { createRepresentation, sendRepresentation } from '../representation.ts';
import { pageRequest } from '../send-page.ts';
import { contentSecurityPolicy } from '../pages/render-page.tsx';

/** The documentation of what this server does: for programs `/openapi.json`, for people `/docs`. */
export function apiDocumentationRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { configuration, portal, registered, vocabulary } = dependencies;
  const shapes = [...loadShapes()];
  // What is not registered, as the configuration may have it, is not documented.
  const offered = () => Object.fromEntries(Object.entries(operations).filter(([name]) => registered.has(name)));
  const known = new Map<Language, string>();
  const documentIn = (language: Language): string => {
    const { baseIri } = configuration;
    const source = { baseIri, language, operations: offered(), shapes, context: vocabulary.context };
    const text = known.get(language) ?? `${JSON.stringify(createDocument(source), undefined, 2)}\n`;
    known.set(language, text);
    return text;
  };

  server.get('/openapi.json', async (request, reply) => {
    const { lang } = request.query as Readonly<Record<string, unknown>>;
    const { language, explicit } = chooseLanguage(lang, request.headers['accept-language']);
    const headers = { 'content-language': language, ...(!explicit && { vary: 'Accept-Language' }) };
    const type = 'application/json; charset=utf-8';
    return sendRepresentation(request, reply, createRepresentation(documentIn(language), type, headers));
  });

  if (portal) {
    server.get('/docs', async (request, reply) => {
      const asked = pageRequest(request, dependencies);
      const html = portal.render(() => apiPage(offered(), configuration.baseIri), asked);
      const { language, explicit } = asked.choice;
      const headers = {
        'content-language': language,
        'content-security-policy': contentSecurityPolicy,
        ...(!explicit && { vary: 'Accept-Language' }),
      };
      return sendRepresentation(request, reply, createRepresentation(html, 'text/html; charset=utf-8', headers));
    });
  }
}
