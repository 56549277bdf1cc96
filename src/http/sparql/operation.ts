import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import { badParameter, Parameters } from './parameters.ts';

/** A request of the SPARQL Protocol, understood. */
export interface SparqlOperation {
  readonly kind: 'query' | 'update' | 'none';
  /** The SPARQL text; empty for `none`. */
  readonly text: string;
  /** `default-graph-uri`, or `using-graph-uri` of an update. */
  readonly defaultGraphs: readonly string[];
  /** `named-graph-uri`, or `using-named-graph-uri` of an update. */
  readonly namedGraphs: readonly string[];
  /** Milliseconds, where the client wants less than the server's own limit. */
  readonly timeoutMs: number | undefined;
  /** What `?format=` or `?output=` asks for. */
  readonly format: string | undefined;
  /** The peers that are asked too, as the client names them. */
  readonly sources: readonly string[];
  /** Whether an answer without those that fail is wanted. */
  readonly partial: boolean;
}

/** The media types that a POST may have. */
export const formType = 'application/x-www-form-urlencoded';
export const queryType = 'application/sparql-query';
export const updateType = 'application/sparql-update';

/**
 * Reads a request to the SPARQL endpoint.
 *
 * @see {@link https://www.w3.org/TR/sparql11-protocol/#query-operation}
 * @throws DomainError `bad-request`, `unsupported-media-type`.
 */
export function readOperation(request: FastifyRequest): SparqlOperation {
  const inUrl = request.url.split('?').slice(1).join('?');
  if (request.method !== 'POST') {
    const parameters = new Parameters(inUrl);
    if (parameters.has('update')) {
      throw badParameter('update', 'An update is sent by POST', 'Une mise à jour s’envoie par POST');
    }
    const text = parameters.one('query');
    return operation(text === undefined ? 'none' : 'query', text ?? '', parameters);
  }
  const body = typeof request.body === 'string' ? request.body : '';
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === queryType || mediaType === updateType) {
    const kind = mediaType === queryType ? 'query' : 'update';
    const parameters = new Parameters(inUrl);
    for (const name of ['query', 'update'].filter((one) => parameters.has(one))) {
      throw badParameter(name, 'The text is in the body already', 'Le texte est déjà dans le corps de la demande');
    }
    return operation(kind, body, parameters);
  }
  if (mediaType === formType) {
    return fromForm(new Parameters(body, inUrl));
  }
  const types = [formType, queryType, updateType].join(', ');
  throw new DomainError('unsupported-media-type', `The body must be one of ${types}`, {
    details: { inFrench: `Le corps doit être l’un de ${types}` },
  });
}

function fromForm(parameters: Parameters): SparqlOperation {
  const [query, update] = [parameters.one('query'), parameters.one('update')];
  if (query !== undefined && update !== undefined) {
    throw badParameter(
      'update',
      'A request is either a query or an update',
      'Une demande est soit une interrogation, soit une mise à jour',
    );
  }
  if (query === undefined && update === undefined) {
    throw missingQuery();
  }
  return operation(update === undefined ? 'query' : 'update', update ?? query ?? '', parameters);
}

/** What is said where a query should be and is none. */
export function missingQuery(): DomainError {
  return badParameter('query', 'The parameter "query" is missing', 'Le paramètre « query » manque');
}

function operation(kind: SparqlOperation['kind'], text: string, parameters: Parameters): SparqlOperation {
  const [own, other] =
    kind === 'update'
      ? (['using-graph-uri', 'default-graph-uri'] as const)
      : (['default-graph-uri', 'using-graph-uri'] as const);
  for (const name of [other, other.replace(/(?:default-)?graph/u, 'named-graph')]) {
    if (parameters.has(name)) {
      throw badParameter(
        name,
        `"${name}" does not go with this operation`,
        `« ${name} » ne va pas avec cette opération`,
      );
    }
  }
  const sources = readSources(parameters.all('sources'));
  if (kind === 'update' && sources.length > 0) {
    throw badParameter('sources', 'An update is about this server alone', 'Une mise à jour ne concerne que ce serveur');
  }
  const defaultGraphs = parameters.iris(own);
  const namedGraphs = parameters.iris(own.replace(/(?:default-)?graph/u, 'named-graph'));
  if (sources.length > 0 && defaultGraphs.length + namedGraphs.length > 0) {
    throw badParameter(
      'sources',
      'Graphs are those of one server, so a query over several sources names none',
      'Les graphes sont ceux d’un seul serveur : une question à plusieurs sources n’en nomme aucun',
    );
  }
  return {
    kind,
    text,
    sources,
    partial: readPartial(parameters.one('partial')),
    defaultGraphs,
    namedGraphs,
    timeoutMs: readTimeout(parameters.one('timeout')),
    format: parameters.one('format') ?? parameters.one('output'),
  };
}

/** Names of peers, one in each parameter or several with commas between them. */
export function readSources(values: readonly string[]): readonly string[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

function readPartial(text: string | undefined): boolean {
  if (text !== undefined && text !== 'yes' && text !== 'no') {
    throw badParameter('partial', '"partial" is yes or no', '« partial » vaut yes ou no');
  }
  return text !== 'no';
}

function readTimeout(text: string | undefined): number | undefined {
  if (text !== undefined && !/^[1-9]\d{0,8}$/u.test(text)) {
    throw badParameter(
      'timeout',
      '"timeout" is a number of milliseconds',
      '« timeout » est un nombre de millisecondes',
    );
  }
  return text === undefined ? undefined : Number(text);
}
