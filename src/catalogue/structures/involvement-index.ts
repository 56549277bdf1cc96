import { DataFactory } from 'n3';
import { compareStrings } from '../../core/rdf/dataset.ts';
import { termToSparql } from '../../core/sparql/term-to-sparql.ts';
import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import { createChangedSince } from '../member-changes.ts';
import { select } from '../portal/select.ts';
import { rememberByRevision } from '../remember-by-revision.ts';

/** A place that a structure carries or partners in. */
export interface Involvement {
  readonly place: string;
  readonly role: 'lead' | 'carrier' | 'partner';
  /** The kind of actor that a partner is. */
  readonly kind: string | undefined;
}

/** What each structure carries, leads and partners in, by the structure's IRI. */
export type InvolvementIndex = ReadonlyMap<string, readonly Involvement[]>;

/** Beyond these all are read: that is one query, too, and not much slower. */
const mostPlaces = 300;

/** Makes the reader of all involvements of a store: they are read once, and then follow the commits. */
export function createInvolvementIndex(store: Store): () => Promise<InvolvementIndex> {
  const changedSince = createChangedSince(store);
  return rememberByRevision(
    store,
    async () => readInvolvements(store),
    async (index, revision) => {
      const changed = await changedSince(revision);
      return changed && changed.size <= mostPlaces
        ? bringForward(index, changed, await readInvolvements(store, changed))
        : readInvolvements(store);
    },
  );
}

/** @param only - The places to which it is narrowed, by their IRIs. */
async function readInvolvements(store: Store, only?: ReadonlySet<string>): Promise<InvolvementIndex> {
  if (only?.size === 0) {
    return new Map();
  }
  const places = [...(only ?? [])].map((iri) => termToSparql(DataFactory.namedNode(iri)));
  // In every arm: joined from outside, each would read all there is.
  const narrowed = only ? `VALUES ?place { ${places.join(' ')} } ` : '';
  const solutions = await select(
    store,
    `${sparqlPrefixes('fab')}
    SELECT DISTINCT ?structure ?place ?role ?kind WHERE {
      { ${narrowed}?place fab:leadCarrier ?structure . BIND("lead" AS ?role) }
      UNION
      { ${narrowed}?place fab:carriedBy ?structure . BIND("carrier" AS ?role)
        FILTER NOT EXISTS { ?place fab:leadCarrier ?structure } }
      UNION
      { ${narrowed}?place fab:partnership ?partnership . ?partnership fab:partner ?structure . BIND("partner" AS ?role)
        OPTIONAL { ?partnership fab:partnerKind ?kind } }
    }`,
  );
  const index = new Map<string, Involvement[]>();
  for (const { structure, place, role, kind } of solutions) {
    const known = (['lead', 'carrier', 'partner'] as const).find((one) => one === role?.value);
    if (structure && place && known) {
      const involvements = index.get(structure.value) ?? [];
      involvements.push({ place: place.value, role: known, kind: kind?.value });
      index.set(structure.value, involvements);
    }
  }
  return new Map([...index].map(([structure, involvements]) => [structure, involvements.sort(byPlace)]));
}

/** The index with what is said now of the places that changed. */
function bringForward(
  index: InvolvementIndex,
  changed: ReadonlySet<string>,
  fresh: InvolvementIndex,
): InvolvementIndex {
  const isGone = ({ place }: Involvement) => changed.has(place);
  const touched = [...index].filter(([, involvements]) => involvements.some(isGone)).map(([structure]) => structure);
  const next = new Map(index);
  for (const structure of new Set([...touched, ...fresh.keys()])) {
    const standing = (index.get(structure) ?? []).filter((one) => !isGone(one));
    next.set(structure, [...standing, ...(fresh.get(structure) ?? [])].sort(byPlace));
  }
  return next;
}

function byPlace(a: Involvement, b: Involvement): number {
  return (
    compareStrings(a.place, b.place) || compareStrings(a.role, b.role) || compareStrings(a.kind ?? '', b.kind ?? '')
  );
}
