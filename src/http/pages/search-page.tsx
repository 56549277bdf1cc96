import type { VNode } from 'preact';
import type { SearchResults } from '../../catalogue/search/search.ts';
import type { EntryKind, SearchEntry } from '../../catalogue/search/search-entries.ts';
import { kindNames, search } from '../messages/search.ts';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { countOf, NearestFabriques } from './search-around.tsx';
import { SearchForm, suggestionScripts } from './search-form.tsx';
import { resultsData } from './structured-data.ts';

/** What the page of results is made from. */
export interface SearchModel extends SearchResults {
  readonly q: string;
}

/** How many results of one kind are shown. */
const mostOfAKind = 12;

/** The page of what a search found, kind by kind. */
export function searchPage(model: SearchModel, page: PageContext): Page {
  const { t, language, inLanguage } = page;
  const title = model.q === '' ? t(search.title) : t(search.titleFor).replace('{q}', () => model.q);
  return {
    head: {
      title,
      description: t(search.lead),
      unlisted: true,
      scripts: suggestionScripts,
      structuredData: resultsData({ name: title, description: t(search.lead), url: inLanguage(language) }, page),
    },
    content: <Results {...model} title={title} />,
  };
}

function Results({ q, exact, alike, around, title }: SearchModel & { readonly title: string }): VNode {
  const { t, href } = usePage();
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{title}</h1>
        <p class="lead">{t(search.lead)}</p>
      </header>
      <SearchForm warm q={q} />
      <NearestFabriques around={around} />
      {q !== '' && exact.length + alike.length + around.length === 0 && <NothingFound q={q} />}
      <Kinds entries={exact} />
      {alike.length > 0 && (
        <section class="section" aria-labelledby="proches">
          <h2 id="proches">{t(search.alike)}</h2>
          <Kinds entries={alike} level={3} />
        </section>
      )}
      <p>
        {q !== '' && (
          <>
            <a href={href(`fabriques?q=${encodeURIComponent(q)}`)} rel="nofollow">
              {t(search.inTexts)}
            </a>
            {' · '}
          </>
        )}
        <a href={href('fabriques')}>{t(search.browse)}</a> ·{' '}
        <a href={href('fabriques/nouvelle')}>{t(search.addPlace)}</a>
      </p>
    </>
  );
}

/** What else there is to do where nothing was found. */
function NothingFound({ q }: Pick<SearchModel, 'q'>): VNode {
  const { t, href } = usePage();
  const ways = [
    ['fabriques', search.browse],
    ['fabriques?vue=carte', search.map],
    ['actions', search.allActions],
    ['fabriques/nouvelle', search.addPlace],
  ] as const;
  return (
    <div class="card flat nothing" role="status">
      <h2>{t(search.none).replace('{q}', () => q)}</h2>
      <p>{t(search.noneHint)}</p>
      <ul class="ways">
        {ways.map(([path, message]) => (
          <li key={path}>
            <a class="button" href={href(path)}>
              {t(message)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Results by their kinds, in the order of the best of each. */
function Kinds({
  entries,
  level = 2,
}: {
  readonly entries: readonly SearchEntry[];
  readonly level?: 2 | 3;
}): VNode | null {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return kinds.length === 0 ? null : (
    <div class="results">
      {kinds.map((kind) => (
        <Kind key={kind} kind={kind} level={level} entries={entries.filter((entry) => entry.kind === kind)} />
      ))}
    </div>
  );
}

function Kind(props: {
  readonly kind: EntryKind;
  readonly level: 2 | 3;
  readonly entries: readonly SearchEntry[];
}): VNode {
  const { kind, level, entries } = props;
  const page = usePage();
  const Heading = level === 2 ? 'h2' : 'h3';
  const id = `trouve-${kind}${level === 2 ? '' : '-proches'}`;
  return (
    <section class="section" aria-labelledby={id}>
      <Heading id={id}>
        {page.t(kindNames[kind].many)} <span class="soft small">{page.number(entries.length)}</span>
      </Heading>
      <ul class="rows">
        {entries.slice(0, mostOfAKind).map((entry) => (
          <li key={entry.id}>
            <a class="name" href={page.href(entry.id)}>
              {nameIn(entry.names, page.language)}
            </a>{' '}
            {entry.place !== undefined && <span class="soft">{entry.place}</span>}
            {entry.count !== undefined && <span class="soft">{` · ${countOf(entry, page) ?? ''}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A name in a language, or else as it stands. */
export function nameIn(names: SearchEntry['names'], language: string): string {
  return names[language] ?? names['fr'] ?? '';
}
