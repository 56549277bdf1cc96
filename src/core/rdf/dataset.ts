import type { Quad, Term } from '@rdfjs/types';

export const rdfNs = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const xsdNs = 'http://www.w3.org/2001/XMLSchema#';

/** A string that two terms share exactly when they are equal. */
export function keyOf(term: Term): string {
  switch (term.termType) {
    case 'NamedNode':
      return `<${term.value}>`;
    case 'BlankNode':
      return `_:${term.value}`;
    case 'Literal':
      return `${JSON.stringify(term.value)}${term.language ? `@${term.language}` : `^^${term.datatype.value}`}`;
    case 'DefaultGraph':
      return '';
    case 'Variable':
    case 'Quad':
      return `${term.termType} ${term.value}`;
  }
}

/** A string that two triples share exactly when they are equal, whatever their graphs. */
export function tripleKey({ subject, predicate, object }: Quad): string {
  return `${keyOf(subject)} ${keyOf(predicate)} ${keyOf(object)}`;
}

/** The quads in a group for each key, the groups in the order of their first quad. */
export function groupBy(quads: Iterable<Quad>, key: (quad: Quad) => string): Map<string, Quad[]> {
  const groups = new Map<string, Quad[]>();
  for (const quad of quads) {
    const name = key(quad);
    const group = groups.get(name);
    if (group) {
      group.push(quad);
    } else {
      groups.set(name, [quad]);
    }
  }
  return groups;
}

/** The quads without repetition of a triple, whatever the graphs it stands in. */
export function distinctTriples(quads: Iterable<Quad>): Quad[] {
  const seen = new Map<string, Quad>();
  for (const quad of quads) {
    const key = tripleKey(quad);
    if (!seen.has(key)) {
      seen.set(key, quad);
    }
  }
  return [...seen.values()];
}

/** The quads without repetition. */
export function distinctQuads(quads: Iterable<Quad>): Quad[] {
  return [...groupBy(quads, (quad) => keyOf(quad.graph)).values()].flatMap(distinctTriples);
}

/** Orders strings by code unit, the same on every machine. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
