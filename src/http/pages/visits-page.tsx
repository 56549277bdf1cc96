import type { VNode } from 'preact';
import type { ExchangeRow, Exchanges, Tie } from '../../catalogue/visits/exchanges.ts';
import type { Network } from '../../catalogue/visits/network.ts';
import { collections } from '../messages/collections.ts';
import { common } from '../messages/common.ts';
import { exchange as messages } from '../messages/exchange.ts';
import { lists } from '../messages/lists.ts';
import { LanguageField } from './collection-filters.tsx';
import type { ConceptName } from './concept-name.ts';
import type { Alternate } from './layout.tsx';
import { fitsBeside, NetworkDrawing } from './network-drawing.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Missing, ThingLinks } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { collectionData } from './structured-data.ts';
import { localNameOf } from '../../vocabulary/namespaces.ts';

/** What the page of the visits is made from. */
export interface VisitsModel {
  readonly exchanges: Exchanges;
  readonly network: Network;
  readonly nameOf: ConceptName;
  readonly alternates: readonly Alternate[];
}

/** Rows of the table of all visits; the data have them all. */
const mostRows = 200;

/** The page of visits and mutual contributions: a drawing, and tables that say the same. */
export function visitsPage(model: VisitsModel, { t, list, canonical }: PageContext): Page {
  const { around, rows, parameters } = model.exchanges;
  return {
    head: {
      title: around ? `${t(messages.visitsOf)} ${around.name}` : t(collections.visites.title),
      description: t(messages.visitsLead),
      section: 'visites',
      alternates: model.alternates,
      unlisted: rows.length === 0 && parameters.length > 0,
      structuredData: collectionData({
        ...{ name: t(collections.visites.title), description: t(messages.visitsLead), url: canonical },
        total: rows.length,
        things: rows.map(({ iri, visitors, hosts }) => ({
          iri,
          name: [visitors, hosts].map((some) => list(some.map(({ name }) => name))).join(' → '),
        })),
      }),
    },
    content: <Visits {...model} />,
  };
}

function Visits({ exchanges, network, nameOf, alternates }: VisitsModel): VNode {
  const { t, href } = usePage();
  const { around, rows, ties, parameters } = exchanges;
  return (
    <>
      <Crumbs steps={around ? [[t(collections.visites.title), 'visites']] : []} />
      <header class="title">
        <h1>{around ? `${t(messages.visitsOf)} ${around.name}` : t(collections.visites.title)}</h1>
        <p class="lead">{t(messages.visitsLead)}</p>
        {around && (
          <p>
            <a href={href(around.iri)}>{t(messages.page)}</a>
          </p>
        )}
      </header>
      {parameters.length > 0 && <Passing exchanges={exchanges} />}
      {exchanges.years.length > 0 && <Narrowing exchanges={exchanges} />}
      {rows.length === 0 ? (
        <section class="card flat">
          <p>{t(parameters.length > 0 ? messages.nothingPasses : messages.noVisits)}</p>
          <p>
            <a class="button" href={href('visites/nouvelle')}>
              {t(messages.note)}
            </a>
          </p>
        </section>
      ) : (
        <div class={fitsBeside(network) ? 'network side-by-side' : 'network'}>
          <section aria-labelledby="reseau">
            <h2 id="reseau">{t(messages.network)}</h2>
            <NetworkDrawing network={network} around={around?.iri} />
          </section>
          <section aria-labelledby="liens">
            <h2 id="liens">{t(messages.ties)}</h2>
            <Ties ties={ties} />
          </section>
        </div>
      )}
      {rows.length > 0 && <All rows={rows} nameOf={nameOf} />}
      {rows.length > 0 && (
        <p>
          <a
            href={href(
              around ? `visites/nouvelle?visitor.0.place=${encodeURIComponent(around.iri)}` : 'visites/nouvelle',
            )}
          >
            {t(messages.note)}
          </a>
        </p>
      )}
      <Formats of={alternates} />
    </>
  );
}

/** How many of all the visits pass the filters, and the way to all of them. */
function Passing({ exchanges: { rows, total } }: Pick<VisitsModel, 'exchanges'>): VNode {
  const { t, href, number } = usePage();
  return (
    <p>
      {`${number(rows.length)} / ${number(total)} ${t(messages.passing)}`} ·{' '}
      <a href={href('visites')}>{t(messages.wholeNetwork)}</a>
    </p>
  );
}

function Narrowing({ exchanges }: Pick<VisitsModel, 'exchanges'>): VNode {
  const { t, href } = usePage();
  const { year, years, parameters } = exchanges;
  return (
    <form class="filters inline-form" action={href('visites').split('?', 1)[0]}>
      {parameters
        .filter(([name]) => name !== 'annee')
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
      <label for="annee">{t(messages.year)}</label>
      <select id="annee" name="annee">
        <option value="">{t(messages.anyYear)}</option>
        {years.map((one) => (
          <option key={one} value={one} selected={one === year}>
            {one}
          </option>
        ))}
      </select>
      <LanguageField />
      <button class="button">{t(lists.show)}</button>
    </form>
  );
}

function Ties({ ties }: { readonly ties: readonly Tie[] }): VNode {
  const { t, href, number, period } = usePage();
  return (
    <div class="scroll beside" role="group" aria-labelledby="liens" tabIndex={0}>
      <table>
        <caption>{t(messages.tiesCaption)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(messages.visitor)}</th>
            <th scope="col">{t(messages.host)}</th>
            <th scope="col">{t(messages.times)}</th>
            <th scope="col">{t(messages.latest)}</th>
          </tr>
        </thead>
        <tbody>
          {ties.map(({ from, to, exchanges: [latest, ...others] }) => (
            <tr key={`${from.iri} ${to.iri}`}>
              <td>
                <a href={href(`visites?fabrique=${localNameOf(from.iri)}`)}>{from.name}</a>
              </td>
              <td>
                <a href={href(`visites?fabrique=${localNameOf(to.iri)}`)}>{to.name}</a>
              </td>
              <td>{number(others.length + 1)}</td>
              <td>{period(latest?.date, latest?.end) ?? <Missing message={common.unknown} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function All({ rows, nameOf }: { readonly rows: readonly ExchangeRow[]; readonly nameOf: ConceptName }): VNode {
  const { t, href, period } = usePage();
  const names = (references: ExchangeRow['hosts']): string => references.map(({ name }) => name).join(', ');
  const links = (references: ExchangeRow['hosts']): VNode => (
    <ThingLinks to={references.map((reference) => ({ ...reference, language: '' }))} />
  );
  return (
    <section class="section" aria-labelledby="toutes">
      <h2 id="toutes">{t(messages.all)}</h2>
      <div class="scroll" role="group" aria-labelledby="toutes" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[messages.when, messages.kind, messages.visitor, messages.host].map((title) => (
                <th key={title.en} scope="col">
                  {t(title)}
                </th>
              ))}
              <th scope="col">
                <span class="hidden-visually">{t(messages.open)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostRows).map(({ iri, visitors, hosts, kind, date, end }) => (
              <tr key={iri}>
                <td>{period(date, end) ?? <Missing message={common.unknown} />}</td>
                <td>{kind ? nameOf(kind) : <Missing message={common.unknown} />}</td>
                <td>{links(visitors)}</td>
                <td>{links(hosts)}</td>
                <td>
                  <a href={href(iri)} aria-label={`${t(messages.open)} : ${names(visitors)} → ${names(hosts)}`}>
                    {t(messages.open)}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
