import { Agent, request } from 'node:http';

/** An answer, whole. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** From sending the first byte of the question to having the last of the answer, in milliseconds. */
  readonly ms: number;
}

/** One connection a server, kept alive: the same client for every peer. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks for something over HTTP; `timeoutMs` without an answer is an error. */
export async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: { body?: string; timeoutMs?: number } = {},
): Promise<Answer> {
  const { body, timeoutMs = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const asked = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        clearTimeout(timer);
        const ms = performance.now() - begin;
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8'), ms });
      });
    });
    const timer = setTimeout(() => asked.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
    asked.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    asked.end(body);
  });
}

/** What every SPARQL peer is asked in: a form that is sent, and an answer in JSON. */
export const sparqlHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/x-www-form-urlencoded',
  accept: 'application/sparql-results+json',
};

/** Asks a SPARQL query. */
export async function askSparql(endpoint: string, query: string, timeoutMs?: number): Promise<Answer> {
  const body = new URLSearchParams({ query }).toString();
  return ask(endpoint, sparqlHeaders, { body, ...(timeoutMs !== undefined && { timeoutMs }) });
}
