import { termToText } from '../core/rdf/terms-as-text.ts';
import { DataFactory } from 'n3';
import type { Store } from '../store/store.ts';
import { sparqlPrefixes } from '../vocabulary/namespaces.ts';
import { select } from './portal/select.ts';

/** Something that a peer says otherwise than the own document of a thing, or of one that is the same. */
export interface Dispute {
  readonly thing: string;
  readonly property: string;
  readonly ours: string;
  readonly theirs: string;
}

/** How many documents come from each peer, by its short name. */
export async function countPeerDocuments(store: Store, baseIri: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const folder = `${baseIri}graphs/peers/`;
  for await (const { graph } of store.listGraphs()) {
    const [name] = graph.value.startsWith(folder) ? graph.value.slice(folder.length).split('/') : [];
    if (name) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** What a peer disputes with us: facts that have one value, and another one there. */
export async function readDisputes(store: Store, baseIri: string, peer: string): Promise<Dispute[]> {
  const text = (value: string): string => termToText(DataFactory.literal(value));
  const rows = await select(
    store,
    `${sparqlPrefixes('fab', 'schema', 'owl')}
    SELECT DISTINCT ?thing ?p ?ours ?theirs WHERE {
      VALUES ?p { schema:name fab:communeCode fab:inQPV fab:numerique fab:qpvCode schema:foundingDate fab:siret }
      GRAPH ?own { ?thing a ?class ; ?p ?ours }
      FILTER(STRSTARTS(STR(?own), ${text(`${baseIri}graphs/`)}) && !STRSTARTS(STR(?own), ${text(`${baseIri}graphs/peers/`)}))
      { GRAPH ?other { ?thing ?p ?theirs } }
      UNION { ?thing owl:sameAs|^owl:sameAs ?same . GRAPH ?other { ?same ?p ?theirs } }
      FILTER(STRSTARTS(STR(?other), ${text(`${baseIri}graphs/peers/${peer}/`)}) && ?ours != ?theirs)
      FILTER NOT EXISTS { GRAPH ?own { ?thing ?p ?theirs } }
    } ORDER BY ?thing ?p LIMIT 500`,
  );
  return rows.flatMap(({ thing, p, ours, theirs }) =>
    thing && p && ours && theirs
      ? [{ thing: thing.value, property: p.value, ours: ours.value, theirs: theirs.value }]
      : [],
  );
}
