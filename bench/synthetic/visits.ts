import type { Random } from './random.ts';
import { type BenchDocument, concept, document, link, literal, type Triple } from './triples.ts';
import { visitKinds } from './words.ts';

/** The place in the list of a fabrique that has been visited and has visited, in every data set. */
export const firstVisitor = 0;

/** The first visits are all between the first fabriques. */
const friends = { fabriques: 8, visits: 24 };

/** Makes a number of visits between fabriques, most of them between neighbours in the list. */
export function* makeVisits(count: number, fabriques: readonly string[], random: Random): Iterable<BenchDocument> {
  for (let number = 1; number <= count; number += 1) {
    const circle = number <= friends.visits ? friends.fabriques : fabriques.length;
    const visitor = random.integer(0, circle - 1);
    const step = random.integer(1, random.chance(0.8) ? Math.min(20, circle - 1) : circle - 1);
    const host = (visitor + step) % circle;
    const visit = link(`visites/visite-${number}`);
    const day = `20${random.integer(19, 24)}-0${random.integer(1, 9)}-${random.integer(10, 28)}`;
    const triples: Triple[] = [
      [visit, 'rdf:type', 'fab:Visit'],
      [visit, 'fab:visitor', link(`fabriques/${fabriques[visitor] ?? ''}`)],
      [visit, 'fab:host', link(`fabriques/${fabriques[host] ?? ''}`)],
      [visit, 'fab:visitKind', concept('visit-kinds', random.pick(visitKinds))],
      [visit, 'schema:startDate', literal(day, '^^xsd:date')],
    ];
    yield document(`visites/visite-${number}`, triples);
  }
}
