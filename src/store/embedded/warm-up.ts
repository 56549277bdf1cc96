import { setImmediate as turn } from 'node:timers/promises';
import type { Replica } from './replica.ts';

/** How long a replica may be busy with it in all, and how often each question is put, at most. */
const limits = { milliseconds: 400, rounds: 12 };

/**
 * Questions of every kind that are asked of any data, and are cheap over much of it: joins and options, paths,
 * conditions, groups and order.
 */
const questions: readonly string[] = [
  'SELECT ?s ?p ?o ?q ?r { ?s ?p ?o OPTIONAL { ?o ?q ?r } } LIMIT 30',
  'SELECT DISTINCT ?s ?t ?v { ?s a ?t ; ?p ?v . ?x a ?t . OPTIONAL { ?s ?q ?o . ?o a ?u } FILTER(?x != ?s) } LIMIT 30',
  `SELECT ?t (COUNT(DISTINCT ?s) AS ?n) { { SELECT ?s ?t { ?s a ?t } LIMIT 200 } OPTIONAL { ?s ?p ?o FILTER(ISIRI(?o)) } }
    GROUP BY ?t HAVING (COUNT(?s) > 0) ORDER BY DESC(?n) ?t LIMIT 20`,
  `SELECT ?s ?o { { SELECT ?s ?o { ?s ?p ?o FILTER(ISLITERAL(?o)) } LIMIT 100 }
    FILTER (CONTAINS(LCASE(STR(?o)), "a") || ?o >= 45.2 && ?o <= 46.4) }`,
  'SELECT ?s ?o { { SELECT ?s ?x { ?s ?p ?x } LIMIT 20 } ?x (!<x-warm:up>/^!<x-warm:up>)|!<x-warm:up>* ?o } LIMIT 30',
];

/**
 * Asks a replica of itself what clients will ask it, so that its code is compiled by the time they do: untold, the
 * first answers take ten times as long as the hundredth. Goes on turn by turn, so that a client never waits for it.
 */
export async function warmUp(replica: Pick<Replica, 'query'>): Promise<void> {
  let spent = 0;
  for (let round = 0; round < limits.rounds; round += 1) {
    for (const question of questions) {
      await turn();
      if (spent > limits.milliseconds) {
        return;
      }
      const begin = performance.now();
      // A text of its own each time, so that it is read and adapted anew.
      replica.query({ text: `${question} # ${round}`, resultsMediaType: 'application/sparql-results+json' });
      spent += performance.now() - begin;
    }
  }
}
