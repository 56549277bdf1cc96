import type { NamedNode } from '@rdfjs/types';
import { dcterms, fab, geo, schema } from '../../vocabulary/terms.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { communeOf } from '../communes.ts';
import { departementOf, departementOfCommune } from '../territories.ts';
import type { Labels } from './labels.ts';
import type {
  Address,
  Carrier,
  CharacteristicView,
  ContactView,
  EngagementView,
  PartnerGroup,
  PlaceView,
  VideoView,
  ViewSources,
} from './place-model.ts';
import { type Resource, type Text, textsFor } from './resource.ts';
import { videoAddresses } from './video-addresses.ts';

/** Reads a third place for its page. */
export function viewPlace(iri: string, { read, labels, vocabulary, documents }: ViewSources): PlaceView {
  const place = read(iri);
  const texts = (resource: Resource, property: NamedNode) => textsFor(resource.texts(property), labels.language);
  const concept = (resource: Resource, property: NamedNode) => resource.values(property).map(labels.concept)[0];
  const [name = labels.thing(iri).name, ...otherNames] = place.values(schema.name);
  const communeCode = place.value(fab.communeCode);
  const commune = communeOf(communeCode);
  const address = viewAddress(place);
  const departementCode = place.value(fab.departementCode) ?? (communeCode && departementOfCommune(communeCode));
  return {
    iri,
    name,
    otherNames: [...new Set([...otherNames, ...place.values(schema.alternateName)])].filter((other) => other !== name),
    kind: kindOf(place.types),
    descriptions: texts(place, schema.description),
    address: { ...address, locality: address.locality ?? commune?.town },
    communeCode,
    departement: departementCode === undefined ? undefined : departementOf(departementCode),
    position: viewPosition(place) ?? middleOf(commune),
    inQpv: place.truth(fab.inQPV),
    qpvCodes: place.values(fab.qpvCode),
    numerique: place.truth(fab.numerique) ?? (place.types.includes(fab.FabriqueNumerique.value) ? true : undefined),
    territoryType: concept(place, fab.territoryType),
    families: place.values(fab.family).map(labels.concept),
    websites: place.values(schema.url),
    movilabPage: place.value(fab.movilabPage),
    applicationFiles: place.values(fab.applicationFile),
    videos: viewVideos(place),
    contacts: viewContacts(place),
    carriers: viewCarriers(place, labels),
    consortium: viewConsortium(place, labels, texts),
    engagements: viewEngagements(place, labels, texts),
    labelisations: place
      .resources(fab.labelisation)
      .map((event) => ({
        programme: concept(event, fab.programme),
        date: event.value(dcterms.date),
        wave: event.value(fab.wave),
        renewal: event.truth(fab.renewal),
        notes: texts(event, schema.description),
        saidIn: documents.filter(({ quads }) => quads.some((quad) => quad.subject.value === event.iri)).map(graphOf),
      }))
      .sort((a, b) => (a.date ?? a.wave ?? '9999').localeCompare(b.date ?? b.wave ?? '9999')),
    characteristics: viewCharacteristics(place, labels, vocabulary, texts),
  };
}

const graphOf = ({ graph }: { readonly graph: string }): string => graph;

type TextsOf = (resource: Resource, property: NamedNode) => readonly Text[];

/** The address of a place or a structure; each part undefined where it is unknown. */
export function viewAddress(thing: Resource): Address {
  const address = thing.resource(schema.address);
  return {
    street: address?.value(schema.streetAddress),
    postalCode: address?.value(schema.postalCode),
    locality: address?.value(schema.addressLocality),
  };
}

/** The videos of a thing that have a page to watch them. */
export function viewVideos(thing: Resource): VideoView[] {
  return thing.resources(schema.video).flatMap((video) => {
    const url = video.value(schema.url);
    return url === undefined
      ? []
      : [{ name: video.value(schema.name), url, embed: videoAddresses(video.value(schema.embedUrl) ?? url).embed }];
  });
}

