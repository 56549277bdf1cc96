/** Subject, predicate and object, written with the prefixes below and IRIs relative to the base. */
export type Triple = readonly [subject: string, predicate: string, object: string];

/** One document: its address under `graphs/`, and its triples. */
export interface BenchDocument {
  readonly graph: string;
  readonly triples: readonly Triple[];
}

/** Where the project's concept schemes are. */
export const schemes = 'https://w3id.org/fabriques/schemas/';

const prefixes: Readonly<Record<string, string>> = {
  dcterms: 'http://purl.org/dc/terms/',
  fab: 'https://w3id.org/fabriques/ns#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geo: 'http://www.w3.org/2003/01/geo/wgs84_pos#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** An IRI, absolute or relative to the base. */
export function link(iri: string): string {
  return `<${iri}>`;
}

/** A concept of one of the project's schemes. */
export function concept(scheme: string, slug: string): string {
  return link(`${schemes}${scheme}#${slug}`);
}

/** A literal; `suffix` is `@fr` or `^^xsd:gYear`. */
export function literal(text: string, suffix = ''): string {
  return `"${text.replace(/[\\"]/gu, '\\$&')}"${suffix}`;
}

/** A document about a thing, with what it says of itself. */
export function document(thing: string, triples: readonly Triple[], source = ''): BenchDocument {
  const graph = `graphs/${source}${thing}`;
  const about: Triple[] = [
    [link(graph), 'rdf:type', 'fab:Document'],
    [link(graph), 'foaf:primaryTopic', link(thing)],
    [link(graph), 'dcterms:license', link('https://creativecommons.org/licenses/by-sa/4.0/')],
  ];
  return { graph, triples: [...about, ...triples] };
}

/** The prefixes as TriG declares them. */
export const trigPrefixes: string = Object.entries(prefixes)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

/** A document as TriG whose IRIs are relative. */
export function toTrig({ graph, triples }: BenchDocument): string {
  return `<${graph}> {\n${triples.map((triple) => `  ${triple.join(' ')} .\n`).join('')}}\n\n`;
}

/** A triple as a line of N-Triples. */
export function toNTriples(triple: Triple, baseIri: string): string {
  return `${triple.map((term) => absolute(term, baseIri)).join(' ')} .\n`;
}

function absolute(term: string, baseIri: string): string {
  if (term.startsWith('<')) {
    return /^<https?:/u.test(term) ? term : `<${baseIri}${term.slice(1)}`;
  }
  if (term.startsWith('"')) {
    return term.replace(
      /\^\^(\w+):(\w+)$/u,
      (_, prefix: string, name: string) => `^^<${prefixes[prefix] ?? ''}${name}>`,
    );
  }
  const [prefix = '', name = ''] = term.split(':');
  return `<${prefixes[prefix] ?? ''}${name}>`;
}
