import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { StructureView } from '../../catalogue/portal/other-views.ts';
import type { Surroundings } from '../../catalogue/portal/surroundings.ts';
import { placeOf } from '../../catalogue/search/search-entries.ts';
import type { Involvement } from '../../catalogue/structures/involvement-index.ts';
import { collections } from '../messages/collections.ts';
import { place as placeMessages } from '../messages/place.ts';
import { things as messages } from '../messages/things.ts';
import { contactFacts } from './contacts.tsx';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import {
  Crumbs,
  type FactEntry,
  Fiche,
  Missing,
  Name,
  Section,
  Texts,
  ThingLink,
  ThingLinks,
  WebLink,
} from './parts.tsx';
import { Sources } from './sources.tsx';

/** What the page of a structure is made from. */
export interface StructurePageProps {
  readonly structure: StructureView;
  readonly about: ThingDescription;
  readonly around: Surroundings;
  readonly alternates: readonly Alternate[];
}

/** The page of a structure: what it is, what it carries and where it is a partner. */
export function StructurePage({ structure, about, around, alternates }: StructurePageProps): VNode {
  const { t, date } = usePage();
  const { address, websites, seeAlso } = structure;
  const carried = about.inverse.involvements.filter(({ role }) => role !== 'partner');
  const partnered = about.inverse.involvements.filter(({ role }) => role === 'partner');
  const intro = (
    <header class="title">
      <p class="kicker">
        <span class="chip">{structure.legalForm ? <Name of={structure.legalForm} /> : t(messages.structure)}</span>
      </p>
      <h1>{structure.name}</h1>
      {structure.otherNames.length > 0 && (
        <p class="soft">
          {t(placeMessages.alsoNamed)} {structure.otherNames.join(', ')}
        </p>
      )}
      <div class="lead">
        <Texts of={structure.descriptions} />
      </div>
    </header>
  );
  const town = [address.postalCode, address.locality].filter(Boolean).join(' ');
  const facts: FactEntry[] = [
    [messages.legalForm, structure.legalForm && <Name of={structure.legalForm} />],
    [messages.foundingDate, structure.since && date(structure.since)],
    [messages.address, [address.street, town].filter(Boolean).join(', ')],
    [messages.website, websites.length > 0 && websites.map((address) => <WebLink key={address} to={address} />)],
    ...contactFacts(structure.contacts),
    ...structure.identifiers.map(({ kind, value }): FactEntry => [{ fr: kind, en: kind }, value]),
    ...(seeAlso.length > 0 ? [[messages.seeAlso, <ThingLinks key="see" to={seeAlso} />] as const] : []),
  ];
  return (
    <Fiche
      crumbs={<Crumbs steps={[[t(collections.structures.title), 'structures']]} />}
      intro={intro}
      facts={facts}
      alternates={alternates}
    >
      <Section id="porte" title={messages.carries}>
        <Involvements
          of={carried}
          about={about}
          around={around}
          empty={<Missing message={messages.carriesNothing} />}
        />
      </Section>
      {partnered.length > 0 && (
        <Section id="partenaire" title={messages.partners}>
          <Involvements
            of={partnered}
            about={about}
            around={around}
            empty={<Missing message={messages.partnersNowhere} />}
          />
        </Section>
      )}
      <Sources about={about} />
    </Fiche>
  );
}

function Where({ of }: { readonly of: ReturnType<Surroundings['member']> }): VNode | null {
  const where = of ? placeOf(of) : '';
  return where === '' ? null : <p class="soft small">{where}</p>;
}

function Involvements(props: {
  readonly of: readonly Involvement[];
  readonly about: ThingDescription;
  readonly around: Surroundings;
  readonly empty: VNode;
}): VNode {
  const { t } = usePage();
  const { labels } = props.about;
  return props.of.length === 0 ? (
    <p>{props.empty}</p>
  ) : (
    <ul class="rows">
      {props.of.map(({ place, role, kind }) => (
        <li key={place + (kind ?? '')}>
          <span class="name">
            <ThingLink to={labels.thing(place)} />
          </span>{' '}
          {role === 'lead' && <span class="chip ochre">{t(placeMessages.lead)}</span>}
          {kind && (
            <span class="soft">
              {t(messages.as)} <Name of={labels.concept(kind)} />
            </span>
          )}
          <Where of={props.around.member(place)} />
        </li>
      ))}
    </ul>
  );
}
