import type { VNode } from 'preact';
import { prefixedName } from '../../vocabulary/namespaces.ts';
import { common } from '../messages/common.ts';
import { workbench as messages } from '../messages/workbench.ts';
import { resultViews, type ResultView } from '../sparql/example-queries.ts';
import { queryAddress } from '../sparql/query-address.ts';
import type { ResultTerm, Solutions, SparqlModel, SparqlResult } from '../sparql/workbench-model.ts';
import { usePage } from './page-context.ts';
import { SolutionsChart } from './sparql-chart.tsx';
import { SolutionsMap } from './sparql-map.tsx';
import { Sources } from './sparql-sources.tsx';

/** Rows and characters beyond which a page says that there is more, to be downloaded. */
const mostRows = 200;
const mostText = 50_000;

const solutionFormats = [
  ['csv', 'CSV'],
  ['tsv', 'TSV'],
  ['json', 'JSON'],
  ['xml', 'XML'],
] as const;
const graphFormats = [
  ['turtle', 'Turtle'],
  ['jsonld', 'JSON-LD'],
  ['n-triples', 'N-Triples'],
  ['rdf-xml', 'RDF/XML'],
] as const;

/** What answers a question. */
interface AnswerProps<Result> {
  readonly result: Result;
  readonly query: string;
  readonly view: ResultView;
  /** Whom the question asks besides this server. */
  readonly sources: readonly string[];
}

/** The answer: a truth, a graph, or solutions as a table, a chart or a map. */
export function Answer({ reports, ...props }: AnswerProps<SparqlResult> & Pick<SparqlModel, 'reports'>): VNode {
  const { result, query, view, sources } = props;
  const { t } = usePage();
  return (
    <section class="section" aria-labelledby="reponse">
      <h2 id="reponse">{t(messages.results)}</h2>
      {reports && <Sources reports={reports} />}
      {result.kind === 'boolean' && (
        <p class="lead">
          {t(messages.truth)} <strong>{t(result.value ? common.yes : common.no)}</strong>
        </p>
      )}
      {result.kind === 'graph' && (
        <pre role="group" aria-labelledby="reponse" tabIndex={0}>
          <code>{result.text.length > mostText ? `${result.text.slice(0, mostText)}\n# …` : result.text}</code>
        </pre>
      )}
      {result.kind === 'solutions' && <SolutionsIn result={result} query={query} view={view} sources={sources} />}
      <Downloads query={query} sources={sources} formats={formatsOf(result)} />
    </section>
  );
}

function SolutionsIn({ result, query, view, sources }: AnswerProps<Solutions>): VNode {
  const { t, href, counted } = usePage();
  if (result.rows.length === 0) {
    return <p>{t(messages.noResults)}</p>;
  }
  return (
    <>
      <nav class="views" aria-label={t(messages.views)}>
        <ul>
          {resultViews.map((one) => (
            <li key={one}>
              <a
                href={`${href(queryAddress(query, one, sources))}#reponse`}
                aria-current={one === view ? 'true' : undefined}
              >
                {t(messages[one])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>{counted(result.rows.length, messages.rows)}</p>
      {view === 'table' && <Table {...result} />}
      {view === 'graphique' && <SolutionsChart result={result} />}
      {view === 'carte' && <SolutionsMap result={result} query={query} sources={sources} />}
    </>
  );
}

function formatsOf(result: SparqlResult): readonly (readonly [format: string, label: string])[] {
  switch (result.kind) {
    case 'boolean':
      return solutionFormats.filter(([format]) => format === 'json' || format === 'xml');
    case 'graph':
      return graphFormats;
    case 'solutions': {
      const isMap = result.variables.includes('lat') && result.variables.includes('long');
      return isMap ? [...solutionFormats, ['geojson', 'GeoJSON']] : solutionFormats;
    }
  }
}

function Downloads(props: {
  readonly query: string;
  readonly sources: readonly string[];
  readonly formats: ReturnType<typeof formatsOf>;
}): VNode {
  const { t, href } = usePage();
  return (
    <>
      <h3>{t(messages.download)}</h3>
      <ul class="formats">
        {props.formats.map(([format, label]) => (
          <li key={format}>
            <a href={href(`${queryAddress(props.query, 'table', props.sources)}&format=${format}`)}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Table({ variables, rows }: Solutions): VNode {
  const { t } = usePage();
  return (
    <>
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
            {rows.slice(0, mostRows).map((row, index) => (
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
      {rows.length > mostRows && <p class="soft">{t(messages.cut)}</p>}
    </>
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
