import type { VNode } from 'preact';
import { type Comparison, mostCompared } from '../../catalogue/comparison/compare.ts';
import type { Member } from '../../catalogue/members.ts';
import { placeOf } from '../../catalogue/search/search-entries.ts';
import { collections } from '../messages/collections.ts';
import { comparison as messages } from '../messages/comparison.ts';
import { queryAddress } from '../sparql/query-address.ts';
import { LanguageField } from './collection-filters.tsx';
import { compareAddress } from './compare-address.ts';
import { ComparisonTable } from './compare-table.tsx';
import type { ConceptName } from './concept-name.ts';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { collectionData } from './structured-data.ts';

/** What the page of a comparison is made from. */
export interface CompareModel {
  readonly comparison: Comparison;
  /** The words by which another one was looked for, and what they found. */
  readonly q: string;
  readonly found: readonly Member[];
  readonly nameOf: ConceptName;
}

/** Fabriques side by side, and the way to choose them. */
export function comparePage(model: CompareModel, { t, list, language, inLanguage }: PageContext): Page {
  const things = model.comparison.compared.map(({ member }) => member);
  const names = things.map(({ name }) => name);
  const title = names.length > 1 ? t(messages.titleOf).replace('{names}', list(names)) : t(messages.title);
  const description = t(messages.lead);
  return {
    head: {
      title,
      description,
      section: 'fabriques',
      unlisted: names.length > 0 || model.q !== '',
      ...(things.length > 0 && {
        structuredData: collectionData({
          ...{ name: title, description, url: inLanguage(language), total: things.length, things },
        }),
      }),
    },
    content: <Compare {...model} />,
  };
}

function Compare({ comparison, q, found, nameOf }: CompareModel): VNode {
  const { t, href } = usePage();
  const { compared, unknown, tooMany } = comparison;
  const iris = compared.map(({ member }) => `<${member.iri}>`).join(' ');
  return (
    <>
      <Crumbs steps={[[t(collections.fabriques.title), 'fabriques']]} />
      <header class="title">
        <h1>{t(messages.title)}</h1>
        <p class="lead">{t(messages.lead)}</p>
      </header>
      {unknown.length > 0 && <p class="notice" role="status">{`${t(messages.unknown)} ${unknown.join(', ')}`}</p>}
      {tooMany.length > 0 && <p class="notice" role="status">{`${t(messages.tooMany)} ${tooMany.join(', ')}`}</p>}
      {compared.length > 0 && <ComparisonTable comparison={comparison} nameOf={nameOf} />}
      {compared.length < 2 && (
        <p>
          {t(messages.needTwo)} <a href={href('fabriques')}>{t(messages.fromList)}</a>
        </p>
      )}
      {compared.length < mostCompared && <Chooser comparison={comparison} q={q} found={found} />}
      {compared.length > 0 && (
        <p>
          <a href={href(queryAddress(`DESCRIBE ${iris}`))}>{t(messages.ask)}</a>
        </p>
      )}
    </>
  );
}

function Chooser({ comparison, q, found }: Pick<CompareModel, 'comparison' | 'q' | 'found'>): VNode {
  const { t, href } = usePage();
  const slugs = comparison.compared.map(({ member }) => member.slug);
  return (
    <section class="section" aria-labelledby="ajouter">
      <h2 id="ajouter">{t(messages.add)}</h2>
      <form class="search" role="search" action={href('comparer').split('?', 1)[0]}>
        <label class="hidden-visually" for="q">
          {t(messages.add)}
        </label>
        <input id="q" type="search" name="q" value={q} placeholder={t(messages.hint)} />
        {slugs.map((slug) => (
          <input key={slug} type="hidden" name="f" value={slug} />
        ))}
        <LanguageField />
        <button class="button">{t(messages.search)}</button>
      </form>
      {q !== '' && (
        <>
          <h3>{t(messages.found)}</h3>
          {found.length === 0 ? <p>{t(messages.foundNothing)}</p> : <ToAdd members={found} slugs={slugs} />}
        </>
      )}
      {comparison.suggested.length > 0 && (
        <>
          <h3>{t(messages.nearest)}</h3>
          <ToAdd members={comparison.suggested} slugs={slugs} />
        </>
      )}
    </section>
  );
}

function ToAdd({ members, slugs }: { readonly members: readonly Member[]; readonly slugs: readonly string[] }): VNode {
  const { t, href } = usePage();
  return (
    <ul class="rows to-add">
      {members.map((member) => (
        <li key={member.iri}>
          <span>
            <span class="name">{member.name}</span> <span class="soft">{placeOf(member)}</span>
          </span>
          <a
            class="button quiet"
            href={href(compareAddress([...slugs, member.slug]))}
            aria-label={`${t(messages.addOne)} ${member.name}`}
          >
            {t(messages.addOne)}
          </a>
        </li>
      ))}
    </ul>
  );
}
