import { request } from 'undici';
import type { Configuration } from '../core/configuration.ts';
import { DomainError } from '../core/errors.ts';
import { serverAddress } from './server-address.ts';

/** What is asked of the server of this machine. */
export interface ServerQuestion {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  /** In which problems are told. */
  readonly language?: string;
}

interface ServerProblem {
  readonly detail?: string;
  readonly results?: readonly { readonly severity: string; readonly messages: Readonly<Record<string, string>> }[];
}

/**
 * Asks the server that has the state open, as its administrator, and waits as long as it takes.
 *
 * @throws DomainError with what the server says against it.
 */
export async function askServer<T>(
  configuration: Pick<Configuration, 'host' | 'port' | 'adminToken'>,
  { method, path, body, contentType = 'application/json', language = 'en' }: ServerQuestion,
): Promise<T> {
  const { adminToken } = configuration;
  const answer = await request(`${serverAddress(configuration)}${path}`, {
    method,
    headers: {
      accept: 'application/json;q=0.9, application/problem+json',
      'accept-language': language,
      ...(adminToken !== undefined && { authorization: `Bearer ${adminToken}` }),
      ...(body !== undefined && { 'content-type': contentType }),
    },
    ...{ headersTimeout: 0, bodyTimeout: 0 },
    ...(body !== undefined && { body }),
  });
  const text = await answer.body.text();
  const said: unknown = text === '' ? {} : JSON.parse(text);
  if (answer.statusCode >= 400) {
    const { detail = String(answer.statusCode), results = [] } = said as ServerProblem;
    const problems = results
      .filter(({ severity }) => severity === 'Violation')
      .map(({ messages }) => messages[language]);
    throw new DomainError(answer.statusCode === 404 ? 'not-found' : 'bad-request', detail, {
      details: { inFrench: detail, problems },
    });
  }
  // The server is of the same version.
  return said as T;
}
