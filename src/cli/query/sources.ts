import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Quad } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Configuration } from '../../core/configuration.ts';
import { DomainError, messageOf } from '../../core/errors.ts';
import { rdfFormats } from '../../core/rdf/formats.ts';
import { parseRdf } from '../../core/rdf/parse.ts';
import type { ResultsMediaType } from '../../store/query-request.ts';
import type { Store } from '../../store/store.ts';
import { serverAddress } from '../server-address.ts';

/** The answer to a query, as it came. */
export interface Answer {
  readonly mediaType: string;
  readonly text: string;
}

/** Answers a query; solutions in the media type asked for, graphs as N-Triples. */
export type Ask = (query: string, solutions: ResultsMediaType) => Promise<Answer>;

type CreateStore = (configuration: Configuration) => Store | Promise<Store>;

/** Asks the data of the configuration: the state itself, or the server that has it open. */
export function askState(configuration: Configuration, createStore: CreateStore, language: string): Ask {
  return async (query, solutions) => {
    if (configuration.store === 'embedded' && !existsSync(configuration.stateDir)) {
      throw noState(configuration.stateDir);
    }
    let store: Store;
    try {
      store = await createStore(configuration);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'state-in-use') {
        return askEndpoint(
          `${serverAddress(configuration)}/sparql`,
          configuration.queryTimeoutMs,
          language,
        )(query, solutions);
      }
      throw error;
    }
    return askStore(store, configuration.baseIri, query, solutions);
  };
}

/** Asks files, read into a store that is gone afterwards; each file with graphs keeps them. */
export function askFiles(files: readonly string[], configuration: Configuration, createStore: CreateStore): Ask {
  return async (query, solutions) => {
    const stateDir = await mkdtemp(join(tmpdir(), 'fabriques-query-'));
    try {
      const quads = (await Promise.all(files.map(readFileQuads))).flat();
      const store = await createStore({ ...configuration, stateDir, store: 'embedded' });
      await store.commit({ added: quads, removed: [], author: 'fabriques query', message: 'Files to ask' });
      return await askStore(store, configuration.baseIri, query, solutions);
    } finally {
      await rm(stateDir, { recursive: true, force: true });
    }
  };
}

/** Asks any SPARQL endpoint. */
export function askEndpoint(endpoint: string, timeoutMs: number, language: string): Ask {
  return async (query, solutions) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/sparql-query',
        'accept-language': language,
        accept: `${solutions}, application/n-triples;q=0.9, text/turtle;q=0.8, application/rdf+xml;q=0.5`,
      },
      body: query,
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      const why = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
      throw remoteFailed(endpoint, why);
    });
    const text = await response.text();
    if (!response.ok) {
      throw remoteFailed(endpoint, detailIn(text) ?? `${response.status} ${response.statusText}`);
    }
    return { mediaType: response.headers.get('content-type') ?? '', text };
  };
}

async function askStore(store: Store, baseIri: string, query: string, solutions: ResultsMediaType): Promise<Answer> {
  try {
    const { createQueryEngine } = await import('../../query/query-engine.ts');
    const engine = createQueryEngine({ store, baseIri });
    const prepared = engine.prepare(query);
    await store.ready();
    const isGraph = prepared.form === 'construct' || prepared.form === 'describe';
    const { mediaType, body } = await engine.evaluate(prepared, isGraph ? {} : { resultsMediaType: solutions });
    return { mediaType, text: new TextDecoder().decode(body) };
  } finally {
    await store.close();
  }
}

async function readFileQuads(file: string): Promise<Quad[]> {
  const suffix = extname(file).slice(1).toLowerCase();
  const format = rdfFormats.find((one) => one.suffix === suffix || (suffix === 'json' && one.name === 'jsonld'));
  if (!format) {
    const known = rdfFormats.map((one) => `.${one.suffix}`).join(', ');
    throw new DomainError('bad-request', `The name of a file says its format: ${known}, not ${file}.`, {
      details: { inFrench: `Le nom d’un fichier dit son format : ${known}, et non ${file}.` },
    });
  }
  const { href } = pathToFileURL(resolve(file));
  const quads = await parseRdf(await readFile(file, 'utf8'), format.mediaType, { baseIri: href });
  const graph = DataFactory.namedNode(href);
  return quads.map((quad) =>
    quad.graph.termType === 'DefaultGraph' ? DataFactory.quad(quad.subject, quad.predicate, quad.object, graph) : quad,
  );
}

function noState(stateDir: string): DomainError {
  return new DomainError(
    'not-found',
    `There are no data in ${stateDir}: start "fabriques serve" once, or ask files with --data or an endpoint with --endpoint.`,
    {
      details: {
        inFrench: `Il n’y a pas de données dans ${stateDir} : démarrez une fois « fabriques serve », ou interrogez des fichiers par --data ou un point d’accès par --endpoint.`,
      },
    },
  );
}

function detailIn(text: string): string | undefined {
  try {
    const { detail } = JSON.parse(text) as { readonly detail?: unknown };
    return typeof detail === 'string' ? detail : undefined;
  } catch {
    return undefined; // another server's own way of telling
  }
}

function remoteFailed(endpoint: string, why: string): DomainError {
  return new DomainError('remote-failed', `${endpoint} did not answer: ${why}`, {
    details: { inFrench: `${endpoint} n’a pas répondu : ${why}` },
  });
}
