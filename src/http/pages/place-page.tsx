import type { VNode } from 'preact';
import type { PlaceView } from '../../catalogue/portal/place-model.ts';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import { completenessOf } from '../../catalogue/portal/completeness.ts';
import type { Surroundings } from '../../catalogue/portal/surroundings.ts';
import { collections } from '../messages/collections.ts';
import { place as messages } from '../messages/place.ts';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { contactFacts } from './contacts.tsx';
import { Crumbs, type FactEntry, Fiche, Texts, WebLink, YesNo } from './parts.tsx';
import { CiteAndFind } from './cite-and-find.tsx';
import { Actions, Carriers, Consortium } from './place-people.tsx';
import { Neighbours, SmallMap } from './place-around.tsx';
import { Gaps } from './place-gaps.tsx';
import { Exchanges } from './place-exchanges.tsx';
import { Characteristics, LabelHistory, Practices } from './place-record.tsx';
import { Sources } from './sources.tsx';
import { Videos } from './videos.tsx';

/** What the page of a place is made from. */
export interface PlacePageProps {
  readonly place: PlaceView;
  readonly about: ThingDescription;
  readonly around: Surroundings;
  readonly alternates: readonly Alternate[];
}

/** The page of a fabrique, or of another third place. */
export function PlacePage({ place, about, around, alternates }: PlacePageProps): VNode {
  const { t } = usePage();
  const { departement, otherNames } = place;
  const { collection } = about.view;
  const steps: [string, string][] = [[t(collections[collection].title), collection]];
  if (departement) {
    steps.push([departement.region.name, `${collection}?region=${departement.region.code}`]);
    if (departement.name !== departement.region.name) {
      steps.push([departement.name, `${collection}?departement=${departement.code}`]);
    }
  }
  const neighbours = place.position ? around.neighbours(place.iri, place.position) : [];
  const intro = (
    <header class="title">
      <p class="kicker">
        <span class="chip">{t(messages[place.kind])}</span>
        {place.inQpv === true && <span class="chip tile">QPV</span>}
      </p>
      <h1>{place.name}</h1>
      <p class="where">{whereOf(place)}</p>
      {otherNames.length > 0 && (
        <p class="soft">
          {t(messages.alsoNamed)} {otherNames.join(', ')}
        </p>
      )}
      <div class="lead">
        <Texts of={place.descriptions} />
      </div>
    </header>
  );
  return (
    <Fiche
      crumbs={<Crumbs steps={steps} />}
      intro={intro}
      facts={factsOf(place)}
      beside={place.position && <SmallMap name={place.name} position={place.position} neighbours={neighbours} />}
      alternates={alternates}
    >
      <Actions engagements={place.engagements} />
      <Carriers carriers={place.carriers} />
      <Consortium groups={place.consortium} />
      <LabelHistory events={place.labelisations} sources={about.sources} />
      <Characteristics characteristics={place.characteristics} />
      <Practices about={about} />
      <Exchanges about={about} />
      <Videos videos={place.videos} />
      {place.position && <Neighbours position={place.position} neighbours={neighbours} />}
      <Gaps of={completenessOf(place, about.inverse)} thing={place.iri} />
      <Sources about={about} />
      <CiteAndFind name={place.name} iri={place.iri} modified={about.modified.toISOString()} />
    </Fiche>
  );
}

/** Where a place stands in words: town, postcode, département. */
export function whereOf({ address, departement }: Pick<PlaceView, 'address' | 'departement'>): string {
  const town = [address.locality, address.postalCode && `(${address.postalCode})`].filter(Boolean).join(' ');
  const around = departement && departement.name !== address.locality ? departement.name : undefined;
  return [town, around].filter(Boolean).join(', ');
}

function factsOf(place: PlaceView): FactEntry[] {
  const { address, departement, position } = place;
  const town = [address.postalCode, address.locality].filter(Boolean).join(' ');
  return [
    [messages.address, [address.street, town].filter(Boolean).join(', ')],
    ...(address.street ? [] : [[messages.street, undefined] as const]),
    [
      messages.communeAtInsee,
      place.communeCode && <WebLink to={inseeAddress(place.communeCode)}>{place.communeCode}</WebLink>,
    ],
    [messages.departement, departement && `${departement.name} (${departement.code})`],
    [
      messages.inQpv,
      <>
        <YesNo value={place.inQpv} />
        {place.qpvCodes.length > 0 && <span class="soft"> ({place.qpvCodes.join(', ')})</span>}
      </>,
    ],
    [messages.numerique, <YesNo key="numerique" value={place.numerique} />],
    [messages.territoryType, place.territoryType?.name],
    [messages.families, place.families.map(({ name }) => name).join(', ')],
    [messages.website, links(place.websites)],
    [messages.movilabPage, links(place.movilabPage ? [place.movilabPage] : [])],
    [messages.applicationFile, links(place.applicationFiles)],
    ...contactFacts(place.contacts),
    ...(position ? [] : [[messages.position, undefined] as const]),
  ];
}

/** What INSEE publishes of a commune; its own IRIs of communes are not made of the code. */
function inseeAddress(communeCode: string): string {
  return `https://www.insee.fr/fr/statistiques/2011101?geo=COM-${encodeURIComponent(communeCode)}`;
}

function links(addresses: readonly string[]): VNode[] | undefined {
  return addresses.length > 0 ? addresses.map((address) => <WebLink key={address} to={address} />) : undefined;
}
