import type { ComponentChildren, VNode } from 'preact';
import type { CollectionPage } from '../../catalogue/collection-page.ts';
import type { SortKey } from '../../catalogue/filters.ts';
import type { Member, Partner } from '../../catalogue/members.ts';
import { kilometresTo } from '../../catalogue/distance.ts';
import { columnKinds, isOtherKind } from '../../catalogue/partner-kinds.ts';
import type { Message } from '../language.ts';
import { common } from '../messages/common.ts';
import { place } from '../messages/place.ts';
import { views } from '../messages/views.ts';
import { usePage } from './page-context.ts';
import { Say, WebLink } from './parts.tsx';
import { Kilometres } from './place-chooser.tsx';
import { ProposeLink } from './propose-link.tsx';
import { setAddress } from './set-address.ts';

interface TableColumn {
  readonly title: Message;
  readonly sort: SortKey;
  /** The field of the form in which it can be told. */
  readonly field: string;
  /** Nothing where nobody knows. */
  readonly value: (member: Member) => ComponentChildren;
}

const consortiumSorts = ['collectivite', 'centreSocial', 'bailleurSocial', 'formation'] as const;

const before: readonly TableColumn[] = [
  {
    title: views.codePostal,
    sort: 'codePostal',
    field: 'postalCode',
    value: ({ postalCodes }) => postalCodes.join(', '),
  },
  { title: views.town, sort: 'commune', field: 'addressLocality', value: ({ towns }) => towns.join(', ') },
  { title: views.inQpv, sort: 'qpv', field: 'inQPV', value: ({ inQPV }) => yesNo(inQPV) },
  { title: views.numerique, sort: 'numerique', field: 'numerique', value: ({ numerique }) => yesNo(numerique) },
  {
    title: views.carriers,
    sort: 'porteur',
    field: 'carrier',
    value: (member) => member.carriers.length > 0 && <Carriers member={member} />,
  },
];

/** The columns under the heading of the consortium. */
const inConsortium: readonly TableColumn[] = [
  ...columnKinds.map((kind, index) => ({
    title: views[kind],
    sort: consortiumSorts[index] ?? ('autres' as const),
    field: 'partner',
    value: ({ partners }: Member) => partnersOf(partners.filter((partner) => partner.kind === kind)),
  })),
  {
    title: views.others,
    sort: 'autres',
    field: 'partner',
    value: ({ partners }) => partnersOf(partners.filter(({ kind }) => isOtherKind(kind))),
  },
];

const after: readonly TableColumn[] = [
  { title: views.labelDate, sort: 'annee', field: 'label', value: ({ labelYears }) => labelYears.join(', ') },
  {
    title: views.carrierSince,
    sort: 'depuis',
    field: 'carrier',
    value: ({ carriersSince }) => carriersSince.join(', '),
  },
  {
    title: views.file,
    sort: 'dossier',
    field: 'applicationFile',
    value: (member) => member.applicationFiles.length > 0 && <Files member={member} />,
  },
];

/** How far each is from where the set is looked for. */
function distanceColumns({ filters }: CollectionPage): readonly TableColumn[] {
  const value = (member: Member) => member.location && <Kilometres value={kilometresTo(member, filters)} />;
  return filters.pres ? [{ title: views.distance, sort: 'distance', field: 'lat', value }] : [];
}

/** The technical table of the seed page, column by column; what is unknown says so, and leads to where it can be told. */
export function TechnicalTable({ page }: { readonly page: CollectionPage }): VNode {
  const { t, href } = usePage();
  // The columns of the seed page, in its order.
  const first = [...distanceColumns(page), ...before];
  const columns = [...first, ...inConsortium, ...after];
  return (
    <>
      <p class="soft small">
        <span id="legende">{t(views.tableCaption)}</span>{' '}
        {page.pages > 1 && (
          <a class="hidden-visually" href="#pages">
            {t(views.pastToPages)}
          </a>
        )}{' '}
        <a class="hidden-visually" href="#reprendre">
          {t(views.pastToData)}
        </a>
      </p>
      <div class="scroll" role="region" aria-label={t(views.table)} tabIndex={0}>
        <table class="technical" aria-describedby="legende">
          <thead>
            <tr>
              <Heading page={page} title={views.fabrique} sort="nom" rows={2} />
              {first.map((column) => (
                <Heading key={column.sort} page={page} {...column} rows={2} />
              ))}
              <th scope="colgroup" colSpan={inConsortium.length} class="group">
                {t(views.consortium)}
              </th>
              {after.map((column) => (
                <Heading key={column.sort} page={page} {...column} rows={2} />
              ))}
            </tr>
            <tr>
              {inConsortium.map((column) => (
                <Heading key={column.sort} page={page} {...column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {page.members.map((member) => (
              <tr key={member.iri}>
                <th scope="row">
                  <a href={href(member.iri)}>{member.name}</a>
                </th>
                {columns.map((column) => (
                  <Cell key={column.sort} column={column} member={member} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface HeadingProps {
  readonly page: CollectionPage;
  readonly title: Message;
  readonly sort: SortKey;
  readonly rows?: number;
}

function Heading({ page, title, sort, rows }: HeadingProps): VNode {
  const { t, href } = usePage();
  const isSorted = page.filters.tri === sort;
  const { descending } = page.filters;
  const next = isSorted && !descending ? `-${sort}` : sort;
  const target = setAddress(page, { without: [['tri']], adding: [['tri', next]] });
  return (
    <th scope="col" rowSpan={rows} aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}>
      <a href={href(target)} rel="nofollow">
        {t(title)}
        {isSorted && <span aria-hidden="true">{descending ? ' ↓' : ' ↑'}</span>}
      </a>
    </th>
  );
}

function Cell({ column, member }: { readonly column: TableColumn; readonly member: Member }): VNode {
  const { t } = usePage();
  const value = column.value(member);
  return (
    <td>
      {value === undefined || value === false || value === '' ? (
        <ProposeLink of={member.iri} fact={t(column.title)} name={member.name} field={column.field} />
      ) : (
        value
      )}
    </td>
  );
}

function Carriers({ member: { carriers, leadCarriers } }: { readonly member: Member }): VNode {
  const { href, t } = usePage();
  const leads = new Set(leadCarriers.map((lead) => lead.iri));
  return (
    <>
      {carriers.map((carrier, index) => (
        <span key={carrier.iri}>
          {index > 0 && ', '}
          <a href={href(carrier.iri)}>{carrier.name}</a>
          {leads.has(carrier.iri) && ` (${t(place.lead)})`}
        </span>
      ))}
    </>
  );
}

function partnersOf(partners: readonly Partner[]): VNode | undefined {
  return partners.length === 0 ? undefined : <Partners of={partners} />;
}

function Partners({ of }: { readonly of: readonly Partner[] }): VNode {
  const { t } = usePage();
  return <>{[...new Set(of.map((partner) => partner.name ?? t(views.unnamed)))].join(', ')}</>;
}

function Files({ member: { applicationFiles, name } }: { readonly member: Member }): VNode {
  const { t } = usePage();
  return (
    <>
      {applicationFiles.map((file) => (
        <WebLink key={file} to={file}>
          {t(views.open)}
          <span class="hidden-visually"> {name}</span>
        </WebLink>
      ))}
    </>
  );
}

function yesNo(value: boolean | undefined): VNode | undefined {
  return value === undefined ? undefined : <Say message={value ? common.yes : common.no} />;
}
