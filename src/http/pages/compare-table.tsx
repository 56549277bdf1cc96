import type { ComponentChildren, VNode } from 'preact';
import type { Compared, ComparedAction, Comparison } from '../../catalogue/comparison/compare.ts';
import type { Member } from '../../catalogue/members.ts';
import { practiceCategory } from '../../catalogue/practices/list-practices.ts';
import { departementOf } from '../../catalogue/territories.ts';
import { conceptIri } from '../../vocabulary/namespaces.ts';
import type { Message } from '../language.ts';
import { comparison as messages } from '../messages/comparison.ts';
import { place as placeMessages } from '../messages/place.ts';
import { views } from '../messages/views.ts';
import { compareAddress } from './compare-address.ts';
import type { ConceptName } from './concept-name.ts';
import { FundingBars } from './funding.tsx';
import { StatusShape } from './icons.tsx';
import { usePage } from './page-context.ts';
import { Missing, YesNo } from './parts.tsx';

interface TableProps {
  readonly comparison: Comparison;
  readonly nameOf: ConceptName;
}

/** The categories of practices that a comparison always sets apart, in their order. */
const usualCategories = ['gouvernance', 'financement', 'compagnonnage', 'projet', 'action'].map(practiceCategory);

/** Fabriques side by side, one column each. */
export function ComparisonTable({ comparison, nameOf }: TableProps): VNode {
  const { t, href, compare } = usePage();
  const { compared } = comparison;
  const used = new Set(compared.flatMap(({ practices }) => practices.flatMap(({ categories }) => categories)));
  const added = [...used].filter((category) => !usualCategories.includes(category));
  const slugs = compared.map(({ member }) => member.slug);
  return (
    <>
      <p id="legende" class="soft small">
        {t(messages.caption)}
      </p>
      <div class="scroll" role="group" aria-label={t(messages.title)} tabIndex={0}>
        <table class="comparison" aria-describedby="legende">
          <thead>
            <tr>
              <td />
              {compared.map(({ member }) => (
                <th key={member.iri} scope="col">
                  <a href={href(member.iri)}>{member.name}</a>
                  <a
                    class="small"
                    href={href(compareAddress(slugs.filter((slug) => slug !== member.slug)))}
                    aria-label={`${t(messages.remove)} ${member.name}`}
                  >
                    {t(messages.remove)}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <Facts compared={compared} nameOf={nameOf} />
          <Actions comparison={comparison} />
          {[...usualCategories, ...added.sort((a, b) => compare(nameOf(a), nameOf(b)))].map((category) => (
            <Practices key={category} concept={category} compared={compared} nameOf={nameOf} />
          ))}
        </table>
      </div>
    </>
  );
}

function Group({ title, columns }: { readonly title: string; readonly columns: number }): VNode {
  return (
    <tr class="category">
      <th scope="rowgroup" colSpan={columns + 1}>
        <span>{title}</span>
      </th>
    </tr>
  );
}

function Row(props: {
  readonly title: ComponentChildren;
  readonly of: readonly Compared[];
  readonly cell: (compared: Compared, index: number) => ComponentChildren;
}): VNode {
  return (
    <tr>
      <th scope="row">{props.title}</th>
      {props.of.map((compared, index) => {
        const cell = props.cell(compared, index);
        return <td key={compared.member.iri}>{cell === undefined || cell === '' ? <Missing /> : cell}</td>;
      })}
    </tr>
  );
}

function Facts({ compared, nameOf }: { readonly compared: readonly Compared[]; readonly nameOf: ConceptName }): VNode {
  const { t } = usePage();
  const partners = (member: Member, kinds: readonly string[]): string =>
    member.partners
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ name }) => name ?? t(views.unnamed))
      .join(', ');
  const rows: readonly (readonly [Message, (member: Member) => ComponentChildren])[] = [
    [messages.town, ({ towns, postalCodes }) => [postalCodes[0], towns[0]].filter(Boolean).join(' ')],
    [
      messages.departement,
      ({ departement }) => (departement === undefined ? undefined : departementOf(departement)?.name),
    ],
    [views.inQpv, ({ inQPV }) => <YesNo value={inQPV} />],
    [views.numerique, ({ numerique }) => <YesNo value={numerique} />],
    [views.carriers, ({ carriers }) => carriers.map(({ name }) => name).join(', ')],
    [views.carrierSince, ({ carriersSince }) => carriersSince.map((date) => date.slice(0, 4)).join(', ')],
    ...(['collectivite', 'centre-social', 'bailleur-social', 'acteur-de-la-formation'] as const).map(
      (kind) => [views[kind], (member: Member) => partners(member, [kind])] as const,
    ),
    [views.others, (member) => partners(member, ['entreprise', 'association', 'autre'])],
    [
      messages.label,
      ({ labelYears, waves }) => [...labelYears, ...waves.map((wave) => `${t(messages.wave)} ${wave}`)].join(', '),
    ],
    [messages.families, ({ families }) => families.map((slug) => nameOf(conceptIri('families', slug))).join(', ')],
  ];
  return (
    <tbody>
      <Group title={t(messages.technical)} columns={compared.length} />
      {rows.map(([title, cell]) => (
        <Row key={title.en} title={t(title)} of={compared} cell={({ member }) => cell(member)} />
      ))}
    </tbody>
  );
}

function Actions({ comparison: { compared, actions } }: { readonly comparison: Comparison }): VNode {
  const { t, href, language } = usePage();
  return (
    <tbody>
      <Group title={t(messages.actions)} columns={compared.length} />
      {actions.length === 0 && (
        <tr>
          <td colSpan={compared.length + 1}>
            <Missing message={messages.noActions} />
          </td>
        </tr>
      )}
      {actions.map((action) => (
        <Row
          key={action.iri}
          title={<a href={href(action.iri)}>{action.labels[language] ?? action.name}</a>}
          of={compared}
          cell={(_compared, index) => <Statuses of={action.statuses[index] ?? []} />}
        />
      ))}
    </tbody>
  );
}

function Statuses({ of }: { readonly of: ComparedAction['statuses'][number] }): VNode {
  const { t } = usePage();
  return of.length === 0 ? (
    <Missing message={messages.notNoted} />
  ) : (
    <>
      {of.map((status) => (
        <span key={status} class={`status ${status}`}>
          <StatusShape status={status} />
          {t(placeMessages[status])}
        </span>
      ))}
    </>
  );
}

function Practices(props: {
  readonly concept: string;
  readonly compared: readonly Compared[];
  readonly nameOf: ConceptName;
}): VNode {
  const { t, href } = usePage();
  const { concept, compared, nameOf } = props;
  const within = ({ practices }: Compared) => practices.filter(({ categories }) => categories.includes(concept));
  return (
    <tbody>
      <Group title={nameOf(concept)} columns={compared.length} />
      <Row
        title={t(messages.practices)}
        of={compared}
        cell={(one) => {
          const found = within(one);
          return found.length === 0 ? undefined : (
            <ul class="plain">
              {found.map(({ member }) => (
                <li key={member.iri}>
                  <a href={href(member.iri)}>{member.name}</a>
                </li>
              ))}
            </ul>
          );
        }}
      />
      {compared.some((one) => within(one).some(({ funding }) => funding.length > 0)) && (
        <Row
          title={t(messages.mix)}
          of={compared}
          cell={(one) => {
            const lines = within(one).flatMap(({ funding }) => funding);
            return lines.length === 0 ? undefined : <FundingBars lines={lines} nameOf={nameOf} />;
          }}
        />
      )}
    </tbody>
  );
}
