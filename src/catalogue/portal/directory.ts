import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { departementOf, type Departement } from '../territories.ts';
import { ownDocument } from '../kinds.ts';
import { type Binding, select, type Solution } from './select.ts';

/** One fabrique in the directory of the home page. */
export interface DirectoryEntry {
  readonly iri: string;
  readonly name: string;
  readonly town: string | undefined;
  readonly departement: Departement | undefined;
  readonly position: { readonly lat: number; readonly long: number } | undefined;
}

/** Every fabrique, and how much else there is. */
export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  readonly counts: { readonly structures: number; readonly actions: number };
  /** The actions that are categories, with how many fabriques are engaged in each or below it. */
  readonly categories: readonly { readonly iri: string; readonly engaged: number }[];
}

/** The directory of a store, read again when the data change. */
export function createDirectory(store: Store, baseIri: string): () => Promise<Directory> {
  let known: { readonly revision: number; readonly directory: Promise<Directory> } | undefined;
  return async () => {
    const revision = await store.revision();
    if (known?.revision !== revision) {
      known = { revision, directory: readDirectory(store, baseIri) };
      const { directory } = known;
      // What failed once may work the next time.
      directory.catch(() => (known = undefined));
    }
    return known.directory;
  };
}

async function readDirectory(store: Store, baseIri: string): Promise<Directory> {
  const [places, counts, categories] = await Promise.all([
    select(
      store,
      `${sparqlPrefixes('fab', 'schema', 'geo')}
      SELECT ?graph ?place ?name ?town ?departement ?commune ?lat ?long WHERE {
        GRAPH ?graph {
          ?place a fab:Fabrique ; schema:name ?name .
          OPTIONAL { ?place schema:address ?address . ?address schema:addressLocality ?town }
          OPTIONAL { ?place fab:departementCode ?departement }
          OPTIONAL { ?place fab:communeCode ?commune }
          OPTIONAL { ?place geo:lat ?lat ; geo:long ?long }
        }
      }`,
    ),
    select(
      store,
      `${sparqlPrefixes('fab')} SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
        VALUES ?class { fab:Structure fab:Action } ?thing a ?class
      } GROUP BY ?class`,
    ),
    select(
      store,
      `${sparqlPrefixes('fab', 'skos')} SELECT ?category (COUNT(DISTINCT ?place) AS ?count) WHERE {
        ?category a fab:Action . FILTER NOT EXISTS { ?category skos:broader ?above }
        { ?category a fab:Action } UNION
        { ?place fab:engagement ?engagement . ?engagement fab:action ?action . ?action skos:broader* ?category }
      } GROUP BY ?category ORDER BY DESC(?count) ?category`,
    ),
  ]);
  const countOf = (name: string): number =>
    Number(counts.find((row) => row['class']?.value.endsWith(`#${name}`))?.['count']?.value ?? 0);
  return {
    entries: mergeEntries(places, baseIri),
    counts: { structures: countOf('Structure'), actions: countOf('Action') },
    categories: categories.flatMap(({ category, count }) =>
      category ? [{ iri: category.value, engaged: Number(count?.value ?? 0) }] : [],
    ),
  };
}

/** One entry per place: what its own document says, completed by what sources say. */
function mergeEntries(solutions: readonly Solution[], baseIri: string): DirectoryEntry[] {
  const byPlace = new Map<string, Solution>();
  for (const solution of solutions) {
    const place = solution['place']?.value ?? '';
    const others = byPlace.get(place);
    const own = solution['graph']?.value === ownDocument(baseIri, place).value;
    byPlace.set(place, own ? { ...others, ...solution } : { ...solution, ...others });
  }
  return [...byPlace].map(([iri, { name, town, departement, commune, lat, long }]) => {
    const code = departement?.value ?? commune?.value.slice(0, /^9[78]/u.test(commune.value) ? 3 : 2);
    const [latitude, longitude] = [numberOf(lat), numberOf(long)];
    return {
      iri,
      name: name?.value ?? iri,
      town: town?.value,
      departement: code === undefined ? undefined : departementOf(code),
      position: latitude !== undefined && longitude !== undefined ? { lat: latitude, long: longitude } : undefined,
    };
  });
}

function numberOf(binding: Binding | undefined): number | undefined {
  const number = Number(binding?.value ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}
