import type { VNode } from 'preact';
import { exampleThemeNames, workbench as messages } from '../messages/workbench.ts';
import { exampleQueries, exampleThemes } from '../sparql/example-queries.ts';
import { queryAddress } from '../sparql/query-address.ts';
import type { SparqlModel } from '../sparql/workbench-model.ts';
import { LanguageField } from './collection-filters.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';
import { mapScripts } from './map-data.ts';
import { Answer } from './sparql-answer.tsx';
import { PeerChoice } from './sparql-sources.tsx';
import { resultsData } from './structured-data.ts';

/** The workbench: a form that any browser can send, examples, and the answer as a table, a chart or a map. */
export function sparqlPage(model: SparqlModel, alternates: readonly Alternate[], page: PageContext): Page {
  const { t, language, inLanguage } = page;
  const example = exampleQueries.find(({ query }) => query === model.query);
  const title = example ? `${example.title[language]} · SPARQL` : 'SPARQL';
  const isMap = model.view === 'carte' && model.result?.kind === 'solutions';
  return {
    head: {
      title,
      description: t(messages.lead),
      section: 'sparql',
      alternates,
      unlisted: model.query !== undefined,
      ...(model.query !== undefined && {
        structuredData: resultsData({ name: title, description: t(messages.lead), url: inLanguage(language) }, page),
      }),
      scripts: [...(isMap ? mapScripts : []), 'workbench.js'],
      ...(isMap && { styles: ['leaflet.css'] }),
    },
    content: <Workbench {...model} />,
  };
}

function Workbench(model: SparqlModel): VNode {
  const { query, view, result, problem, sources, reports } = model;
  const { t } = usePage();
  const text = query ?? exampleQueries[0]?.query ?? '';
  return (
    <>
      <header class="title">
        <h1>{t(messages.title)}</h1>
        <p class="lead">{t(messages.lead)}</p>
      </header>
      <div class="columns">
        <div>
          <QueryForm {...model} text={text} />
          {problem && (
            <div class="card flat" role="alert">
              <h2>{problem.title}</h2>
              <p>{problem.detail}</p>
            </div>
          )}
          {result && <Answer result={result} query={text} view={view} sources={sources} reports={reports} />}
        </div>
        <aside>
          <Examples asked={query} />
        </aside>
      </div>
    </>
  );
}

function QueryForm(props: Omit<SparqlModel, 'query'> & { readonly text: string }): VNode {
  const { t, href } = usePage();
  const { text, view, problem, peers, sources } = props;
  return (
    <form class="ask" action={href('sparql').split('?', 1)[0]}>
      <div class="field">
        <label for="query">{t(messages.query)}</label>
        <textarea
          id="query"
          name="query"
          spellcheck={false}
          rows={Math.max(8, text.split('\n').length + 2)}
          autocapitalize="off"
          data-completion={href('sparql/completion.json')}
          data-label={t(messages.query)}
          data-copied={t(messages.copied)}
          data-line={problem?.line}
          data-column={problem?.column}
        >
          {text}
        </textarea>
        <p class="hint soft small" data-keys="" hidden>
          {t(messages.keys)}
        </p>
      </div>
      {peers.length > 0 && <PeerChoice peers={peers} sources={sources} />}
      {view !== 'table' && <input type="hidden" name="vue" value={view} />}
      <LanguageField />
      <p>
        <button class="button">{t(messages.ask)}</button>
        <a href={href(queryAddress(text, view, sources))} data-share="">
          {t(messages.share)}
        </a>{' '}
        <span class="soft" role="status" data-shared="" />
      </p>
    </form>
  );
}

function Examples({ asked }: { readonly asked: string | undefined }): VNode {
  const { t, href } = usePage();
  return (
    <>
      <section class="card flat" aria-labelledby="exemples">
        <h2 id="exemples">{t(messages.examples)}</h2>
        {exampleThemes.map((theme) => (
          <div key={theme} class="examples">
            <h3 id={`exemples-${theme}`}>{t(exampleThemeNames[theme])}</h3>
            <ul class="rows" aria-labelledby={`exemples-${theme}`}>
              {exampleQueries
                .filter((example) => example.theme === theme)
                .map(({ name, title, query, view }) => (
                  <li key={name}>
                    <a href={href(queryAddress(query, view))} aria-current={query === asked ? 'true' : undefined}>
                      {t(title)}
                    </a>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </section>
      <section class="card flat" aria-labelledby="mots">
        <h2 id="mots">{t(messages.learn)}</h2>
        <ul class="rows">
          <li>
            <a href={href('ns')}>{t(messages.vocabulary)}</a>
          </li>
          <li>
            <a href={href('schemas')}>{t(messages.schemes)}</a>
          </li>
          <li>
            <a href={href('sparql?format=turtle')} type="text/turtle">
              {t(messages.service)}
            </a>
          </li>
        </ul>
      </section>
    </>
  );
}
