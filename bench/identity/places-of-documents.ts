import type { Quad } from '@rdfjs/types';
import { type PlaceFact, PlaceGatherer } from '../../src/federation/identity/gather-places.ts';
import type { PlaceRecord } from '../../src/federation/identity/place-record.ts';
import { readSeedDocuments } from '../../src/ingestion/seed/read-seed.ts';
import { dcterms, fab, geo, rdf, schema } from '../../src/vocabulary/terms.ts';

/** What the documents of a folder say of places, and by what number each source knows them. */
export interface PlacesOfDocuments {
  readonly records: readonly PlaceRecord[];
  /** The address of a place by the name of its source and its number there: `cget-2019 1452`. */
  readonly byNumber: ReadonlyMap<string, string>;
}

const factOf = new Map<string, PlaceFact>([
  [schema.name.value, 'name'],
  [schema.alternateName.value, 'name'],
  [fab.communeCode.value, 'communeCode'],
  [fab.siret.value, 'siret'],
  [schema.url.value, 'url'],
  [geo.lat.value, 'lat'],
  [geo.long.value, 'long'],
  [fab.locationPrecision.value, 'precision'],
  [schema.addressLocality.value, 'locality'],
  [schema.streetAddress.value, 'street'],
]);

/** Reads the places of a folder of documents without a store: for measuring. */
export async function placesOfDocuments(directory: string, baseIri: string): Promise<PlacesOfDocuments> {
  const gatherer = new PlaceGatherer(baseIri);
  const byNumber = new Map<string, string>();
  const places = [fab.TiersLieu, fab.Fabrique, fab.FabriqueNumerique];
  for await (const { graph, quads } of readSeedDocuments(directory, baseIri)) {
    const isPlace = ({ predicate, object }: Quad) =>
      predicate.equals(rdf.type) && places.some((one) => one.equals(object));
    const place = quads.find(isPlace)?.subject.value;
    if (place === undefined) {
      continue;
    }
    const peer = graph.value.slice(baseIri.length).split('/')[2] ?? '';
    for (const { subject, predicate, object } of quads) {
      const fact = factOf.get(predicate.value);
      if (fact && (subject.value === place || subject.value === `${place}#address`)) {
        gatherer.add(graph.value, place, fact, object.value);
      } else if (subject.equals(graph) && predicate.equals(dcterms.identifier)) {
        byNumber.set(`${peer} ${object.value}`, place);
      }
    }
  }
  return { records: gatherer.records(), byNumber };
}
