import type { FastifyInstance } from 'fastify';
import { entryKinds, type SearchEntry } from '../../catalogue/search/search-entries.ts';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { chooseLanguage, localeOf, type Language } from '../language.ts';
import { kindNames, search as messages } from '../messages/search.ts';
import { countOf } from '../pages/search-around.tsx';
import { nameIn, searchPage } from '../pages/search-page.tsx';
import { pageRequest, sendPage } from '../send-page.ts';

interface SearchRequest {
  Querystring: { q?: string | string[]; genre?: string | string[]; lang?: string };
}

/** How many suggestions are given. */
const mostSuggestions = 8;

/**
 * The search: `/suggestions?q=` as JSON while somebody types, `/recherche?q=` as a page.
 * `genre=structure,action` narrows the suggestions to some kinds, for the fields of forms.
 */
export function searchRoutes(server: FastifyInstance, dependencies: RouteDependencies): void {
  const { search, portal, configuration } = dependencies;

  server.get<SearchRequest>('/suggestions', async (request, reply) => {
    const q = textOf(request.query.q);
    const kinds = textOf(request.query.genre)
      .split(',')
      .filter((kind) => kind !== '');
    const wanted = entryKinds.filter((kind) => kinds.includes(kind));
    if (wanted.length < kinds.length) {
      throw new DomainError('bad-request', `The parameter "genre" accepts ${entryKinds.join(', ')}`, {
        details: {
          parameter: 'genre',
          accepted: entryKinds.join(', '),
          inFrench: `Le paramètre « genre » accepte : ${entryKinds.join(', ')}`,
        },
      });
    }
    const { language, explicit } = chooseLanguage(request.query.lang, request.headers['accept-language']);
    const entries = q === '' ? [] : await search.suggest(q, mostSuggestions, wanted.length > 0 ? wanted : undefined);
    void reply.headers({ 'cache-control': 'no-cache', ...(!explicit && { vary: 'Accept-Language' }) });
    return reply.type('application/json; charset=utf-8').send({
      query: q,
      suggestions: entries.map((entry) => suggestionOf(entry, language, explicit)),
      all: `${configuration.baseIri}recherche?q=${encodeURIComponent(q)}${explicit ? `&lang=${language}` : ''}`,
    });
  });

  if (portal) {
    server.get<SearchRequest>('/recherche', async (request, reply) => {
      const q = textOf(request.query.q);
      const results = await search.find(q);
      const asked = pageRequest(request, dependencies);
      return sendPage(reply, asked, (context) => searchPage({ q, ...results }, context), dependencies);
    });
  }
}

function suggestionOf(entry: SearchEntry, language: Language, explicit: boolean): object {
  const locale = localeOf(language);
  const { id, kind } = entry;
  const name = nameIn(entry.names, language);
  return {
    id,
    kind,
    label: kind === 'alentours' ? locale.t(messages.nearestTo).replace('{place}', () => name) : name,
    detail: [locale.t(kindNames[kind].one), entry.place, countOf(entry, locale)].filter(Boolean).join(' · '),
    url: explicit ? `${id}${id.includes('?') ? '&' : '?'}lang=${language}` : id,
  };
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')).trim().slice(0, 200);
}
