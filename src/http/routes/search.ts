import type { FastifyInstance } from 'fastify';
import { entryKinds, type SearchEntry } from '../../catalogue/search/search-entries.ts';
import { DomainError } from '../../core/errors.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { chooseLanguage, localeOf, type Language } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { kindNames } from '../messages/search.ts';
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
      const found = q === '' ? [] : await search.find(q);
      const asked = pageRequest(request, dependencies);
      return sendPage(reply, asked, (context) => searchPage({ q, found }, context), dependencies);
    });
  }
}

function suggestionOf(entry: SearchEntry, language: Language, explicit: boolean): object {
  const { t, counted } = localeOf(language);
  const { id, kind, count } = entry;
  const counting = count === undefined ? undefined : counted(count, collections.fabriques);
  return {
    id,
    kind,
    label: nameIn(entry.names, language),
    detail: [t(kindNames[kind].one), entry.place, counting].filter(Boolean).join(' · '),
    url: explicit ? `${id}${id.includes('?') ? '&' : '?'}lang=${language}` : id,
  };
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')).trim().slice(0, 200);
}
