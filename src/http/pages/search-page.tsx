import type { VNode } from 'preact';
import type { Found } from '../../catalogue/search/search.ts';
import { entryKinds, type EntryKind, type SearchEntry } from '../../catalogue/search/search-entries.ts';
import { collections } from '../messages/collections.ts';
import { kindNames, search } from '../messages/search.ts';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SearchForm, suggestionScripts } from './search-form.tsx';
import { resultsData } from './structured-data.ts';

/** What the page of results is made from. */
export interface SearchModel {
  readonly q: string;
  readonly found: readonly Found[];
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

function Results({ q, found, title }: SearchModel & { readonly title: string }): VNode {
  const { t, href } = usePage();
  // The kinds come in the order of the best of each.
  const kinds = [...new Set([...found.map(({ entry }) => entry.kind), ...entryKinds])];
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{title}</h1>
        <p class="lead">{t(search.lead)}</p>
      </header>
      <SearchForm warm q={q} />
      {q !== '' && found.length === 0 && (
        <div class="card flat" role="status">
          <h2>{t(search.none).replace('{q}', () => q)}</h2>
          <p>{t(search.noneHint)}</p>
        </div>
      )}
      <div class="results">
        {kinds.map((kind) => (
          <Kind key={kind} kind={kind} entries={found.flatMap(({ entry }) => (entry.kind === kind ? [entry] : []))} />
        ))}
      </div>
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

function Kind({ kind, entries }: { readonly kind: EntryKind; readonly entries: readonly SearchEntry[] }): VNode | null {
  const { t, href, number, counted, language } = usePage();
  return entries.length === 0 ? null : (
    <section class="section" aria-labelledby={`trouve-${kind}`}>
      <h2 id={`trouve-${kind}`}>
        {t(kindNames[kind].many)} <span class="soft small">{number(entries.length)}</span>
      </h2>
      <ul class="rows">
        {entries.slice(0, mostOfAKind).map(({ id, names, place, count }) => (
          <li key={id}>
            <a class="name" href={href(id)}>
              {nameIn(names, language)}
            </a>{' '}
            {place !== undefined && <span class="soft">{place}</span>}
            {count !== undefined && <span class="soft">{` · ${counted(count, collections.fabriques)}`}</span>}
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
