import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerDependencies } from './dependencies.ts';
import { chooseLanguage } from './language.ts';
import type { AlternateLink, PageRequest } from './page-renderers.ts';
import { contentSecurityPolicy } from './pages/render-page.tsx';
import type { PageOf } from './portal.ts';

/** What a page knows of a request. */
export function pageRequest(
  request: FastifyRequest,
  { configuration: { baseIri } }: Pick<ServerDependencies, 'configuration'>,
  alternates: readonly AlternateLink[] = [],
): PageRequest {
  const { lang } = request.query as Readonly<Record<string, unknown>>;
  const choice = chooseLanguage(lang, request.headers['accept-language']);
  // Below the root of the server; the portal knows what the base adds.
  return { baseIri, url: new URL(baseIri).pathname + request.url.slice(1), choice, alternates };
}

/** Sends a page that nobody keeps: it was made for this person, or for this moment. */
export function sendPage(
  reply: FastifyReply,
  asked: PageRequest,
  page: PageOf,
  { portal }: Pick<ServerDependencies, 'portal'>,
  status = 200,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      vary: 'Accept, Accept-Language, Cookie',
      'content-language': asked.choice.language,
      'content-security-policy': contentSecurityPolicy,
    })
    .send(portal?.render(page, asked) ?? '');
}
