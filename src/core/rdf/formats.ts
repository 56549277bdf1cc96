/** The RDF syntaxes that are read and written, by short name. */
export type RdfFormatName = 'jsonld' | 'turtle' | 'trig' | 'n-triples' | 'n-quads' | 'rdf-xml';

/** One RDF syntax. */
export interface RdfFormat {
  readonly name: RdfFormatName;
  /** What `Content-Type` says, without parameters. */
  readonly mediaType: string;
  /** How a file or an address in this syntax ends, without the dot. */
  readonly suffix: string;
  /** What people call it. */
  readonly label: string;
  /** Whether it can say in which graph a triple stands. */
  readonly carriesGraphs: boolean;
  /** Other media types under which it is known. */
  readonly aliases: readonly string[];
}

/** Every RDF syntax there is here, the most asked for first. */
export const rdfFormats: readonly RdfFormat[] = [
  format('jsonld', 'application/ld+json', 'jsonld', 'JSON-LD', true),
  format('turtle', 'text/turtle', 'ttl', 'Turtle', false, ['application/x-turtle']),
  format('trig', 'application/trig', 'trig', 'TriG', true, ['application/x-trig']),
  format('n-triples', 'application/n-triples', 'nt', 'N-Triples', false),
  format('n-quads', 'application/n-quads', 'nq', 'N-Quads', true, ['text/x-nquads']),
  format('rdf-xml', 'application/rdf+xml', 'rdf', 'RDF/XML', false),
];

/** The syntax of a media type or a whole `Content-Type`, parameters and case left aside. */
export function rdfFormatOf(contentType: string): RdfFormat | undefined {
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  return rdfFormats.find((known) => known.mediaType === mediaType || known.aliases.includes(mediaType));
}

function format(
  name: RdfFormatName,
  mediaType: string,
  suffix: string,
  label: string,
  carriesGraphs: boolean,
  aliases: readonly string[] = [],
): RdfFormat {
  return { name, mediaType, suffix, label, carriesGraphs, aliases };
}
