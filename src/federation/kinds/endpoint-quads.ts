import type { Quad } from '@rdfjs/types';
import type { QueryConstruct } from '@traqula/rules-sparql-1-1';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import { parseQuery } from '../../core/sparql/parse-sparql.ts';
import { variable } from '../../core/sparql/tree.ts';
import { toNTriples } from '../../core/rdf/to-ntriples.ts';
import { writeSparql } from '../../core/sparql/write-sparql.ts';
import { readSolutions } from '../../query/federated/read-solutions.ts';
import { instantiate, toTemplate, variablesOf } from '../../query/update/templates.ts';
import type { PoliteFetcher } from '../fetching/polite-fetcher.ts';
import { type Payload, unreadable } from './payload.ts';

const mostPages = 1000;

/**
 * What a SPARQL endpoint answers to the query of a mapping.
 *
 * It is asked for the solutions, and its triples are made here: Virtuoso cuts a long `CONSTRUCT` without a word, but says
 * of solutions how many it gives at the most. Then the rest is asked for page by page.
 *
 * @throws DomainError `remote-failed` where it cannot be had whole: what is missing would look as if it had been deleted.
 */
export async function endpointQuads(address: string, construct: string, fetcher: PoliteFetcher): Promise<Quad[]> {
  const query = constructIn(construct);
  const template = toTemplate([query.template]);
  const names = variablesOf(template);
  const rows = await allSolutions(address, (page) => writeSparql(selectOf(query, names, page)), fetcher);
  return rows.flatMap((row) => instantiate(template, new Map(Object.entries(row)), DataFactory.defaultGraph()));
}

type Rows = ReturnType<typeof readSolutions>;

/** Where a page begins, and how long it is. */
interface PageOf {
  readonly limit: number | undefined;
  readonly offset: number | undefined;
}

async function allSolutions(address: string, write: (page: PageOf) => string, fetcher: PoliteFetcher): Promise<Rows> {
  const found: Rows = [];
  const ask = async (page: PageOf) => {
    const url = `${address}${address.includes('?') ? '&' : '?'}query=${encodeURIComponent(write(page))}`;
    const payload = await fetcher.fetch(url, 'application/sparql-results+json');
    const rows = solutionsIn(payload, `page${page.offset ?? 0}_`);
    rows.forEach((row) => found.push(row));
    return { payload, isCut: rows.length >= (page.limit ?? payload.mostRows ?? Infinity) };
  };
  let { payload, isCut } = await ask({ limit: undefined, offset: undefined });
  const limit = payload.mostRows;
  for (let page = 1; isCut; page += 1) {
    if (page >= mostPages) {
      throw unreadable(payload, 'there is too much of it', 'il y en a trop');
    }
    ({ payload, isCut } = await ask({ limit, offset: found.length }));
  }
  if (limit !== undefined && new Set(found.map(keyOf)).size < found.length) {
    throw unreadable(payload, 'its pages overlap', 'ses pages se recouvrent');
  }
  return found;
}

function solutionsIn(payload: Payload, scope: string): Rows {
  try {
    return readSolutions(payload.body, scope);
  } catch (cause) {
    throw unreadable(payload, 'there are no results', 'il n’y a pas de résultats', cause);
  }
}

function keyOf(row: Rows[number]): string {
  return JSON.stringify(Object.entries(row).map(([name, term]) => [name, toNTriples(term)]));
}

function constructIn(text: string): QueryConstruct {
  const query = parseQuery(text);
  if (query.subType !== 'construct') {
    throw new DomainError('malformed-query', 'A mapping is a CONSTRUCT query', {
      details: { inFrench: 'Une correspondance est une requête CONSTRUCT' },
    });
  }
  return query;
}

/** A query for the variables of the template; trees are plain data, of which the writer reads the same parts. */
function selectOf(query: QueryConstruct, names: readonly string[], { limit, offset }: PageOf): never {
  const modifiers = { ...query.solutionModifiers };
  return {
    ...query,
    ...{ subType: 'select', distinct: true, variables: names.map(variable) },
    solutionModifiers: {
      ...modifiers,
      ...(limit !== undefined && {
        limitOffset: { type: 'solutionModifier', subType: 'limitOffset', limit, offset, loc: query.loc },
      }),
    },
  } as never;
}
