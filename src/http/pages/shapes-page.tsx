import type { VNode } from 'preact';
import { textsFor } from '../../catalogue/portal/resource.ts';
import type { PropertyRule, ShapeView } from '../../catalogue/portal/shapes-view.ts';
import { localNameOf, prefixedName } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { common } from '../messages/common.ts';
import { demands, vocabularyMessages as messages } from '../messages/vocabulary.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Texts } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { TermLink, Terms } from './term-parts.tsx';

/** What the page of the shapes is made from. */
export interface ShapesModel {
  readonly shapes: readonly ShapeView[];
  readonly vocabulary: Vocabulary;
  readonly alternates: readonly Alternate[];
}

/** The rules of validation, class by class, in words. */
export function shapesPage(model: ShapesModel, { t }: PageContext): Page {
  return {
    head: {
      title: t(common.shapes),
      description: t(messages.shapesLead),
      section: 'ns',
      alternates: model.alternates,
    },
    content: <Shapes {...model} />,
  };
}

function Shapes({ shapes, vocabulary, alternates }: ShapesModel): VNode {
  const { t, language } = usePage();
  const nameOf = (shape: ShapeView): string => textsFor(shape.labels, language)[0]?.value ?? localNameOf(shape.iri);
  return (
    <>
      <Crumbs steps={[[t(common.vocabulary), 'ns']]} />
      <header class="title">
        <h1>{t(common.shapes)}</h1>
        <p class="lead">{t(messages.shapesLead)}</p>
        <nav aria-label={t(messages.contents)}>
          <ul class="formats">
            {shapes.map((shape) => (
              <li key={shape.iri}>
                <a href={`#${localNameOf(shape.iri)}`}>{nameOf(shape)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {shapes.map((shape) => (
        <section key={shape.iri} class="section" aria-labelledby={localNameOf(shape.iri)}>
          <h2 id={localNameOf(shape.iri)}>{nameOf(shape)}</h2>
          <p class="soft">
            <Terms iris={shape.classes} vocabulary={vocabulary} />
          </p>
          <Rules rules={shape.rules} vocabulary={vocabulary} labelledBy={localNameOf(shape.iri)} />
        </section>
      ))}
      <div class="section">
        <Formats of={alternates} />
      </div>
    </>
  );
}

/** Rules as a table: what is demanded of each property, and what a contributor is told. */
export function Rules(props: {
  readonly rules: readonly PropertyRule[];
  readonly vocabulary: Vocabulary;
  readonly labelledBy: string;
}): VNode {
  const { t, language } = usePage();
  return (
    <div class="scroll" role="group" aria-labelledby={props.labelledBy} tabIndex={0}>
      <table class="rules">
        <thead>
          <tr>
            {[messages.property, messages.demand, messages.message, messages.severity].map((title) => (
              <th key={title.en} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rules.map((rule) => (
            <tr key={rule.iri}>
              <th scope="row" id={localNameOf(rule.iri)}>
                {rule.path ? (
                  <TermLink
                    iri={rule.path}
                    vocabulary={props.vocabulary}
                    label={textsFor(rule.names, language)[0]?.value}
                  />
                ) : (
                  t(messages.thingItself)
                )}
              </th>
              <td>
                <Demands of={rule} />
              </td>
              <td>
                <Texts of={textsFor(rule.messages, language)} />
              </td>
              <td class={rule.severity.toLowerCase()}>{t(messages[rule.severity])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Demands({ of: rule }: { readonly of: PropertyRule }): VNode {
  const { t } = usePage();
  return (
    <>
      {rule.demands.map(({ parameter, values }, index) => {
        const [before = '', after = ''] = t(demands[parameter] ?? { fr: `${parameter} %`, en: `${parameter} %` }).split(
          '%',
        );
        const hasValue = t(demands[parameter] ?? { fr: '%', en: '%' }).includes('%');
        return (
          <span key={parameter}>
            {index > 0 && ', '}
            {before}
            {hasValue && <code>{values.map(shortValue).join(', ')}</code>}
            {after}
          </span>
        );
      })}
    </>
  );
}

function shortValue(value: string): string {
  const prefixed = prefixedName(value);
  return prefixed === value && /^https?:/u.test(value) ? localNameOf(value) : prefixed;
}
