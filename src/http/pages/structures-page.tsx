import type { VNode } from 'preact';
import { type StructureEntry, type StructureList, structureRoles } from '../../catalogue/structures/list-structures.ts';
import { usualPerPage } from '../../catalogue/read-filters.ts';
import { allDepartements } from '../../catalogue/territories.ts';
import { queryOf } from '../collection-views/collection-view.ts';
import { collections } from '../messages/collections.ts';
import { exchange as messages } from '../messages/exchange.ts';
import { forms } from '../messages/forms.ts';
import { lists } from '../messages/lists.ts';
import { nearby } from '../messages/nearby.ts';
import { place as placeMessages } from '../messages/place.ts';
import { LanguageField } from './collection-filters.tsx';
import type { ConceptName } from './concept-name.ts';
import type { Alternate } from './layout.tsx';
import { type PageContext, usePage } from './page-context.ts';
import { Crumbs, Formats, Missing } from './parts.tsx';
import type { Page } from './render-page.tsx';
import { collectionData } from './structured-data.ts';

/** What the page of the structures is made from. */
export interface StructuresModel {
  readonly list: StructureList;
  readonly nameOf: ConceptName;
  readonly alternates: readonly Alternate[];
}

/** The page of the structures: each with what it carries and where it is a partner. */
export function structuresPage(model: StructuresModel, { t, number, canonical }: PageContext): Page {
  const { page, pages, total } = model.list;
  const title = t(collections.structures.title);
  return {
    head: {
      title: page > 1 ? `${title}, ${number(page)}/${number(pages)}` : title,
      description: t(collections.structures.lead),
      section: 'structures',
      alternates: model.alternates,
      unlisted: total === 0,
      structuredData: collectionData({
        ...{ name: title, description: t(collections.structures.lead), url: canonical, total },
        things: model.list.entries.map(({ member }) => member),
        before: (page - 1) * usualPerPage,
      }),
    },
    content: <Structures {...model} />,
  };
}

function Structures({ list, nameOf, alternates }: StructuresModel): VNode {
  const { t, counted, href } = usePage();
  return (
    <>
      <Crumbs steps={[]} />
      <header class="title">
        <h1>{t(collections.structures.title)}</h1>
        <p class="lead">{t(collections.structures.lead)}</p>
      </header>
      <div class="listing">
        <div class="narrowing">
          <Narrowing list={list} />
        </div>
        <div class="found">
          <p class="count" role="status">
            <strong>{counted(list.total, collections.structures)}</strong>
          </p>
          {list.total === 0 && <p>{t(lists.nothing)}</p>}
          <ul class="rows members">
            {list.entries.map((entry) => (
              <li key={entry.member.iri}>
                <StructureLine entry={entry} nameOf={nameOf} />
              </li>
            ))}
          </ul>
          <Pages list={list} />
        </div>
        <aside class="data">
          <p>
            <a href={href('structures/nouvelle')}>{t(forms.newStructure)}</a>
          </p>
          <Formats of={alternates} />
        </aside>
      </div>
    </>
  );
}

function Narrowing({ list }: { readonly list: StructureList }): VNode {
  const { t, href, compare } = usePage();
  return (
    <form class="filters card flat" action={href('structures').split('?', 1)[0]} aria-labelledby="filtrer">
      <h2 id="filtrer">{t(lists.filters)}</h2>
      <div class="field">
        <label for="q">{t(lists.words)}</label>
        <input id="q" type="search" name="q" value={list.q} />
      </div>
      <div class="field">
        <label for="role">{t(messages.role)}</label>
        <select id="role" name="role">
          <option value="">{t(messages.any)}</option>
          {structureRoles.map((role) => (
            <option key={role} value={role} selected={role === list.role}>
              {t(messages[role])}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="departement">{t(nearby.departement)}</label>
        <select id="departement" name="departement">
          <option value="">{t(nearby.all)}</option>
          {[...allDepartements]
            .sort((a, b) => compare(a.name, b.name))
            .map(({ code, name }) => (
              <option key={code} value={code} selected={code === list.departement}>
                {`${name} (${code})`}
              </option>
            ))}
        </select>
      </div>
      <LanguageField />
      <p>
        <button class="button">{t(lists.show)}</button> <a href={href('structures')}>{t(lists.clear)}</a>
      </p>
    </form>
  );
}

function StructureLine({ entry, nameOf }: { readonly entry: StructureEntry; readonly nameOf: ConceptName }): VNode {
  const { t, href } = usePage();
  const { member, involvements } = entry;
  const carried = involvements.filter(({ role }) => role !== 'partner');
  const partnered = involvements.filter(({ role }) => role === 'partner');
  const forms = (member.others['legalForm'] ?? []).map(nameOf).join(', ');
  return (
    <>
      <h2 class="name">
        <a href={href(member.iri)}>{member.name}</a>
      </h2>
      {forms !== '' && <p class="soft small">{forms}</p>}
      {carried.length > 0 && (
        <p>
          <span class="chip ochre">{t(messages.carries)}</span> <Places of={carried} />
        </p>
      )}
      {partnered.length > 0 && (
        <p>
          <span class="chip">{t(messages.partnersIn)}</span> <Places of={partnered} nameOf={nameOf} />
        </p>
      )}
      {involvements.length === 0 && (
        <p>
          <Missing message={messages.nothingKnown} />
        </p>
      )}
    </>
  );
}

function Places(props: { readonly of: StructureEntry['involvements']; readonly nameOf?: ConceptName }): VNode {
  const { t, href } = usePage();
  const shown = props.of.slice(0, 12);
  return (
    <>
      {shown.map(({ place, role, kind, fabrique }, index) => (
        <span key={`${place} ${kind ?? ''}`}>
          {index > 0 && ', '}
          <a href={href(place)}>{fabrique?.name ?? place}</a>
          {role === 'lead' && ` (${t(placeMessages.lead)})`}
          {kind !== undefined && props.nameOf && <span class="soft small"> ({props.nameOf(kind)})</span>}
        </span>
      ))}
      {props.of.length > shown.length && ' …'}
    </>
  );
}

function Pages({ list }: { readonly list: StructureList }): VNode | null {
  const { t, href, number } = usePage();
  const { page, pages, q, role, departement } = list;
  const at = (number: number): string =>
    href(
      `structures${queryOf([
        ...(q === '' ? [] : [['q', q] as const]),
        ...(role ? [['role', role] as const] : []),
        ...(departement ? [['departement', departement] as const] : []),
        ...(number > 1 ? [['page', String(number)] as const] : []),
      ])}`,
    );
  return pages < 2 ? null : (
    <nav class="pager" aria-label={t(lists.pages)}>
      {page > 1 ? (
        <a class="button" href={at(page - 1)} rel="prev">
          {t(lists.previous)}
        </a>
      ) : (
        <span />
      )}
      <span>{`${number(page)} / ${number(pages)}`}</span>
      {page < pages ? (
        <a class="button" href={at(page + 1)} rel="next">
          {t(lists.next)}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
