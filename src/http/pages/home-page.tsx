import type { VNode } from 'preact';
import type { Labels } from '../../catalogue/portal/labels.ts';
import type { NewsItem } from '../../catalogue/portal/news.ts';
import type { Overview } from '../../catalogue/portal/overview.ts';
import { common } from '../messages/common.ts';
import { home } from '../messages/home.ts';
import { lists } from '../messages/lists.ts';
import { FranceMap } from './france-map.tsx';
import { Contribute, Entries, Lacking, News, Regions } from './home-parts.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Section } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SearchForm, suggestionScripts } from './search-form.tsx';

/** What the home page is made from. */
export interface HomeModel {
  readonly overview: Overview;
  /** The latest changes. */
  readonly news: readonly NewsItem[];
  /** The names of what changed. */
  readonly labels: Labels;
  readonly alternates: readonly Alternate[];
}

/** The home page: the question, the search, the map, the three ways in, what is new and what is missing. */
export function homePage(model: HomeModel, { t, baseIri }: PageContext): Page {
  return {
    head: {
      title: t(common.siteName),
      description: t(common.footAbout),
      alternates: model.alternates,
      scripts: suggestionScripts,
      hero: <Hero overview={model.overview} />,
      structuredData: {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: t(common.siteName),
        url: baseIri,
        description: t(common.footAbout),
        potentialAction: {
          '@type': 'SearchAction',
          target: `${baseIri}recherche?q={words}`,
          'query-input': 'required name=words',
        },
      },
    },
    content: <Home {...model} />,
  };
}

function Hero({ overview }: { readonly overview: Overview }): VNode {
  const { t, href } = usePage();
  return (
    <div class="hero">
      <div>
        <h1>{t(lists.heroTitle)}</h1>
        <p class="lead">{t(lists.heroLead)}</p>
        <SearchForm warm />
      </div>
      <figure>
        <FranceMap members={overview.fabriques} />
        <figcaption>
          {t(lists.mapCaption)} <a href={href('fabriques?vue=carte')}>{t(home.openMap)}</a>
        </figcaption>
      </figure>
    </div>
  );
}

const exampleQuery = `PREFIX fab: <https://w3id.org/fabriques/ns#>
PREFIX schema: <https://schema.org/>
SELECT ?fabrique ?nom WHERE {
  ?fabrique a fab:Fabrique ; schema:name ?nom ; fab:inQPV true .
} ORDER BY ?nom`;

function Home({ overview, news, labels }: HomeModel): VNode {
  const { t, number, href } = usePage();
  const { fabriques, regions, counts } = overview;
  const figures = [
    [fabriques.length, lists.countFabriques],
    [regions.reduce((sum, { departements }) => sum + departements.length, 0), lists.countDepartements],
    [counts.structures, lists.countStructures],
    [counts.actions, lists.countActions],
  ] as const;
  return (
    <>
      <h2 class="hidden-visually">{t(lists.numbers)}</h2>
      <dl class="figures">
        {figures.map(([count, label]) => (
          <div key={label.en}>
            <dt>{t(label)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <Entries overview={overview} />
      <div class="columns equal apart">
        <div>
          <News news={news} labels={labels} />
          <Contribute />
        </div>
        <div>
          <Lacking lacking={overview.lacking} />
        </div>
      </div>
      <Regions regions={regions} />
      <Section id="commun" title={lists.reuse}>
        <div class="columns equal">
          <p>{t(lists.reuseText)}</p>
          <div>
            <p>{t(lists.reuseAsk)}</p>
            <p>
              <a class="button" href={href(`sparql?query=${encodeURIComponent(exampleQuery)}`)}>
                {t(lists.tryQuery)}
              </a>{' '}
              <a href={href('ns')}>{t(lists.readVocabulary)}</a>
            </p>
          </div>
        </div>
      </Section>
    </>
  );
}
