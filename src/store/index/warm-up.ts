import { setImmediate as turn } from 'node:timers/promises';
import type { Replica } from './replica.ts';

/** How long a replica may be busy with it in all, and how often each question is put, at most. */
const limits = { milliseconds: 400, rounds: 30 };

/**
 * Questions of every kind about one thing, so that they cost little over any data: joins and options, paths,
 * conditions, groups and order.
 */
const questionsAbout = (thing: string): readonly string[] => [
  `SELECT ?p ?o ?q ?r { ${thing} ?p ?o OPTIONAL { ?o ?q ?r } }`,
  `SELECT DISTINCT ?p ?o ?t { ${thing} ?p ?o ; a ?t OPTIONAL { ?o a ?u ; ?q ?v } FILTER(?o != ?t) }`,
  `SELECT ?p (COUNT(DISTINCT ?o) AS ?n) { ${thing} ?p ?o } GROUP BY ?p HAVING (COUNT(?o) > 0) ORDER BY DESC(?n) ?p LIMIT 20`,
  `SELECT ?o { ${thing} ?p ?o FILTER (CONTAINS(LCASE(STR(?o)), "a") || ?o >= 45.2 && ?o <= 46.4) }`,
  `SELECT ?o { ${thing} (!<x-warm:up>/!<x-warm:up>)|<x-warm:up>* ?o }`,
];

/**
 * Asks a replica of itself what clients will ask it, so that its code is compiled by the time they do. Goes on turn by
 * turn, so that a client never waits for it.
 */
export async function warmUp(replica: Pick<Replica, 'query'>): Promise<void> {
  const json = 'application/sparql-results+json';
  const { body } = replica.query({ text: 'SELECT ?s { ?s a ?t } LIMIT 1', resultsMediaType: json });
  const thing = /"type":"uri","value":"([^"\\\s<>{}|^`]+)"/u.exec(body)?.[1];
  let spent = 0;
  for (let round = 0; round < limits.rounds; round += 1) {
    for (const question of thing === undefined ? [] : questionsAbout(`<${thing}>`)) {
      await turn();
      if (spent > limits.milliseconds) {
        return;
      }
      const begin = performance.now();
      // A text of its own each time, so that it is read and adapted anew.
      replica.query({ text: `${question} # ${round}`, resultsMediaType: json });
      spent += performance.now() - begin;
    }
  }
}
