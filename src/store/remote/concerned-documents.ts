import { setTimeout as delay } from 'node:timers/promises';
import { Parser } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import type { QueryRequest } from '../query-request.ts';
import type { AdaptedQuery } from './adapt-query.ts';
import { concernOf } from './concern.ts';
import { DocumentReader, graphIri, type StoredDocument } from './document-reader.ts';
import { linesOf } from './document-text.ts';
import type { Endpoint } from './endpoint.ts';
import { unavailable } from './store-errors.ts';

/** Triples beyond which documents are not read for one query. */
const mostTriples = 1_000_000;
const mostAttempts = 8;
const documentsAtOnce = 100;

/**
 * Reads the documents without which a query has another answer, as they are at one moment.
 *
 * @param assuming - A change whose documents are read too.
 * @returns N-Quads, as written, contacts that are withheld included.
 * @throws DomainError `query-too-complex` where that is more than one million triples, `store-unavailable` where others
 * write without a pause.
 */
export async function readConcerned(
  endpoint: Endpoint,
  { parsed, dataset }: Pick<AdaptedQuery, 'parsed' | 'dataset'>,
  assuming: QueryRequest['assuming'],
  ending: AbortSignal,
): Promise<string[]> {
  const reader = new DocumentReader(endpoint);
  const { graphs, triples } = concernOf(parsed, dataset);
  const changed = changedGraphs(assuming);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const { turn } = await reader.head();
    const about = triples === 'everything' ? await listed(reader) : await reader.graphsWith(triples);
    const documents = await readAll(reader, [...new Set([...graphs, ...changed, ...about])], ending);
    if ((await reader.head()).turn === turn) {
      return documents.map(linesOfDocument);
    }
    await delay(attempt * 20 * Math.random(), undefined, { signal: ending });
  }
  throw unavailable('Others write faster than the documents of the query can be read');
}

function changedGraphs(assuming: QueryRequest['assuming']): string[] {
  const lines = assuming ? assuming.added + assuming.removed : '';
  return new Parser({ format: 'application/n-quads', blankNodePrefix: '' })
    .parse(lines)
    .map(({ graph }) => graphIri(graph));
}

async function listed(reader: DocumentReader): Promise<string[]> {
  const names: string[] = [];
  for await (const { graph } of reader.list()) {
    names.push(graphIri(graph));
  }
  return names;
}

async function readAll(
  reader: DocumentReader,
  names: readonly string[],
  ending: AbortSignal,
): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = [];
  let triples = 0;
  for (let start = 0; start < names.length; start += documentsAtOnce) {
    ending.throwIfAborted();
    for (const document of (await reader.read(names.slice(start, start + documentsAtOnce))).values()) {
      triples += document.description?.size ?? 0;
      documents.push(document);
    }
    if (triples > mostTriples) {
      throw new DomainError('query-too-complex', `The query is about documents of more than ${mostTriples} triples`, {
        details: { inFrench: `La requête porte sur des documents de plus de ${mostTriples} triplets` },
      });
    }
  }
  return documents;
}

function linesOfDocument({ description, parts }: StoredDocument): string {
  if (!description) {
    return '';
  }
  const { graph } = description;
  const ending = graph.termType === 'DefaultGraph' ? ' .\n' : ` ${toNTriples(graph)} .\n`;
  return linesOf(parts)
    .map((line) => line + ending)
    .join('');
}
