import type { Random } from './random.ts';
import { type BenchDocument, concept, document, link, literal, type Triple } from './triples.ts';
import { visitKinds } from './words.ts';

/** Makes a number of visits between fabriques, most of them between neighbours in the list. */
export function* makeVisits(count: number, fabriques: readonly string[], random: Random): Iterable<BenchDocument> {
  for (let number = 1; number <= count; number += 1) {
    const visitor = random.integer(0, fabriques.length - 1);
    const step = random.integer(1, random.chance(0.8) ? 20 : fabriques.length - 1);
    const host = (visitor + step) % fabriques.length;
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
