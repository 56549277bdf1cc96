import type { VNode } from 'preact';
import { isOfPlaces, type CollectionName } from '../../catalogue/kinds.ts';
import type { Member } from '../../catalogue/members.ts';
import { type Labels, pageOfConcept } from '../../catalogue/portal/labels.ts';
import { departementOf } from '../../catalogue/territories.ts';
import { lists } from '../messages/lists.ts';
import { place as placeMessages } from '../messages/place.ts';
import { usePage } from './page-context.ts';
import { Kilometres } from './place-chooser.tsx';

/** One member of a collection as a line of a list. */
export function MemberCard(props: {
  readonly member: Member;
  readonly collection: CollectionName;
  readonly labels: Labels;
  /** How far it is from where it is looked for. */
  readonly kilometres?: number | undefined;
}): VNode {
  const { member, collection, labels, kilometres } = props;
  const { href, language } = usePage();
  return (
    <>
      <h2 class="name">
        <a href={href(pageOfConcept(member.iri))}>{member.labels[language] ?? member.labels['fr'] ?? member.name}</a>
      </h2>
      {isOfPlaces(collection) && <FabriqueLine member={member} labels={labels} kilometres={kilometres} />}
      {collection === 'structures' && <OtherLine values={[...(member.others['legalForm'] ?? [])]} labels={labels} />}
      {collection === 'actions' && <OtherLine values={[...(member.others['broader'] ?? [])]} labels={labels} />}
      {collection === 'visites' && (
        <OtherLine values={[...(member.others['visitor'] ?? []), ...(member.others['host'] ?? [])]} labels={labels} />
      )}
      {collection === 'categories' && (
        <p class="soft">
          {member.definitions[language] ?? member.definitions['fr'] ?? Object.values(member.definitions)[0]}
        </p>
      )}
      {collection === 'pratiques' && <OtherLine values={[...(member.others['category'] ?? [])]} labels={labels} />}
    </>
  );
}

function FabriqueLine(props: {
  readonly member: Member;
  readonly labels: Labels;
  readonly kilometres: number | undefined;
}): VNode {
  const { member, labels, kilometres } = props;
  const { t } = usePage();
  const departement = member.departement === undefined ? undefined : departementOf(member.departement);
  const town = member.towns[0];
  const where = [town, departement && departement.name !== town ? departement.name : undefined]
    .filter(Boolean)
    .join(', ');
  const [year] = member.labelYears;
  return (
    <>
      <p>
        {where}
        {kilometres !== undefined && (
          <>
            {' '}
            <Kilometres value={kilometres} />
          </>
        )}
        {member.types.includes('FabriqueNumerique') && (
          <>
            {' '}
            <span class="chip">{t(placeMessages.numerique)}</span>
          </>
        )}
        {member.inQPV === true && (
          <>
            {' '}
            <span class="chip tile">QPV</span>
          </>
        )}
      </p>
      {(member.carriers.length > 0 || year) && (
        <p class="soft small">
          {member.carriers.length > 0 && `${t(lists.carriedBy)} ${member.carriers.map(({ name }) => name).join(', ')}`}
          {member.carriers.length > 0 && year && ' · '}
          {year && `${t(lists.labelled)} ${year}`}
        </p>
      )}
      <MemberActions member={member} labels={labels} />
    </>
  );
}

function MemberActions({ member, labels }: { readonly member: Member; readonly labels: Labels }): VNode | null {
  const { href } = usePage();
  const distinct = [...new Set(member.actions.map(({ iri }) => iri))].map(labels.thing);
  return distinct.length === 0 ? null : (
    <p class="small">
      {distinct.map(({ iri, name }, index) => (
        <span key={iri}>
          {index > 0 && ' · '}
          <a href={href(iri)}>{name}</a>
        </span>
      ))}
    </p>
  );
}

function OtherLine({ values, labels }: { readonly values: readonly string[]; readonly labels: Labels }): VNode | null {
  return values.length === 0 ? null : (
    <p class="soft">{values.map((value) => labels.concept(value).name).join(', ')}</p>
  );
}
