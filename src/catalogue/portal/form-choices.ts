import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { select } from './select.ts';

/** What forms suggest from what is known here. */
export interface KnownNames {
  /** Structures by name; those that share a name bear the end of their address besides. */
  readonly structures: ReadonlyMap<string, string>;
  readonly communes: readonly {
    readonly code: string;
    readonly town: string;
    readonly postalCode: string | undefined;
    /** The middle of the commune, where some place stands there for want of better. */
    readonly centre?: { readonly lat: string; readonly long: string };
  }[];
}

/** Makes the reader of the names that forms suggest; they are read again when the data change. */
export function createKnownNames(store: Store): () => Promise<KnownNames> {
  let known: { readonly revision: number; readonly names: Promise<KnownNames> } | undefined;
  return async () => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      known = { revision, names: readNames(store) };
      const { names } = known;
      // What failed once may work the next time.
      names.catch(() => (known = undefined));
    }
    return known.names;
  };
}

async function readNames(store: Store): Promise<KnownNames> {
  const [named, places] = await Promise.all([
    select(
      store,
      `${sparqlPrefixes('fab', 'schema')}
      SELECT DISTINCT ?structure ?name WHERE { ?structure a fab:Structure ; schema:name ?name } ORDER BY ?name ?structure`,
    ),
    select(
      store,
      `${sparqlPrefixes('fab', 'schema', 'geo')}
      SELECT DISTINCT ?code ?town ?postalCode (SAMPLE(STR(?y)) AS ?lat) (SAMPLE(STR(?x)) AS ?long) WHERE {
        ?place fab:communeCode ?code ; schema:address ?address . ?address schema:addressLocality ?town .
        OPTIONAL { ?address schema:postalCode ?postalCode }
        OPTIONAL { ?place fab:locationPrecision "commune" ; geo:lat ?y ; geo:long ?x }
      } GROUP BY ?code ?town ?postalCode ORDER BY ?town ?code ?postalCode`,
    ),
  ]);
  const structures = new Map<string, string>();
  for (const { structure, name } of named) {
    if (structure && name && ![...structures.values()].includes(structure.value)) {
      const slug = structure.value.split('/').at(-1) ?? '';
      structures.set(structures.has(name.value) ? `${name.value} (${slug})` : name.value, structure.value);
    }
  }
  const communes = places.flatMap(({ code, town, postalCode, lat, long }) =>
    code && town
      ? [
          {
            ...{ code: code.value, town: town.value, postalCode: postalCode?.value },
            ...(lat && long && { centre: { lat: lat.value, long: long.value } }),
          },
        ]
      : [],
  );
  return { structures, communes };
}
