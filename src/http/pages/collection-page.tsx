import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { Labels } from '../../catalogue/portal/labels.ts';
import { common } from '../messages/common.ts';
import { counted, lists } from '../messages/lists.ts';
import { Filters, type FilterChoices } from './collection-filters.tsx';
import { MemberCard } from './collection-members.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Missing } from './parts.tsx';
import type { Page } from './render-page.tsx';

/** What the page of a collection is made from. */
export interface CollectionModel {
  readonly page: CollectionPage;
  readonly labels: Labels;
  readonly choices: FilterChoices;
  readonly alternates: readonly Alternate[];
}

/** The page of a collection: its filters, its members, its pages and its formats. */
export function collectionPage(model: CollectionModel, { t, number }: PageContext): Page {
  const { page } = model;
  const title = t(common[page.collection]);
  return {
    head: {
      title: page.page > 1 ? `${title}, ${number(page.page)}/${number(page.pages)}` : title,
      description: t(lists[`${page.collection}Lead`]),
      section: page.collection,
      alternates: model.alternates,
      unlisted: page.total === 0,
    },
    content: <Collection {...model} />,
  };
}

function Collection({ page, labels, choices, alternates }: CollectionModel): VNode {
  const { t, number, language } = usePage();
  const words = counted[page.collection];
  // French counts zero and one alike; English only one.
  const isOne = language === 'fr' ? page.total < 2 : page.total === 1;
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{t(common[page.collection])}</h1>
        <p class="lead">{t(lists[`${page.collection}Lead`])}</p>
      </header>
      <div class="listing">
        <div class="narrowing">
          <Filters page={page} choices={choices} />
        </div>
        <div class="found">
          <p class="count" role="status">
            <strong>{`${number(page.total)} ${t(words[isOne ? 'one' : 'many'])}`}</strong>
          </p>
          {page.members.length === 0 ? (
            <Nothing filtered={page.links.self.includes('?')} />
          ) : (
            <ul class="rows members">
              {page.members.map((member) => (
                <li key={member.iri}>
                  <MemberCard member={member} collection={page.collection} labels={labels} />
                </li>
              ))}
            </ul>
          )}
          <Pager page={page} />
        </div>
        <aside class="data">
          <Formats of={alternates} />
        </aside>
      </div>
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }): VNode {
  const { t } = usePage();
  return filtered ? (
    <div class="card flat">
      <h2>{t(lists.nothing)}</h2>
      <p>{t(lists.nothingHint)}</p>
    </div>
  ) : (
    <p>
      <Missing message={lists.empty} />
    </p>
  );
}

function Pager({ page }: { readonly page: CollectionPage }): VNode | null {
  const { t, href, number } = usePage();
  const { previous, next } = page.links;
  return page.pages < 2 ? null : (
    <nav class="pager" aria-label={t(lists.pages)}>
      {previous ? (
        <a class="button" href={href(previous)} rel="prev">
          {t(lists.previous)}
        </a>
      ) : (
        <span />
      )}
      <span>{`${number(page.page)} / ${number(page.pages)}`}</span>
      {next ? (
        <a class="button" href={href(next)} rel="next">
          {t(lists.next)}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
