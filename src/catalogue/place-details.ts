import type { Store } from '../store/store.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { ownDocument } from './kinds.ts';
import { select } from './portal/select.ts';

/** What lists do not show of a place, and other directories ask for. */
export interface PlaceDetails {
  readonly street?: string;
  /** Only where it comes with the street from another record. */
  readonly postalCode?: string;
  readonly website?: string;
  /** In French where there is one in French. */
  readonly description?: string;
  /** The SIRET or RNA of a carrier, the leading one first. */
  readonly registration?: string;
  /** The licences of the documents about it. */
  readonly licences: readonly string[];
}

/**
 * Reads the details of every fabrique, by its IRI; what its own document says comes before what sources say of it, and
 * that before what they say of a record that was judged to be the same place.
 */
export async function readPlaceDetails(store: Store, baseIri: string): Promise<ReadonlyMap<string, PlaceDetails>> {
  const rows = await select(
    store,
    `${sparqlPrefixes('fab', 'schema', 'dcterms', 'foaf', 'owl')}SELECT ?document ?place ?fact ?value WHERE {
       {
         GRAPH ?document { ?place a ?class . VALUES ?class { fab:TiersLieu fab:Fabrique fab:FabriqueNumerique }
           { ?place schema:address/schema:streetAddress ?value BIND("street" AS ?fact) }
           UNION { ?place schema:url ?value BIND("website" AS ?fact) }
           UNION { ?place schema:description ?value BIND(IF(LANG(?value) = "fr", "description", "text") AS ?fact) }
         }
       }
       UNION { GRAPH ?document { ?document foaf:primaryTopic ?place ; dcterms:license ?value } BIND("licence" AS ?fact) }
       UNION {
         GRAPH ?document { ?place fab:leadCarrier ?lead } { ?lead fab:siret ?value } UNION { ?lead fab:rna ?value }
         BIND("lead" AS ?fact)
       }
       UNION {
         GRAPH ?document { ?place fab:carriedBy ?carrier } { ?carrier fab:siret ?value } UNION { ?carrier fab:rna ?value }
         BIND("carrier" AS ?fact)
       }
       UNION {
         GRAPH ?judgements { ?place owl:sameAs ?other }
         GRAPH ?document {
           { ?other schema:address/schema:streetAddress ?value BIND("same street" AS ?fact) }
           UNION { ?other schema:address/schema:postalCode ?value BIND("same postcode" AS ?fact) }
           UNION { ?other schema:url ?value BIND("same website" AS ?fact) }
           UNION { ?document foaf:primaryTopic ?other ; dcterms:license ?value BIND("same licence" AS ?fact) }
         }
       }
     }`,
  );
  const facts = new Map<string, Map<string, string[]>>();
  const isOwn = (place: string, document: string | undefined) => document === ownDocument(baseIri, place).value;
  for (const { document, place, fact, value } of rows) {
    if (place && fact && value) {
      const of = facts.get(place.value) ?? new Map<string, string[]>();
      const known = of.get(fact.value) ?? [];
      of.set(fact.value, isOwn(place.value, document?.value) ? [value.value, ...known] : [...known, value.value]);
      facts.set(place.value, of);
    }
  }
  return new Map([...facts].map(([place, of]) => [place, detailsIn(of)]));
}

function detailsIn(facts: ReadonlyMap<string, readonly string[]>): PlaceDetails {
  const first = (...names: readonly string[]) => names.flatMap((name) => facts.get(name) ?? [])[0];
  const [street, website, description, registration] = [
    first('street', 'same street'),
    first('website', 'same website'),
    first('description', 'text'),
    first('lead', 'carrier'),
  ];
  const postalCode = facts.has('street') ? undefined : first('same postcode');
  const usesSame =
    (facts.has('same street') && !facts.has('street')) || (facts.has('same website') && !facts.has('website'));
  return {
    ...(street !== undefined && { street }),
    ...(postalCode !== undefined && { postalCode }),
    ...(website !== undefined && { website }),
    ...(description !== undefined && { description }),
    ...(registration !== undefined && { registration }),
    licences: [
      ...new Set([...(facts.get('licence') ?? []), ...(usesSame ? (facts.get('same licence') ?? []) : [])]),
    ].sort(),
  };
}
