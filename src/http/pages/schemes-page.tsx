import type { VNode } from 'preact';
import type { Labels } from '../../catalogue/portal/labels.ts';
import { textIn } from '../../vocabulary/multilingual.ts';
import type { Scheme } from '../../vocabulary/schemes.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { common } from '../messages/common.ts';
import { vocabularyMessages as messages } from '../messages/vocabulary.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Fiche, Formats, InLanguage, Missing, ThingLink } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { termSetData } from './structured-data.ts';

/** What the page of a scheme is made from. */
export interface SchemeModel {
  readonly scheme: Scheme;
  /** Concepts of the scheme that stand in the data and not in the ontology. */
  readonly others: readonly string[];
  readonly labels: Labels;
  readonly alternates: readonly Alternate[];
}

/** The list of all schemes. */
export function schemesPage(vocabulary: Vocabulary, alternates: readonly Alternate[], { t }: PageContext): Page {
  return {
    head: { title: t(common.schemes), description: t(messages.schemesLead), section: 'ns', alternates },
    content: <Schemes vocabulary={vocabulary} alternates={alternates} />,
  };
}

function Schemes(props: { readonly vocabulary: Vocabulary; readonly alternates: readonly Alternate[] }): VNode {
  const { t, href, counted } = usePage();
  return (
    <>
      <Crumbs steps={[[t(common.vocabulary), 'ns']]} />
      <header class="title">
        <h1>{t(common.schemes)}</h1>
        <p class="lead">{t(messages.schemesLead)}</p>
      </header>
      <ul class="grid">
        {[...props.vocabulary.schemes.values()].map((scheme) => (
          <li key={scheme.iri} class="card flat">
            <h2 class="name">
              <a href={href(`schemas/${scheme.slug}`)}>
                <InLanguage of={scheme.labels} />
              </a>
            </h2>
            <p>
              <InLanguage of={scheme.definitions} />
            </p>
            {scheme.concepts.length > 0 && (
              <p class="soft small">{counted(scheme.concepts.length, messages.concepts)}</p>
            )}
          </li>
        ))}
      </ul>
      <div class="section">
        <Formats of={props.alternates} />
      </div>
    </>
  );
}

/** The page of one scheme, with its concepts. */
export function schemePage(model: SchemeModel, { t, language }: PageContext): Page {
  return {
    head: {
      title: textIn(model.scheme.labels, language) ?? model.scheme.slug,
      description: textIn(model.scheme.definitions, language) ?? t(messages.schemesLead),
      section: 'ns',
      alternates: model.alternates,
      structuredData: termSetData({
        iri: model.scheme.iri,
        name: textIn(model.scheme.labels, language) ?? model.scheme.slug,
        description: textIn(model.scheme.definitions, language),
        terms: model.scheme.concepts.map(({ iri, slug, labels, definitions }) => ({
          iri,
          name: textIn(labels, language) ?? slug,
          description: textIn(definitions, language),
        })),
      }),
    },
    content: <SchemeContent {...model} />,
  };
}

function SchemeContent({ scheme, others, labels, alternates }: SchemeModel): VNode {
  const { t } = usePage();
  const steps: [string, string][] = [
    [t(common.vocabulary), 'ns'],
    [t(common.schemes), 'schemas'],
  ];
  const intro = (
    <header class="title">
      <h1>
        <InLanguage of={scheme.labels} />
      </h1>
      <p class="iri soft">{scheme.iri}</p>
      <p class="lead">
        <InLanguage of={scheme.definitions} />
      </p>
    </header>
  );
  return (
    <Fiche crumbs={<Crumbs steps={steps} />} intro={intro} alternates={alternates}>
      {scheme.concepts.map((concept) => (
        <div key={concept.iri} class="term">
          <h2 id={concept.slug}>
            <InLanguage of={concept.labels} /> <code>{concept.slug}</code>
          </h2>
          <p>
            <InLanguage of={concept.definitions} />
          </p>
        </div>
      ))}
      {others.length > 0 && (
        <ul class="rows">
          {others.map((iri) => (
            <li key={iri}>
              <ThingLink to={labels.thing(iri)} />
            </li>
          ))}
        </ul>
      )}
      {scheme.concepts.length + others.length === 0 && (
        <p>
          <Missing message={messages.noConcepts} />
        </p>
      )}
    </Fiche>
  );
}
