import type { VNode } from 'preact';
import { prefixedName } from '../../vocabulary/namespaces.ts';
import { common } from '../messages/common.ts';
import { problems } from '../messages/problems.ts';
import { LanguageField } from './collection-filters.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import type { Page } from './render-page.tsx';
import { exampleQueries } from './sparql-examples.ts';

/** One value of a solution, as SPARQL 1.1 Query Results JSON writes it. */
export interface ResultTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** A result that the workbench shows. */
export type SparqlResult =
  | {
      readonly kind: 'solutions';
      readonly variables: readonly string[];
      /** The first rows; `total` says how many there are. */
      readonly rows: readonly Readonly<Partial<Record<string, ResultTerm>>>[];
      readonly total: number;
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'graph'; readonly text: string };

/** What the workbench is made from. */
export interface SparqlModel {
  /** The query as the reader wrote it; without one the first example stands there. */
  readonly query?: string | undefined;
  readonly result?: SparqlResult | undefined;
  /** Why the query could not be answered. */
  readonly problem?: { readonly title: string; readonly detail: string } | undefined;
}

/** The workbench: a form that any browser can send, examples, and the answer as a table. */
export function sparqlPage(model: SparqlModel, alternates: readonly Alternate[], { t }: PageContext): Page {
  return {
    head: {
      title: 'SPARQL',
      description: t(problems.workbenchLead),
      section: 'sparql',
      alternates,
      unlisted: model.query !== undefined,
    },
    content: <Workbench {...model} />,
  };
}

const formats: readonly (readonly [format: string, label: string])[] = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['xml', 'XML'],
  ['tsv', 'TSV'],
];

function Workbench({ query, result, problem }: SparqlModel): VNode {
  const { t, href } = usePage();
  const text = query ?? exampleQueries[0]?.query ?? '';
  return (
    <>
      <header class="title">
        <h1>{t(problems.workbench)}</h1>
        <p class="lead">{t(problems.workbenchLead)}</p>
      </header>
      <div class="columns">
        <div>
          <form action={href('sparql').split('?', 1)[0]}>
            <div class="field">
              <label for="query">{t(problems.query)}</label>
              <textarea
                id="query"
                name="query"
                spellcheck={false}
                rows={Math.max(8, text.split('\n').length + 2)}
                autocapitalize="off"
              >
                {text}
              </textarea>
            </div>
            <LanguageField />
            <p>
              <button class="button">{t(problems.ask)}</button>
            </p>
          </form>
          {problem && (
            <div class="card flat" role="alert">
              <h2>{problem.title}</h2>
              <p>{problem.detail}</p>
            </div>
          )}
          {result && <Answer result={result} query={text} />}
        </div>
        <aside>
          <section class="card flat" aria-labelledby="exemples">
            <h2 id="exemples">{t(problems.examples)}</h2>
            <ul class="rows">
              {exampleQueries.map(({ title, query: example }) => (
                <li key={title.en}>
                  <a href={href(`sparql?query=${encodeURIComponent(example)}`)}>{t(title)}</a>
                </li>
              ))}
            </ul>
            <p>
              <a href={href('ns')}>{t(common.vocabulary)}</a>
            </p>
          </section>
        </aside>
      </div>
    </>
  );
}

function Answer({ result, query }: { readonly result: SparqlResult; readonly query: string }): VNode {
  const { t, href, number } = usePage();
  return (
    <section class="section" aria-labelledby="reponse">
      <h2 id="reponse">{t(problems.results)}</h2>
      {result.kind === 'boolean' && (
        <p class="lead">
          {t(problems.truth)} <strong>{t(result.value ? common.yes : common.no)}</strong>
        </p>
      )}
      {result.kind === 'graph' && (
        <pre role="group" aria-labelledby="reponse" tabIndex={0}>
          <code>{result.text}</code>
        </pre>
      )}
      {result.kind === 'solutions' && result.rows.length === 0 && <p>{t(problems.noResults)}</p>}
      {result.kind === 'solutions' && result.rows.length > 0 && (
        <>
          <p>{`${number(result.total)} ${t(problems.rows)}`}</p>
          <Solutions {...result} />
          {result.rows.length < result.total && <p class="soft">{t(problems.cut)}</p>}
        </>
      )}
      {result.kind === 'solutions' && (
        <>
          <h3>{t(problems.download)}</h3>
          <ul class="formats">
            {formats.map(([format, label]) => (
              <li key={format}>
                <a href={href(`sparql?query=${encodeURIComponent(query)}&format=${format}`)}>{label}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Solutions({ variables, rows }: Extract<SparqlResult, { readonly kind: 'solutions' }>): VNode {
  return (
    <div class="scroll" role="group" aria-labelledby="reponse" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {variables.map((variable) => (
              <th key={variable} scope="col">
                {variable}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {variables.map((variable) => (
                <td key={variable}>
                  <Value term={row[variable]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ term }: { readonly term: ResultTerm | undefined }): VNode | null {
  const { href, baseIri, language } = usePage();
  if (!term) {
    return null;
  }
  if (term.type === 'uri') {
    const shown = term.value.startsWith(baseIri) ? term.value.slice(baseIri.length) : prefixedName(term.value);
    return <a href={href(term.value)}>{shown}</a>;
  }
  const lang = term['xml:lang'];
  return <span lang={lang && lang !== language ? lang : undefined}>{term.value}</span>;
}
