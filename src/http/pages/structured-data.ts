import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { PlaceView } from '../../catalogue/portal/place-model.ts';
import { common } from '../messages/common.ts';
import type { PageContext } from './page-context.ts';

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

/** What a page is where it shows nothing that schema.org has a word for. */
export function webPage(
  page: { readonly title: string; readonly description: string; readonly canonical: string; readonly image: string },
  { baseIri, language, t }: PageContext,
): object {
  return withContext({
    '@type': 'WebPage',
    name: page.title,
    description: page.description,
    url: page.canonical,
    inLanguage: language,
    primaryImageOfPage: page.image,
    isPartOf: { '@type': 'WebSite', name: t(common.siteName), url: baseIri },
  });
}

/** What answers a question that was put to the data. */
export function resultsData(
  page: { readonly name: string; readonly description: string; readonly url: string },
  { baseIri, language }: PageContext,
): object {
  return withContext({
    '@type': 'SearchResultsPage',
    ...page,
    inLanguage: language,
    about: { '@type': 'Dataset', '@id': `${baseIri}catalog`, url: `${baseIri}catalog` },
  });
}

/** A list of things, as much of it as a page shows. */
export interface ListedThings {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly total: number;
  readonly things: readonly { readonly iri: string; readonly name: string }[];
  /** How many come before the first one on earlier pages. */
  readonly before?: number;
}

/** How many things of a list search engines are told of. */
const mostListed = 50;

/** The page of a list. */
export function collectionData({ name, description, url, total, things, before = 0 }: ListedThings): object {
  return withContext({
    '@type': 'CollectionPage',
    name,
    description,
    url,
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: total,
      itemListElement: things.slice(0, mostListed).map((thing, index) => ({
        '@type': 'ListItem',
        position: before + index + 1,
        url: thing.iri,
        name: thing.name,
      })),
    },
  });
}

/** The data as a whole, with the files in which they can be taken away. */
export function datasetData(
  dataset: {
    readonly name: string;
    readonly description: string;
    readonly licences: readonly string[];
    readonly modified: Date | undefined;
    readonly files: readonly { readonly url: string; readonly mediaType: string }[];
  },
  { baseIri }: PageContext,
): object {
  return withContext({
    '@type': 'Dataset',
    '@id': `${baseIri}catalog`,
    name: dataset.name,
    description: dataset.description,
    url: `${baseIri}catalog`,
    license: orNothing(dataset.licences),
    isAccessibleForFree: true,
    dateModified: dataset.modified?.toISOString(),
    spatialCoverage: 'France',
    distribution: dataset.files.map(({ url, mediaType }) => ({
      '@type': 'DataDownload',
      contentUrl: url,
      encodingFormat: mediaType,
    })),
  });
}

/** A list of terms with their definitions. */
export function termSetData(set: {
  readonly iri: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly terms: readonly { readonly iri: string; readonly name: string; readonly description: string | undefined }[];
}): object {
  return withContext({
    '@type': 'DefinedTermSet',
    '@id': set.iri,
    name: set.name,
    description: set.description,
    hasDefinedTerm: set.terms.map(({ iri, name, description }) => ({
      '@type': 'DefinedTerm',
      '@id': iri,
      name,
      description,
    })),
  });
}

function withContext(thing: Record<string, unknown>): object {
  return { '@context': 'https://schema.org', ...thing };
}

function orNothing<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}
