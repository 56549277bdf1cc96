import type { Random } from './random.ts';
import type { Commune } from './territory.ts';
import { type BenchDocument, concept, document, link, literal, type Triple } from './triples.ts';
import { structureKinds, structureNames, toSlug } from './words.ts';

/** A structure that can carry or partner a fabrique. */
export interface Structure {
  readonly slug: string;
  readonly document: BenchDocument;
}

/** Makes a number of structures, each with a name of its own. */
export function makeStructures(count: number, communes: readonly Commune[], random: Random): Structure[] {
  const taken = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const commune = random.pick(communes);
    const [legalForm, kind] = random.pick(structureKinds);
    const proper = kind.endsWith(' de') ? '' : `${random.pick(structureNames)} de `;
    const wanted = `${kind} ${proper}${commune.name}`;
    const homonyms = taken.get(wanted) ?? 0;
    taken.set(wanted, homonyms + 1);
    const name = homonyms === 0 ? wanted : `${wanted} (${homonyms + 1})`;
    const slug = toSlug(name);
    const structure = link(`structures/${slug}`);
    const triples: Triple[] = [
      [structure, 'rdf:type', 'fab:Structure'],
      [structure, 'schema:name', literal(name)],
      [structure, 'fab:legalForm', concept('legal-forms', legalForm)],
      [structure, 'fab:communeCode', literal(commune.code)],
    ];
    if (random.chance(0.7)) {
      triples.push([structure, 'schema:foundingDate', literal(String(random.integer(1960, 2021)), '^^xsd:gYear')]);
    }
    if (random.chance(0.4)) {
      triples.push([structure, 'schema:url', link(`https://${slug.slice(0, 50)}.example.org/`)]);
    }
    return { slug, document: document(`structures/${slug}`, triples) };
  });
}
