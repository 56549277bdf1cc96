import { setImmediate as turn } from 'node:timers/promises';
import type { QueryEngine } from './query-engine.ts';

/** Queries of every kind, to be read and never asked. */
const queries: readonly string[] = [
  'PREFIX e: <x-warm:> SELECT DISTINCT ?s ?o WHERE { ?s a e:T ; e:p/e:q* ?o . OPTIONAL { ?o e:r "a"@fr . FILTER(?o != 1) } } LIMIT 10',
  'PREFIX e: <x-warm:> SELECT ?t (COUNT(?s) AS ?n) { { ?s e:p ?t } UNION { VALUES ?t { e:a e:b } } } GROUP BY ?t ORDER BY DESC(?n)',
  'PREFIX e: <x-warm:> SELECT * { GRAPH ?g { e:s ?p ?o } FILTER(CONTAINS(LCASE(STR(?o)), "a") && ?o >= 1.5 || !BOUND(?o)) BIND(?o AS ?x) }',
];

/**
 * Reads queries until reading is compiled code: untold, the first queries of clients take several times as long as
 * the hundredth. Goes on turn by turn, so that a client never waits for it.
 */
export async function warmUp(engine: Pick<QueryEngine, 'prepare'>, rounds = 30): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const query of queries) {
      await turn();
      engine.prepare(`${query} # ${round}`);
    }
  }
}
