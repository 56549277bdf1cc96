import type { VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import { kilometresTo } from '../../catalogue/distance.ts';
import type { Member } from '../../catalogue/members.ts';
import type { Labels } from '../../catalogue/portal/labels.ts';
import { formDefinitions } from '../forms/form-definitions.ts';
import { collections } from '../messages/collections.ts';
import { lists } from '../messages/lists.ts';
import { Filters } from './collection-filters.tsx';
import { MemberCard } from './collection-members.tsx';
import { FacetForm, nameValues } from './facets.tsx';
import { fillIn } from './fill-in.ts';
import type { Alternate } from './layout.tsx';
import { mapScripts } from './map-data.ts';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Missing } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { collectionData } from './structured-data.ts';
import { SetEmbed, SetMap } from './set-map.tsx';
import { SetShare } from './set-share.tsx';
import { suggestionScripts } from './search-form.tsx';
import { setAddress } from './set-address.ts';
import { nameSet } from './set-words.ts';
import { ChosenFilters, FoldedFilters, QueryLink, ViewSwitch } from './set-bar.tsx';
import { TickToCompare } from './tick-to-compare.tsx';
import { TechnicalTable } from './technical-table.tsx';

/** What the page of a collection is made from. */
export interface CollectionModel {
  readonly page: CollectionPage;
  readonly labels: Labels;
  readonly alternates: readonly Alternate[];
}

/** The page of a collection: its filters, its members, its pages and its formats. */
export function collectionPage(model: CollectionModel, context: PageContext): Page {
  const { page, labels } = model;
  const words = nameSet(page, nameValues(labels, context.baseIri, context.language), context);
  return {
    head: {
      title: words.title,
      description: words.description,
      section: page.collection,
      alternates: model.alternates,
      unlisted: page.members.length === 0,
      structuredData: collectionData({
        name: words.title,
        description: words.description,
        url: context.canonical,
        total: page.total,
        things: page.members,
        before: (page.page - 1) * page.perPage,
      }),
      ...(page.facets && {
        scripts: [...suggestionScripts, ...(isMap(page) ? ['map-tools.js', ...mapScripts] : [])],
        ...(isMap(page) && { styles: ['leaflet.css'] }),
      }),
      ...(page.view === 'integrer' && { embedded: true }),
    },
    content: page.facets && page.view === 'integrer' ? <SetEmbed page={page} /> : <Collection {...model} />,
  };
}

function isMap({ view }: CollectionPage): boolean {
  return view === 'carte' || view === 'integrer';
}

function Collection({ page, labels, alternates }: CollectionModel): VNode {
  const context = usePage();
  const { t, href, language, baseIri, counted } = context;
  const names = nameValues(labels, baseIri, language);
  const { title, lead } = collections[page.collection];
  const { name } = nameSet(page, names, context);
  const isNarrowed = name !== t(title);
  const isWide = page.view !== 'liste';
  const filters = page.facets ? <FacetForm page={page} names={names} /> : <Filters page={page} />;
  return (
    <>
      <div class={isWide ? 'heading' : undefined}>
        <Crumbs steps={isNarrowed ? [[t(title), page.collection]] : []} />
        <header class="title">
          <h1>{name}</h1>
          {!isWide && !isNarrowed && <p class="lead">{t(lead)}</p>}
        </header>
      </div>
      <div class={isWide ? 'listing wide' : 'listing'}>
        {isWide ? (
          <FoldedFilters page={page} names={names}>
            {filters}
          </FoldedFilters>
        ) : (
          <div class="narrowing">{filters}</div>
        )}
        <div class="found">
          {page.facets && <ViewSwitch page={page} />}
          <ChosenFilters page={page} names={names} />
          <p class="count" role="status">
            <strong>{counted(page.total, collections[page.collection])}</strong>
          </p>
          {page.members.length === 0 ? <Nothing page={page} /> : <Members page={page} labels={labels} />}
          <Pager page={page} />
        </div>
        <aside class="data" id="reprendre">
          <Formats of={alternates} />
          <QueryLink page={page} />
          <p>
            <a href={href(`${page.collection}/nouvelle`)}>{t(formDefinitions[page.collection].newTitle)}</a>
          </p>
        </aside>
      </div>
    </>
  );
}

/** What was found, in the view that was asked for. */
function Members({ page, labels }: Pick<CollectionModel, 'page' | 'labels'>): VNode {
  const Card = ({ member }: { readonly member: Member }): VNode => (
    <MemberCard {...{ member, labels, collection: page.collection, kilometres: kilometresTo(member, page.filters) }} />
  );
  switch (page.facets ? page.view : 'liste') {
    case 'table':
      return <TechnicalTable page={page} />;
    case 'partager':
      return <SetShare page={page} />;
    case 'integrer':
    case 'carte':
      return <SetMap page={page} />;
    case 'liste':
      return page.collection === 'fabriques' ? (
        <TickToCompare members={page.members}>{(member) => <Card member={member} />}</TickToCompare>
      ) : (
        <ul class="rows members">
          {page.members.map((member) => (
            <li key={member.iri}>
              <Card member={member} />
            </li>
          ))}
        </ul>
      );
  }
}

function Nothing({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href, number } = usePage();
  if (isBeyond(page)) {
    const last = number(page.pages);
    return (
      <div class="card flat">
        <h2>{fillIn(t(lists.beyond), { n: last })}</h2>
        <p>
          <a href={href(setAddress(page, { page: page.pages }))}>{fillIn(t(lists.goToPage), { n: last })}</a>
        </p>
      </div>
    );
  }
  return page.links.self.includes('?') ? (
    <div class="card flat">
      <h2>{t(lists.nothing)}</h2>
      <p>{t(lists.nothingHint)}</p>
      {page.filters.q !== undefined && (
        <p>
          <a href={href(`recherche?q=${encodeURIComponent(page.filters.q)}`)} rel="nofollow">
            {t(lists.searchInstead).replace('{q}', () => page.filters.q ?? '')}
          </a>
        </p>
      )}
    </div>
  ) : (
    <p>
      <Missing message={lists.empty} />
    </p>
  );
}

/** Whether a page comes after the last one of a set that has something. */
function isBeyond({ page, pages, total }: CollectionPage): boolean {
  return total > 0 && page > pages;
}

/** Whether a view shows all of a set on one page. */
function isWhole({ view }: CollectionPage): boolean {
  return view !== 'liste' && view !== 'table';
}

function Pager({ page }: { readonly page: CollectionPage }): VNode | null {
  const { t, href, number } = usePage();
  const at = (number: number): string => href(setAddress(page, { page: number }));
  return page.pages < 2 || isWhole(page) || isBeyond(page) ? null : (
    <nav class="pager" id="pages" aria-label={t(lists.pages)}>
      {page.page > 1 ? (
        <a class="button" href={at(page.page - 1)} rel="prev">
          {t(lists.previous)}
        </a>
      ) : (
        <span />
      )}
      <span>{`${number(page.page)} / ${number(page.pages)}`}</span>
      {page.page < page.pages ? (
        <a class="button" href={at(page.page + 1)} rel="next">
          {t(lists.next)}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
