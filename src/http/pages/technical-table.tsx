import type { ComponentChildren, VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { SortKey } from '../../catalogue/filters.ts';
import type { Member, Partner } from '../../catalogue/members.ts';
import type { Message } from '../language.ts';
import { place } from '../messages/place.ts';
import { views } from '../messages/views.ts';
import { usePage } from './page-context.ts';
import { Missing, WebLink, YesNo } from './parts.tsx';
import { setAddress } from './set-address.ts';

const kinds = ['collectivite', 'centre-social', 'bailleur-social', 'acteur-de-la-formation'] as const;

/** The technical table of the seed page, column by column; what is unknown says so. */
export function TechnicalTable({ page }: { readonly page: CollectionPage }): VNode {
  const { t } = usePage();
  return (
    <div class="scroll" role="region" aria-label={t(views.table)} tabIndex={0}>
      <table class="technical">
        <caption>{t(views.tableCaption)}</caption>
        <thead>
          <tr>
            <Heading page={page} title={views.fabrique} sort="nom" />
            <Heading page={page} title={views.codePostal} sort="codePostal" />
            <Heading page={page} title={views.town} sort="commune" />
            <Heading page={page} title={views.inQpv} sort="qpv" />
            <Heading page={page} title={views.numerique} sort="numerique" />
            <Heading page={page} title={views.carriers} sort="porteur" />
            <th scope="colgroup" colSpan={kinds.length + 1} class="group">
              {t(views.consortium)}
            </th>
            <Heading page={page} title={views.labelDate} sort="annee" />
            <Heading page={page} title={views.carrierSince} sort="depuis" />
            <th scope="col" rowSpan={2}>
              {t(views.file)}
            </th>
          </tr>
          <tr>
            {[...kinds.map((kind) => views[kind]), views.others].map((title) => (
              <th key={title.en} scope="col">
                {t(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.members.map((member) => (
            <Row key={member.iri} member={member} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading(props: { readonly page: CollectionPage; readonly title: Message; readonly sort: SortKey }): VNode {
  const { t, href } = usePage();
  const { page, sort } = props;
  const isSorted = page.filters.tri === sort;
  const { descending } = page.filters;
  const next = isSorted && !descending ? `-${sort}` : sort;
  const target = setAddress(page, { without: [['tri']], adding: [['tri', next]] });
  return (
    <th scope="col" rowSpan={2} aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}>
      <a href={href(target)} rel="nofollow">
        {t(props.title)}
        {isSorted && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  );
}

function Row({ member }: { readonly member: Member }): VNode {
  const { href, t } = usePage();
  const { iri, name, postalCodes, towns, inQPV, numerique, carriers, leadCarriers, partners, labelYears } = member;
  const leads = new Set(leadCarriers.map((lead) => lead.iri));
  const known: readonly string[] = kinds;
  return (
    <tr>
      <th scope="row">
        <a href={href(iri)}>{name}</a>
      </th>
      <Cell>{postalCodes.join(', ')}</Cell>
      <Cell>{towns.join(', ')}</Cell>
      <td>
        <YesNo value={inQPV} />
      </td>
      <td>
        <YesNo value={numerique} />
      </td>
      <Cell>
        {carriers.length > 0 &&
          carriers.map((carrier, index) => (
            <span key={carrier.iri}>
              {index > 0 && ', '}
              <a href={href(carrier.iri)}>{carrier.name}</a>
              {leads.has(carrier.iri) && ` (${t(place.lead)})`}
            </span>
          ))}
      </Cell>
      {kinds.map((kind) => (
        <Partners key={kind} of={partners.filter((partner) => partner.kind === kind)} />
      ))}
      <Partners of={partners.filter(({ kind }) => !known.includes(kind))} />
      <Cell>{labelYears.join(', ')}</Cell>
      <Cell>{member.carriersSince.join(', ')}</Cell>
      <Cell>
        {member.applicationFiles.length > 0 &&
          member.applicationFiles.map((file) => (
            <WebLink key={file} to={file}>
              {t(views.open)}
              <span class="hidden-visually"> {name}</span>
            </WebLink>
          ))}
      </Cell>
    </tr>
  );
}

function Partners({ of }: { readonly of: readonly Partner[] }): VNode {
  const { t } = usePage();
  return <Cell>{[...new Set(of.map((partner) => partner.name ?? t(views.unnamed)))].join(', ')}</Cell>;
}

function Cell({ children }: { readonly children: ComponentChildren }): VNode {
  return <td>{children === '' || children === false ? <Missing /> : children}</td>;
}
