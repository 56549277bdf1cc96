import type { ResultsMediaType } from '../store/query-request.ts';

/** A format of solutions and booleans. */
export interface ResultsFormat {
  readonly name: 'json' | 'xml' | 'csv' | 'tsv';
  readonly mediaType: ResultsMediaType;
  readonly suffix: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** @see {@link https://www.w3.org/ns/formats/} */
  readonly iri: string;
}

const w3cFormats = 'http://www.w3.org/ns/formats/';

/** Every format in which solutions are written, the first by default. */
export const resultsFormats: readonly ResultsFormat[] = [
  {
    name: 'json',
    mediaType: 'application/sparql-results+json',
    suffix: 'srj',
    label: 'JSON',
    aliases: ['application/json', 'srj'],
    iri: `${w3cFormats}SPARQL_Results_JSON`,
  },
  {
    name: 'xml',
    mediaType: 'application/sparql-results+xml',
    suffix: 'srx',
    label: 'XML',
    aliases: ['application/xml', 'text/xml', 'srx'],
    iri: `${w3cFormats}SPARQL_Results_XML`,
  },
  {
    name: 'csv',
    mediaType: 'text/csv',
    suffix: 'csv',
    label: 'CSV',
    aliases: [],
    iri: `${w3cFormats}SPARQL_Results_CSV`,
  },
  {
    name: 'tsv',
    mediaType: 'text/tab-separated-values',
    suffix: 'tsv',
    label: 'TSV',
    aliases: [],
    iri: `${w3cFormats}SPARQL_Results_TSV`,
  },
];
