import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { PlaceView } from '../../catalogue/portal/place-model.ts';

/** What search engines read of a thing: schema.org in JSON-LD, without anything that is unknown. */
export function structuredDataOf(about: ThingDescription): object {
  const { view, inverse, labels } = about;
  switch (view.collection) {
    case 'fabriques':
    case 'tiers-lieux':
      return withContext(aboutPlace(view.place));
    case 'structures':
      return withContext({
        '@type': 'Organization',
        '@id': about.iri,
        name: view.structure.name,
        alternateName: orNothing(view.structure.otherNames),
        foundingDate: view.structure.since,
        url: view.structure.websites[0] ?? about.iri,
        owns: orNothing(
          inverse.involvements
            .filter(({ role }) => role !== 'partner')
            .map(({ place }) => ({ '@type': 'Place', '@id': place, name: labels.thing(place).name })),
        ),
      });
    case 'actions':
      return withContext({
        '@type': 'DefinedTerm',
        '@id': about.iri,
        name: view.action.name.name,
        description: view.action.definitions[0]?.value,
      });
    case 'categories':
      return withContext({
        '@type': 'DefinedTerm',
        '@id': about.iri,
        name: view.category.name.name,
        description: view.category.definitions[0]?.value,
      });
    case 'visites':
      return withContext({
        '@type': 'Event',
        '@id': about.iri,
        name: view.visit.name,
        startDate: view.visit.start,
        endDate: view.visit.end,
        location: orNothing(view.visit.hosts.map(({ iri, name }) => ({ '@type': 'Place', '@id': iri, name }))),
      });
    case 'pratiques':
      return withContext({
        '@type': 'CreativeWork',
        '@id': about.iri,
        name: view.practice.name,
        abstract: view.practice.descriptions[0]?.value,
        text: view.practice.texts[0]?.value,
      });
  }
}

function aboutPlace(place: PlaceView): Record<string, unknown> {
  const { address, position } = place;
  return {
    '@type': 'Place',
    '@id': place.iri,
    name: place.name,
    alternateName: orNothing(place.otherNames),
    description: place.descriptions[0]?.value,
    url: place.websites[0] ?? place.iri,
    sameAs: place.movilabPage,
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.street,
      postalCode: address.postalCode,
      addressLocality: address.locality,
      addressCountry: 'FR',
    },
    // The centre of a commune would put the place where it is not.
    geo: position?.exact ? { '@type': 'GeoCoordinates', latitude: position.lat, longitude: position.long } : undefined,
  };
}

function withContext(thing: Record<string, unknown>): object {
  return { '@context': 'https://schema.org', ...thing };
}

function orNothing<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
