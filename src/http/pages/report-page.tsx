import type { VNode } from 'preact';
import type { Message } from '../language.ts';
import type { ReportedResult, ReportedValidation } from '../validation-report.ts';
import { usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';

const texts = {
  title: { fr: 'Vérification', en: 'Validation' },
  conforms: { fr: 'Rien à corriger.', en: 'Nothing to mend.' },
  refused: { fr: 'À corriger', en: 'To mend' },
  missing: { fr: 'À compléter, si vous pouvez', en: 'To complete, if you can' },
} as const satisfies Record<string, Message>;

/** What a validation found, in plain sentences. */
export function reportPage(report: ReportedValidation): Page {
  return { head: { title: 'Validation', description: '', unlisted: true }, content: <Report report={report} /> };
}

function Report({ report: { conforms, results } }: { readonly report: ReportedValidation }): VNode {
  const { t } = usePage();
  return (
    <article>
      <h1>{t(texts.title)}</h1>
      {conforms && <p class="lead">{t(texts.conforms)}</p>}
      <Results title={texts.refused} results={results.filter(({ severity }) => severity === 'Violation')} />
      <Results title={texts.missing} results={results.filter(({ severity }) => severity !== 'Violation')} />
    </article>
  );
}

function Results({
  title,
  results,
}: {
  readonly title: Message;
  readonly results: readonly ReportedResult[];
}): VNode | null {
  const { t } = usePage();
  return results.length === 0 ? null : (
    <section>
      <h2>{t(title)}</h2>
      <ul>
        {results.map(({ focusNode, key, value, messages, shape }) => (
          <li key={`${focusNode} ${shape} ${value ?? ''}`}>
            {key && <code>{key}</code>} {value !== undefined && <q>{value}</q>} {t(messages)} <small>{focusNode}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