/** The contacts of a thing that its reader may see. */
export function viewContacts(thing: Resource): ContactView[] {
  return thing.resources(schema.contactPoint).map((contact) => ({
    name: contact.value(schema.name),
    email: contact.value(schema.email),
    telephone: contact.value(schema.telephone),
    isAgreed: contact.truth(fab.publicationConsent) === true,
  }));
}

function kindOf(types: readonly string[]): PlaceView['kind'] {
  if (types.includes(fab.FabriqueNumerique.value)) {
    return 'fabrique-numerique';
  }
  return types.includes(fab.Fabrique.value) ? 'fabrique' : 'tiers-lieu';
}

function viewPosition(place: Resource): PlaceView['position'] {
  const [lat, long] = [Number(place.value(geo.lat) ?? NaN), Number(place.value(geo.long) ?? NaN)];
  const known = Number.isFinite(lat) && Number.isFinite(long);
  return known ? { lat, long, exact: place.value(fab.locationPrecision) === 'exact' } : undefined;
}

function middleOf(commune: ReturnType<typeof communeOf>): PlaceView['position'] {
  return commune?.centre && { lat: Number(commune.centre.lat), long: Number(commune.centre.long), exact: false };
}

function viewCarriers(place: Resource, labels: Labels): Carrier[] {
  const leads = place.values(fab.leadCarrier);
  // The lead is stated as a carrier too; a record that says only who leads is read the same.
  const carriers = [...new Set([...leads, ...place.values(fab.carriedBy)])];
  return carriers.map((iri) => ({
    structure: labels.thing(iri),
    lead: leads.includes(iri),
    legalForm: labels.about(iri).values(fab.legalForm).map(labels.concept)[0],
    since: labels.about(iri).value(schema.foundingDate),
  }));
}

function viewConsortium(place: Resource, labels: Labels, texts: TextsOf): PartnerGroup[] {
  const groups = new Map<string, PartnerGroup['partners'][number][]>();
  for (const partnership of place.resources(fab.partnership)) {
    const kind = partnership.value(fab.partnerKind) ?? '';
    const partners = groups.get(kind) ?? [];
    groups.set(kind, partners);
    partners.push({
      structure: partnership.values(fab.partner).map(labels.thing)[0],
      notes: texts(partnership, schema.description),
      since: partnership.value(schema.startDate),
    });
  }
  return [...groups].map(([kind, partners]) => ({ kind: labels.concept(kind), partners }));
}

function viewEngagements(place: Resource, labels: Labels, texts: TextsOf): PlaceView['engagements'] {
  const all = place.resources(fab.engagement);
  const having = (status: NamedNode): EngagementView[] =>
    all
      .filter((engagement) => engagement.value(fab.status) === status.value)
      .flatMap((engagement) =>
        engagement.values(fab.action).map((action) => ({
          action: labels.thing(action),
          notes: texts(engagement, schema.description),
          since: engagement.value(schema.startDate),
          until: engagement.value(schema.endDate),
          evidence: engagement.values(fab.evidence),
        })),
      );
  return { does: having(fab.Does), starting: having(fab.Starting), wants: having(fab.Wants) };
}

function viewCharacteristics(
  place: Resource,
  labels: Labels,
  vocabulary: Vocabulary,
  texts: TextsOf,
): CharacteristicView[] {
  const statements = place.resources(fab.meets);
  return (vocabulary.schemes.get('characteristics')?.concepts ?? []).map(({ iri }) => {
    const about = statements.filter((statement) => statement.values(fab.characteristic).includes(iri));
    return {
      characteristic: labels.concept(iri),
      definition: vocabulary.definitionOf(iri, labels.language),
      stated: about.length > 0,
      notes: about.flatMap((statement) => texts(statement, schema.description)),
      evidence: about.flatMap((statement) => statement.values(fab.evidence)),
    };
  });
}
