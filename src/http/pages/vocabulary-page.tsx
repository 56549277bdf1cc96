import type { VNode } from 'preact';
import type { DefinedTerm } from '../../vocabulary/defined-terms.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import { ontologyIri } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { common } from '../messages/common.ts';
import { things } from '../messages/things.ts';
import { themes, vocabularyMessages as messages } from '../messages/vocabulary.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Fiche, InLanguage, Say, WebLink } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { termSetData } from './structured-data.ts';
import { Terms, TermFacts } from './term-parts.tsx';

/** The documentation of the whole vocabulary, theme by theme. */
export function vocabularyPage(
  vocabulary: Vocabulary,
  alternates: readonly Alternate[],
  { t, language }: PageContext,
): Page {
  return {
    head: {
      title: t(common.vocabulary),
      description: textIn(vocabulary.description, language) ?? t(messages.lead),
      section: 'ns',
      alternates,
      structuredData: termSetData({
        iri: ontologyIri,
        name: textIn(vocabulary.title, language) ?? t(common.vocabulary),
        description: textIn(vocabulary.description, language),
        terms: [],
      }),
    },
    content: <VocabularyContent vocabulary={vocabulary} alternates={alternates} />,
  };
}

function VocabularyContent(props: {
  readonly vocabulary: Vocabulary;
  readonly alternates: readonly Alternate[];
}): VNode {
  const { vocabulary, alternates } = props;
  const { t, language, href } = usePage();
  // The order in which the themes read best; one that is not named here comes after them.
  const byTheme = new Map<string, DefinedTerm[]>(Object.keys(themes).map((theme) => [theme, []]));
  for (const term of vocabulary.terms.values()) {
    byTheme.set(term.theme, [...(byTheme.get(term.theme) ?? []), term]);
  }
  const filled = [...byTheme].filter(([, terms]) => terms.length > 0);
  const themeName = (theme: string): string => t(themes[theme] ?? { fr: theme, en: theme });
  const intro = (
    <header class="title">
      <h1>{textIn(vocabulary.title, language) ?? t(common.vocabulary)}</h1>
      <p class="lead">
        <InLanguage of={vocabulary.description} />
      </p>
      <nav aria-label={t(messages.contents)}>
        <ul class="formats">
          {filled.map(([theme]) => (
            <li key={theme}>
              <a href={`#theme-${theme}`}>{themeName(theme)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
  const facts = [
    [messages.namespace, <code key="ns" class="iri">{`${ontologyIri}#`}</code>],
    [messages.version, vocabulary.version],
    [messages.licence, <WebLink key="licence" to={vocabulary.license} />],
    [
      things.seeAlso,
      <ul key="others" class="plain">
        {(
          [
            ['shapes', common.shapes],
            ['schemas', common.schemes],
            ['context.jsonld', common.jsonLdContext],
          ] as const
        ).map(([path, label]) => (
          <li key={path}>
            <a href={href(path)}>{t(label)}</a>
          </li>
        ))}
      </ul>,
    ],
  ] as const;
  return (
    <Fiche crumbs={<Crumbs steps={[]} />} intro={intro} facts={facts} alternates={alternates}>
      {filled.map(([theme, terms]) => (
        <section key={theme} class="section" aria-labelledby={`theme-${theme}`}>
          <h2 id={`theme-${theme}`}>{themeName(theme)}</h2>
          {terms.map((term) => (
            <div key={term.iri} class="term">
              <h3 id={term.localName}>
                <a href={href(`ns/${term.localName}`)}>
                  <InLanguage of={term.labels} />
                </a>{' '}
                <code>{`fab:${term.localName}`}</code>
              </h3>
              <p class="small soft">
                <Say message={messages[term.kind]} />
              </p>
              <p>
                <InLanguage of={term.definitions} />
              </p>
              <TermFacts term={term} vocabulary={vocabulary} />
              {term.kind === 'class' && <ClassProperties term={term} vocabulary={vocabulary} />}
            </div>
          ))}
        </section>
      ))}
    </Fiche>
  );
}

/** The properties that are said of a class, as links. */
export function ClassProperties(props: { readonly term: DefinedTerm; readonly vocabulary: Vocabulary }): VNode | null {
  const properties = [...props.vocabulary.terms.values()].filter(({ domain }) => domain.includes(props.term.iri));
  return properties.length === 0 ? null : (
    <p class="small">
      <span class="soft">
        <Say message={messages.usedBy} />
      </span>{' '}
      <Terms iris={properties.map(({ iri }) => iri)} vocabulary={props.vocabulary} />
    </p>
  );
}
