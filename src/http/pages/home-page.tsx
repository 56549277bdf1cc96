import type { VNode } from 'preact';
import type { Directory, DirectoryEntry } from '../../catalogue/portal/directory.ts';
import type { Labels } from '../../catalogue/portal/labels.ts';
import { common } from '../messages/common.ts';
import { lists } from '../messages/lists.ts';
import { FranceMap } from './france-map.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Section, ThingLink } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { SearchForm, suggestionScripts } from './search-form.tsx';

/** What the home page is made from. */
export interface HomeModel {
  readonly directory: Directory;
  readonly labels: Labels;
  readonly alternates: readonly Alternate[];
}

/** The home page: the question, the search, the numbers and every fabrique. */
export function homePage({ directory, labels, alternates }: HomeModel, { t, baseIri }: PageContext): Page {
  return {
    head: {
      title: t(common.siteName),
      description: t(common.footAbout),
      alternates,
      scripts: suggestionScripts,
      hero: <Hero directory={directory} />,
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
    content: <Home directory={directory} labels={labels} alternates={alternates} />,
  };
}

function Hero({ directory }: { readonly directory: Directory }): VNode {
  const { t } = usePage();
  return (
    <div class="hero">
      <div>
        <h1>{t(lists.heroTitle)}</h1>
        <p class="lead">{t(lists.heroLead)}</p>
        <SearchForm warm />
      </div>
      <FranceMap entries={directory.entries} />
    </div>
  );
}

const exampleQuery = `PREFIX fab: <https://w3id.org/fabriques/ns#>
PREFIX schema: <https://schema.org/>
SELECT ?fabrique ?nom WHERE {
  ?fabrique a fab:Fabrique ; schema:name ?nom ; fab:inQPV true .
} ORDER BY ?nom`;

function Home({ directory, labels }: HomeModel): VNode {
  const { t, number, href } = usePage();
  const departements = new Set(directory.entries.map(({ departement }) => departement?.code).filter(Boolean));
  const figures = [
    [directory.entries.length, lists.countFabriques],
    [departements.size, lists.countDepartements],
    [directory.counts.structures, lists.countStructures],
    [directory.counts.actions, lists.countActions],
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
      <div class="columns">
        <RegionDirectory entries={directory.entries} />
        <aside>
          <Section id="par-action" title={lists.byAction} note={lists.byActionNote}>
            <ul class="rows">
              {directory.categories.map(({ iri, engaged }) => (
                <li key={iri} class="tally">
                  <ThingLink to={labels.thing(iri)} /> <span class="soft">{engaged > 0 ? number(engaged) : ''}</span>
                </li>
              ))}
            </ul>
            <p>
              <a href={href('actions')}>{t(lists.allActions)}</a>
            </p>
          </Section>
        </aside>
      </div>
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

function RegionDirectory({ entries }: { readonly entries: readonly DirectoryEntry[] }): VNode {
  const { t, number, compare } = usePage();
  const unknown = t(lists.unknownPlace);
  const regions = [...grouped(entries, ({ departement }) => departement?.region.name ?? unknown)];
  return (
    <section class="section directory" aria-labelledby="annuaire">
      <h2 id="annuaire">{t(lists.directory)}</h2>
      <p class="soft">{t(lists.directoryNote)}</p>
      {regions
        .sort(([a], [b]) => compare(a, b))
        .map(([region, within]) => (
          <details key={region}>
            <summary>
              <h3>{region}</h3>
              <span class="soft">{number(within.length)}</span>
            </summary>
            <Departements entries={within} region={region} />
          </details>
        ))}
    </section>
  );
}

function Departements({
  entries,
  region,
}: {
  readonly entries: readonly DirectoryEntry[];
  readonly region: string;
}): VNode {
  const { href, compare } = usePage();
  const departements = [...grouped(entries, ({ departement }) => departement?.code ?? '')];
  return (
    <>
      {departements
        .sort(([a], [b]) => compare(a, b))
        .map(([code, within]) => {
          const name = within[0]?.departement?.name;
          return (
            <section key={code}>
              {name && name !== region && (
                <h4>
                  <a href={href(`fabriques?departement=${code}`)}>{name}</a>
                </h4>
              )}
              <ul class="places">
                {[...within]
                  .sort((a, b) => compare(a.name, b.name))
                  .map((entry) => (
                    <li key={entry.iri}>
                      <a href={href(entry.iri)}>{entry.name}</a> <span class="soft small">{entry.town}</span>
                    </li>
                  ))}
              </ul>
            </section>
          );
        })}
    </>
  );
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  }
  return groups;
}
