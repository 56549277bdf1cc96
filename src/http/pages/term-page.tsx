import type { VNode } from 'preact';
import type { PropertyRule } from '../../catalogue/portal/shapes-view.ts';
import type { ContextKey } from '../../vocabulary/context.ts';
import type { DefinedTerm } from '../../vocabulary/defined-terms.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import { ontologyIri } from '../../vocabulary/namespaces.ts';
import { dcterms, owl } from '../../vocabulary/terms.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { languages } from '../language.ts';
import { common } from '../messages/common.ts';
import { vocabularyMessages as messages } from '../messages/vocabulary.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Fiche, InLanguage, Section } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { Rules } from './shapes-page.tsx';
import { TermFacts, TermLink } from './term-parts.tsx';
import { ClassProperties } from './vocabulary-page.tsx';

/** What the page of a term is made from. */
export interface TermModel {
  readonly term: DefinedTerm;
  readonly vocabulary: Vocabulary;
  /** The rules about this property, or about the things of this class. */
  readonly rules: readonly PropertyRule[];
  /** How it is written in JSON-LD. */
  readonly key: ContextKey | undefined;
  readonly alternates: readonly Alternate[];
}

/** The page of one class or property. */
export function termPage(model: TermModel, { language, t }: PageContext): Page {
  const { term } = model;
  return {
    head: {
      title: `${textIn(term.labels, language) ?? term.localName} (fab:${term.localName})`,
      description: textIn(term.definitions, language) ?? t(messages.lead),
      section: 'ns',
      alternates: model.alternates,
      structuredData: {
        '@context': 'https://schema.org',
        '@type': 'DefinedTerm',
        '@id': term.iri,
        name: textIn(term.labels, language) ?? term.localName,
        description: textIn(term.definitions, language),
        inDefinedTermSet: ontologyIri,
      },
    },
    content: <Term {...model} />,
  };
}

/** Of a term that is no longer used: what is used instead. */
function Replacement({ term, vocabulary }: Pick<TermModel, 'term' | 'vocabulary'>): VNode | null {
  const { t } = usePage();
  const said = vocabulary.describe(term.iri);
  if (!said.some(({ predicate, object }) => predicate.equals(owl.deprecated) && object.value === 'true')) {
    return null;
  }
  const others = said.filter(({ predicate }) => predicate.equals(dcterms.isReplacedBy));
  return (
    <p>
      <strong>{t(messages.deprecated)}</strong>{' '}
      {others.map(({ object }) => (
        <TermLink key={object.value} iri={object.value} vocabulary={vocabulary} />
      ))}
    </p>
  );
}

function Term({ term, vocabulary, rules, key: jsonKey, alternates }: TermModel): VNode {
  const { t, language } = usePage();
  const other = languages.find((one) => one !== language) ?? language;
  const intro = (
    <header class="title">
      <p class="kicker">
        <span class="chip">{t(messages[term.kind])}</span>
      </p>
      <h1 class="capital">
        <InLanguage of={term.labels} />
      </h1>
      <p class="iri soft">{term.iri}</p>
      <Replacement term={term} vocabulary={vocabulary} />
      <p class="lead">
        <InLanguage of={term.definitions} />
      </p>
      <TermFacts term={term} vocabulary={vocabulary} />
      {term.kind === 'class' && <ClassProperties term={term} vocabulary={vocabulary} />}
    </header>
  );
  const facts = [
    [messages.inJson, jsonKey && <code key="json">{jsonKey.key}</code>],
    [
      messages.inOtherLanguage,
      <span key="other" lang={other}>
        {term.labels[other]}
        {' – '}
        {term.definitions[other]}
      </span>,
    ],
  ] as const;
  return (
    <Fiche
      crumbs={<Crumbs steps={[[t(common.vocabulary), 'ns']]} />}
      intro={intro}
      facts={facts.filter(([, value]) => value !== undefined)}
      alternates={alternates}
    >
      {rules.length > 0 && (
        <Section id="regles" title={messages.rules}>
          <Rules rules={rules} vocabulary={vocabulary} labelledBy="regles" />
        </Section>
      )}
      {term.matches.length > 0 && (
        <Section id="voisins" title={messages.matches}>
          <ul class="rows">
            {term.matches.map(({ relation, iri }) => (
              <li key={iri}>
                {t(messages[relation])} <TermLink iri={iri} vocabulary={vocabulary} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Fiche>
  );
}
