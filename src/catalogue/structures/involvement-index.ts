import type { Store } from '../../store/store.ts';
import { sparqlPrefixes } from '../../vocabulary/namespaces.ts';
import type { Involvement } from '../portal/questions.ts';
import { select } from '../portal/select.ts';
import { rememberByRevision } from '../remember-by-revision.ts';

/** What each structure carries, leads and partners in, by the structure's IRI. */
export type InvolvementIndex = ReadonlyMap<string, readonly Involvement[]>;

/** Makes the reader of all involvements of a store. */
export function createInvolvementIndex(store: Store): () => Promise<InvolvementIndex> {
  return rememberByRevision(store, async () => {
    const solutions = await select(
      store,
      `${sparqlPrefixes('fab')}
      SELECT DISTINCT ?structure ?place ?role ?kind WHERE {
        { ?place fab:leadCarrier ?structure . BIND("lead" AS ?role) }
        UNION
        { ?place fab:carriedBy ?structure . BIND("carrier" AS ?role)
          FILTER NOT EXISTS { ?place fab:leadCarrier ?structure } }
        UNION
        { ?place fab:partnership ?partnership . ?partnership fab:partner ?structure . BIND("partner" AS ?role)
          OPTIONAL { ?partnership fab:partnerKind ?kind } }
      } ORDER BY ?structure ?place ?role ?kind`,
    );
    const index = new Map<string, Involvement[]>();
    for (const { structure, place, role, kind } of solutions) {
      const known = (['lead', 'carrier', 'partner'] as const).find((one) => one === role?.value);
      if (structure && place && known) {
        const involvement = { place: place.value, role: known, kind: kind?.value };
        const before = index.get(structure.value);
        if (before) {
          before.push(involvement);
        } else {
          index.set(structure.value, [involvement]);
        }
      }
    }
    return index;
  });
}
