import type { VNode } from 'preact';
import { type ActionMatrix, type MatrixCategory, type MatrixRow, mostNames } from '../../catalogue/actions/matrix.ts';
import { type Status, statuses } from '../../catalogue/filters.ts';
import type { Member } from '../../catalogue/members.ts';
import { distanceTo, type Territory } from '../../catalogue/nearby/territory.ts';
import { queryOf } from '../collection-views/collection-view.ts';
import { listParametersOf } from '../collection-views/data-parameters.ts';
import { collections } from '../messages/collections.ts';
import { actions as messages } from '../messages/actions.ts';
import { forms } from '../messages/forms.ts';
import { StatusShape } from './icons.tsx';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats } from './parts.tsx';
import { fromPlace, kilometresInWords, PlaceChooser } from './place-chooser.tsx';
import type { Page } from './render-page.tsx';
import { termSetData } from './structured-data.ts';

/** The page of the actions: the matrix of who does, has started and wants what, in a territory. */
export function actionsPage(
  matrix: ActionMatrix,
  alternates: readonly Alternate[],
  { t, language, baseIri }: PageContext,
): Page {
  return {
    head: {
      title: t(collections.actions.title),
      description: t(messages.matrixLead),
      section: 'actions',
      alternates,
      scripts: ['near-me.js'],
      unlisted: matrix.territory.parameters.length > 0,
      structuredData: termSetData({
        ...{ iri: `${baseIri}actions`, name: t(collections.actions.title), description: t(messages.matrixLead) },
        terms: [
          ...new Set(
            matrix.categories.flatMap(({ category, rows }) => [category, ...rows].map(({ action }) => action)),
          ),
        ].map(({ iri, name, labels }) => ({ iri, name: labels[language] ?? name, description: undefined })),
      }),
    },
    content: <Matrix matrix={matrix} alternates={alternates} />,
  };
}

function Matrix({ matrix, alternates }: { readonly matrix: ActionMatrix; readonly alternates: readonly Alternate[] }) {
  const page = usePage();
  const where: Where = { territory: matrix.territory, setOf: setsOf(matrix.territory) };
  const { t, number, worded, href } = page;
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{t(collections.actions.title)}</h1>
        <p class="lead">{t(messages.matrixLead)}</p>
      </header>
      <PlaceChooser territory={matrix.territory} action="actions" wider={matrix.wider} />
      <p class="count" role="status">
        <strong>{number(matrix.engaged)}</strong> {worded(matrix.engaged, messages.engagedOf)}{' '}
        {number(matrix.fabriques)}.{' '}
        {matrix.engaged < matrix.fabriques && <span class="soft">{t(messages.invite)}</span>}
      </p>
      <p id="legende" class="soft small">
        {t(messages.caption)}
      </p>
      <div class="scroll" role="group" aria-label={t(collections.actions.title)} tabIndex={0}>
        <table class="matrix" aria-describedby="legende">
          <thead>
            <tr>
              <th scope="col">{t(messages.subAction)}</th>
              {statuses.map((status) => (
                <th key={status} scope="col">
                  <span class={`status ${status}`}>
                    <StatusShape status={status} />
                    {t(messages[status])}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {matrix.categories.map((category) => categoryRows(category, where, page))}
        </table>
      </div>
      <p>
        <a href={href('actions/nouvelle')}>{t(forms.newAction)}</a>
      </p>
      <Formats of={alternates} />
    </>
  );
}

// Not components from here on: there are hundreds of cells, and each of them would ask for the page again.

/** Where all cells of a matrix are about. */
interface Where {
  readonly territory: Territory;
  /** The address of those who give a status to an action there. */
  readonly setOf: ReturnType<typeof setsOf>;
}

function categoryRows({ category, rows, fabriques }: MatrixCategory, where: Where, page: PageContext): VNode {
  const { counted } = page;
  return (
    <tbody key={category.action.iri}>
      <tr class="category">
        <th scope="rowgroup">
          {actionLink(category.action, where, page)}
          {fabriques > 0 && <span class="soft small">{counted(fabriques, messages.engagedIn)}</span>}
        </th>
        {cellsOf(category, where, page)}
      </tr>
      {rows.map((row, index) => (
        <tr key={`${row.action.iri} ${index}`}>
          <th scope="row" class={`depth-${Math.min(row.depth, 2)}`}>
            {actionLink(row.action, where, page)}
          </th>
          {cellsOf(row, where, page)}
        </tr>
      ))}
    </tbody>
  );
}

function actionLink({ iri, name, labels }: Member, { territory }: Where, { href, language }: PageContext): VNode {
  return <a href={href(fromPlace(iri, territory))}>{labels[language] ?? name}</a>;
}

function cellsOf(row: MatrixRow, where: Where, page: PageContext): VNode[] {
  return statuses.map((status) => <td key={status}>{namesOf(row, status, where, page)}</td>);
}

/** How many they are, the first names, and the way to the others. */
function namesOf(row: MatrixRow, status: Status, where: Where, page: PageContext): VNode {
  const { t, href, number, counted } = page;
  const { total, first } = row.engaged[status];
  if (total === 0) {
    return <span class="hidden-visually">{t(messages.nobody)}</span>;
  }
  const others = total - first.length;
  const set = where.setOf(row.action.slug, status);
  return (
    <>
      {total > 1 && <strong class="tally-of">{number(total)}</strong>}
      <ul class="plain" data-near-list={href(pointsOf(set))} data-near-most={mostNames}>
        {first.map((member) => {
          const far = kilometresInWords(distanceTo(member, where.territory.point), page);
          return (
            <li key={member.iri}>
              <a href={href(member.iri)}>{member.name}</a>
              {far !== undefined && <span class="soft small">{` ${far}`}</span>}
            </li>
          );
        })}
      </ul>
      {others > 0 && <a href={href(set)}>{counted(others, messages.others)}</a>}
    </>
  );
}

/** The address of the same set as points, in which a script looks for the nearest. */
export function pointsOf(set: string): string {
  return set.replace('fabriques?', 'fabriques.geojson?');
}

/** Writes the address of the fabriques of a territory that give a status to an action, as a list. */
export function setsOf(territory: Territory): (action: string, status?: Status) => string {
  const where = queryOf(listParametersOf(territory)).replace('?', '&');
  return (action, status) =>
    `fabriques?action=${encodeURIComponent(action)}${status === undefined ? '' : `&statut=${status}`}${where}`;
}
