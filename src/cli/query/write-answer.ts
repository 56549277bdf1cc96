import { DomainError } from '../../core/errors.ts';
import { parseRdf } from '../../core/rdf/parse.ts';
import { serialiseRdf } from '../../core/rdf/serialise.ts';
import type { ResultsMediaType } from '../../store/query-request.ts';
import { prefixes } from '../../vocabulary/namespaces.ts';
import { drawTable } from './draw-table.ts';
import type { Answer } from './sources.ts';

/** What `--format` may say: the first five for solutions, and for graphs the rest, `json` being JSON-LD there. */
export const answerFormats = ['table', 'csv', 'tsv', 'json', 'xml', 'turtle', 'n-triples'] as const;

/** A way in which the answer to a query is written. */
export type AnswerFormat = (typeof answerFormats)[number];

const ofSolutions: Readonly<Partial<Record<AnswerFormat, ResultsMediaType>>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xml: 'application/sparql-results+xml',
};

const ofGraphs: Readonly<Partial<Record<AnswerFormat, string>>> = {
  table: 'text/turtle',
  turtle: 'text/turtle',
  json: 'application/ld+json',
  'n-triples': 'application/n-triples',
};

/** In what solutions are to be asked for. */
export function solutionsFor(format: AnswerFormat): ResultsMediaType {
  return ofSolutions[format] ?? 'application/sparql-results+json';
}

/** The answer as it is printed, without a newline at its end. */
export async function writeAnswer({ mediaType, text }: Answer, format: AnswerFormat): Promise<string> {
  const isSolutions = /sparql-results|csv|tab-separated/u.test(mediaType);
  if (isSolutions) {
    return (format === 'table' ? drawTable(text) : text).trimEnd();
  }
  const wanted = ofGraphs[format];
  if (wanted === undefined) {
    const names = Object.keys(ofGraphs).join(', ');
    throw new DomainError('bad-request', `This query gives a graph: --format is one of ${names}.`, {
      details: { inFrench: `Cette requête donne un graphe : --format est l’un de ${names}.` },
    });
  }
  return serialiseRdf(await parseRdf(text, mediaType), wanted, { prefixes }).trimEnd();
}
