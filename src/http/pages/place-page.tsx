import type { VNode } from 'preact';
import type { PlaceView } from '../../catalogue/portal/place-model.ts';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import { common } from '../messages/common.ts';
import { place as messages } from '../messages/place.ts';
import type { Alternate } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Crumbs, Fact, Formats, Missing, Say, Texts, WebLink, YesNo } from './parts.tsx';
import { Actions, Carriers, Consortium } from './place-people.tsx';
import { Characteristics, Exchanges, LabelHistory, Practices, Videos } from './place-record.tsx';
import { Sources } from './sources.tsx';

/** What the page of a place is made from. */
export interface PlacePageProps {
  readonly place: PlaceView;
  readonly about: ThingDescription;
  readonly alternates: readonly Alternate[];
}

/** The page of a fabrique, or of another third place. */
export function PlacePage({ place, about, alternates }: PlacePageProps): VNode {
  const { departement, otherNames } = place;
  const steps: [string, string][] = [[usePage().t(common.fabriques), 'fabriques']];
  if (departement) {
    steps.push([departement.region.name, `fabriques?region=${departement.region.code}`]);
    if (departement.name !== departement.region.name) {
      steps.push([departement.name, `fabriques?departement=${departement.code}`]);
    }
  }
  return (
    <article>
      <Crumbs steps={steps} />
      <div class="columns">
        <div>
          <header class="title">
            <p class="kicker">
              <span class="chip">
                <Say message={messages[place.kind]} />
              </span>
              {place.inQpv === true && <span class="chip tile">QPV</span>}
            </p>
            <h1>{place.name}</h1>
            <p class="where">{whereOf(place)}</p>
            {otherNames.length > 0 && (
              <p class="soft">
                <Say message={messages.alsoNamed} /> {otherNames.join(', ')}
              </p>
            )}
          </header>
          {place.descriptions.length > 0 ? (
            <div class="lead">
              <Texts of={place.descriptions} />
            </div>
          ) : (
            <p class="lead">
              <Missing message={messages.noDescription} />
            </p>
          )}
          <Actions engagements={place.engagements} />
          <Carriers carriers={place.carriers} />
          <Consortium groups={place.consortium} />
          <LabelHistory events={place.labelisations} sources={about.sources} />
          <Characteristics characteristics={place.characteristics} />
          <Practices about={about} />
          <Exchanges about={about} />
          <Videos videos={place.videos} />
          <Sources about={about} />
        </div>
        <aside>
          <Brief place={place} />
          <Formats of={alternates} />
        </aside>
      </div>
    </article>
  );
}

/** Where a place stands in words: town, postcode, département. */
export function whereOf({ address, departement }: Pick<PlaceView, 'address' | 'departement'>): string {
  const town = [address.locality, address.postalCode && `(${address.postalCode})`].filter(Boolean).join(' ');
  const around = departement && departement.name !== address.locality ? departement.name : undefined;
  return [town, around].filter(Boolean).join(', ');
}

function Brief({ place }: { readonly place: PlaceView }): VNode {
  const { number } = usePage();
  const { address, departement, position } = place;
  return (
    <section class="card" aria-labelledby="en-bref">
      <h2 id="en-bref">
        <Say message={messages.inBrief} />
      </h2>
      <dl class="facts">
        <Fact name={messages.address}>
          {address.street ? (
            <>
              {address.street}
              <br />
              {address.postalCode} {address.locality}
            </>
          ) : (
            <>
              {address.postalCode} {address.locality} {address.locality ? '· ' : ''}
              <Missing />
            </>
          )}
        </Fact>
        <Fact name={messages.departement}>{departement && `${departement.name} (${departement.code})`}</Fact>
        <Fact name={messages.inQpv}>
          <YesNo value={place.inQpv} />{' '}
          {place.qpvCodes.length > 0 && <span class="soft">({place.qpvCodes.join(', ')})</span>}
        </Fact>
        <Fact name={messages.numerique}>
          <YesNo value={place.numerique} />
        </Fact>
        <Fact name={messages.territoryType}>{place.territoryType?.name}</Fact>
        <Fact name={messages.families}>{place.families.map(({ name }) => name).join(', ')}</Fact>
        <Fact name={messages.website}>{links(place.websites)}</Fact>
        <Fact name={messages.movilabPage}>{links(place.movilabPage ? [place.movilabPage] : [])}</Fact>
        <Fact name={messages.applicationFile}>{links(place.applicationFiles)}</Fact>
        <Fact name={messages.position}>
          {position && (
            <>
              {number(position.lat, 4)} ; {number(position.long, 4)}
              <br />
              <span class="soft small">
                <Say message={position.exact ? messages.positionExact : messages.positionCommune} />
              </span>
            </>
          )}
        </Fact>
      </dl>
    </section>
  );
}

function links(addresses: readonly string[]): VNode[] | undefined {
  return addresses.length > 0 ? addresses.map((address) => <WebLink key={address} to={address} />) : undefined;
}
