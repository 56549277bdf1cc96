import type { VNode } from 'preact';
import { contextKeys, type ContextKey } from '../../vocabulary/context.ts';
import { localNameOf, prefixedName } from '../../vocabulary/namespaces.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { common } from '../messages/common.ts';
import { vocabularyMessages as messages } from '../messages/vocabulary.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { TermLink } from './term-parts.tsx';

/** The keys of the JSON-LD context, explained. */
export function contextPage(vocabulary: Vocabulary, alternates: readonly Alternate[], { t }: PageContext): Page {
  return {
    head: { title: t(common.jsonLdContext), description: t(messages.contextLead), section: 'ns', alternates },
    content: <ContextContent vocabulary={vocabulary} alternates={alternates} />,
  };
}

function ContextContent(props: { readonly vocabulary: Vocabulary; readonly alternates: readonly Alternate[] }): VNode {
  const { t, baseIri } = usePage();
  return (
    <>
      <Crumbs steps={[[t(common.vocabulary), 'ns']]} />
      <header class="title">
        <h1>{t(common.jsonLdContext)}</h1>
        <p class="lead">{t(messages.contextLead)}</p>
        <pre role="group" aria-label={t(common.jsonLdContext)} tabIndex={0}>
          <code>{`{ "@context": "${baseIri}context.jsonld", "type": "Fabrique", "name": "…", "communeCode": "01004" }`}</code>
        </pre>
      </header>
      <div class="scroll" role="group" aria-labelledby="cles" tabIndex={0}>
        <table>
          <caption id="cles" class="hidden-visually">
            {t(common.jsonLdContext)}
          </caption>
          <thead>
            <tr>
              {[messages.key, messages.term, messages.value, messages.shape].map((title) => (
                <th key={title.en} scope="col">
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {contextKeys(props.vocabulary.context).map((key) => (
              <tr key={key.key}>
                <th scope="row">
                  <code>{key.key}</code>
                </th>
                <td>
                  <TermLink iri={key.iri} vocabulary={props.vocabulary} />
                </td>
                <td>
                  <ValueKind of={key} />
                </td>
                <td>
                  {shapeOf(key)
                    .map((shape) => t(messages[shape]))
                    .join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="section">
        <Formats of={props.alternates} />
      </div>
    </>
  );
}

function ValueKind({ of: { coercion } }: { readonly of: ContextKey }): VNode {
  const { t } = usePage();
  switch (coercion) {
    case undefined:
      return <>–</>;
    case '@id':
      return <>{t(messages.aLink)}</>;
    case '@vocab':
      return <>{t(messages.aConcept)}</>;
    default:
      return <code>{prefixedName(coercion)}</code>;
  }
}

function shapeOf({ iri, containers }: ContextKey): ('class' | 'aList' | 'byLanguage' | 'single')[] {
  if (/^\p{Lu}/u.test(localNameOf(iri))) {
    return ['class'];
  }
  const shapes = [
    ...(containers.includes('@language') ? (['byLanguage'] as const) : []),
    ...(containers.includes('@set') ? (['aList'] as const) : []),
  ];
  return shapes.length > 0 ? shapes : ['single'];
}
