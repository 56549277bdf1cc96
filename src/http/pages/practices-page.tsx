import type { VNode } from 'preact';
import type { PracticeCategory, PracticeList } from '../../catalogue/practices/list-practices.ts';
import type { PracticeEntry } from '../../catalogue/practices/practice-index.ts';
import { textsFor } from '../../catalogue/portal/resource.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';
import { collections } from '../messages/collections.ts';
import { exchange as messages } from '../messages/exchange.ts';
import { lists } from '../messages/lists.ts';
import { LanguageField } from './collection-filters.tsx';
import { compareAddress } from './compare-address.ts';
import type { ConceptName } from './concept-name.ts';
import { FundingBars } from './funding.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Missing, Texts } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { collectionData } from './structured-data.ts';

/** What the page of the practices is made from. */
export interface PracticesModel {
  readonly list: PracticeList;
  readonly nameOf: ConceptName;
  readonly definitionOf: (concept: string) => string | undefined;
  readonly alternates: readonly Alternate[];
}

/** The page of the practices, by category. */
export function practicesPage(model: PracticesModel, { t, canonical }: PageContext): Page {
  const practices = [
    ...new Set(model.list.categories.flatMap((category) => category.practices.map(({ member }) => member))),
  ];
  const [only] = model.list.chosen === undefined ? [] : model.list.categories;
  const title = t(collections.pratiques.title);
  return {
    head: {
      title: only ? `${model.nameOf(only.concept)} · ${title}` : title,
      description: t(messages.practicesLead),
      section: 'pratiques',
      alternates: model.alternates,
      unlisted: model.list.q !== '',
      structuredData: collectionData({
        ...{ name: title, description: t(messages.practicesLead), url: canonical },
        ...{ total: practices.length, things: practices },
      }),
    },
    content: <Practices {...model} />,
  };
}

function Practices(model: PracticesModel): VNode {
  const { t, href } = usePage();
  const { list, nameOf, alternates } = model;
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{t(collections.pratiques.title)}</h1>
        <p class="lead">{t(messages.practicesLead)}</p>
      </header>
      <div class="listing">
        <div class="narrowing">
          <Narrowing list={list} nameOf={nameOf} />
        </div>
        <div class="found">
          {list.categories.length === 0 && <p role="status">{t(lists.nothing)}</p>}
          {list.categories.map((category) => (
            <Category key={category.concept} category={category} {...model} />
          ))}
        </div>
        <aside class="data">
          <p>
            <a href={href('pratiques/nouvelle')}>{t(messages.notePractice)}</a>
          </p>
          <p>
            <a href={href('categories')}>{t(messages.categories)}</a>
          </p>
          <Formats of={alternates} />
        </aside>
      </div>
    </>
  );
}

function Narrowing({ list, nameOf }: Pick<PracticesModel, 'list' | 'nameOf'>): VNode {
  const { t, href, number } = usePage();
  return (
    <form class="filters card flat" action={href('pratiques').split('?', 1)[0]} aria-labelledby="filtrer">
      <h2 id="filtrer">{t(lists.filters)}</h2>
      <div class="field">
        <label for="q">{t(lists.words)}</label>
        <input id="q" type="search" name="q" value={list.q} />
      </div>
      <div class="field">
        <label for="categorie">{t(messages.category)}</label>
        <select id="categorie" name="categorie">
          <option value="">{t(messages.allCategories)}</option>
          {list.counts.map(({ concept, count }) => (
            <option key={concept} value={localNameOf(concept)} selected={concept === list.chosen}>
              {`${nameOf(concept)} (${number(count)})`}
            </option>
          ))}
        </select>
      </div>
      <LanguageField />
      <p>
        <button class="button">{t(lists.show)}</button> <a href={href('pratiques')}>{t(lists.clear)}</a>
      </p>
    </form>
  );
}

function Category({ category, nameOf, definitionOf }: PracticesModel & { readonly category: PracticeCategory }): VNode {
  const { href } = usePage();
  const { concept, practices } = category;
  const id = `categorie-${localNameOf(concept)}`;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>
        <a href={href(`pratiques?categorie=${localNameOf(concept)}`)}>{nameOf(concept)}</a>
      </h2>
      <p class="soft">{definitionOf(concept)}</p>
      {practices.length === 0 ? (
        <p>
          <Missing message={messages.nothingInCategory} />
        </p>
      ) : (
        <ul class="rows members">
          {practices.map((practice) => (
            <li key={practice.member.iri}>
              <PracticeLine of={practice} category={category} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PracticeLine(props: {
  readonly of: PracticeEntry;
  readonly category: PracticeCategory;
  readonly nameOf: ConceptName;
}): VNode {
  const { t, href, language } = usePage();
  const { member, practisedBy, descriptions, funding } = props.of;
  const fabriques = practisedBy.map((iri) => ({ iri, name: props.category.fabriques.get(iri) ?? localNameOf(iri) }));
  return (
    <>
      <h3 class="name">
        <a href={href(member.iri)}>{member.name}</a>
      </h3>
      <Texts of={textsFor(descriptions, language)} />
      {fabriques.length === 0 ? (
        <p class="small">
          <Missing message={messages.practisedByNobody} />
        </p>
      ) : (
        <p class="small">
          <span class="soft">{t(messages.practisedBy)}</span>{' '}
          {fabriques.map(({ iri, name }, index) => (
            <span key={iri}>
              {index > 0 && ', '}
              <a href={href(iri)}>{name}</a>
            </span>
          ))}
          {fabriques.length > 1 && (
            <>
              {' · '}
              <a href={href(compareAddress(fabriques.map(({ iri }) => localNameOf(iri))))}>{t(messages.compareThem)}</a>
            </>
          )}
        </p>
      )}
      {funding.length > 0 && <FundingBars lines={funding} nameOf={props.nameOf} />}
    </>
  );
}
