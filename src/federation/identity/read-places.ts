import { select } from '../../catalogue/portal/select.ts';
import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { type PlaceFact, placeFacts, PlaceGatherer } from './gather-places.ts';
import type { PlaceRecord } from './place-record.ts';

/** How each fact is said of a place, as `?place … ?value`, in one document or beside it. */
const patterns: Readonly<Record<PlaceFact, string>> = {
  name: 'schema:name|schema:alternateName',
  communeCode: 'fab:communeCode',
  locality: 'schema:address/schema:addressLocality',
  street: 'schema:address/schema:streetAddress',
  siret: 'fab:siret',
  url: 'schema:url',
  lat: 'geo:lat',
  long: 'geo:long',
  precision: 'fab:locationPrecision',
  sameAs: 'owl:sameAs|schema:sameAs|skos:exactMatch',
};

const places = 'VALUES ?type { fab:TiersLieu fab:Fabrique fab:FabriqueNumerique }';

/** Reads what is compared of every place, from the documents of all sources; one query for each fact. */
export async function readPlaces(store: Store, baseIri: string, signal?: AbortSignal): Promise<PlaceRecord[]> {
  const gatherer = new PlaceGatherer(baseIri);
  for (const fact of placeFacts) {
    for (const pattern of [`?place ${patterns[fact]} ?value`, ...(fact === 'siret' ? [siretOfCarrier] : [])]) {
      const text = `${sparqlPrefixes('fab', 'schema', 'skos', 'owl', 'geo')}
        SELECT DISTINCT ?g ?place ?value { GRAPH ?g { ?place a ?type } ${places} ${within(pattern)} }`;
      for (const { g, place, value } of await select(store, text, signal)) {
        if (g && place && value) {
          gatherer.add(g.value, place.value, fact, value.value);
        }
      }
    }
  }
  return gatherer.records();
}

/** A SIRET is that of an establishment at one address: whoever carries a place there tells where it is. */
const siretOfCarrier =
  'GRAPH ?g { ?place fab:carriedBy|fab:leadCarrier ?carrier } GRAPH ?other { ?carrier fab:siret ?value }';

function within(pattern: string): string {
  return pattern.startsWith('GRAPH') ? pattern : `GRAPH ?g { ${pattern} }`;
}
