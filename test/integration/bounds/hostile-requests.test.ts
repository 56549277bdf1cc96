import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../support/raw-request.ts';
import { type RunningServer, startServer } from '../../support/running-server.ts';

const token = 'a-token-of-the-administrator';
const bodyBytes = 2_000_000;

describe('A server on the open internet', () => {
  let server: RunningServer;
  let sparql: string;

  beforeAll(async () => {
    server = await startServer({
      FABRIQUES_SEED: 'none',
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_REQUEST_TIMEOUT_MS: '2000',
      FABRIQUES_BODY_MAX_BYTES: String(bodyBytes),
      FABRIQUES_UPDATE_MAX_LENGTH: '1000000',
    });
    sparql = `${server.baseIri}sparql`;
  });
  afterAll(async () => server.stop());

  afterEach(async () => {
    const next = await fetch(`${sparql}?query=ASK%7B%7D`, { headers: { accept: 'text/csv' } });
    expect([next.status, await next.text()]).toEqual([200, 'true']);
  });

  const post = (body: string, length: number | string = body.length, type = 'application/sparql-query') =>
    `POST /sparql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n${body}`;
  const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n`;
  const chunked = (head: string, bytes: number) =>
    `${head}\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n` +
    `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`.repeat(Math.ceil(bytes / 65_536)) +
    '0\r\n\r\n';

  // Little is sent beyond what is read before the answer: closing on unread bytes may cost the client the answer.
  it.each<[string, string, number, string]>([
    ['bad percent-encoding', get('/sparql?query=%zz'), 400, 'bad-request'],
    ['percent-encoding that is not UTF-8', get('/sparql?query=%ff%fe'), 400, 'bad-request'],
    ['a path that is not UTF-8', get('/fabriques/%ff'), 400, 'bad-request'],
    ['a null byte in a header', get('/', 'accept: a\0b\r\n'), 400, 'bad-request'],
    ['a null byte in the address', 'GET /\0 HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'bad-request'],
    ['a null byte in a query', post('ASK { \0 }'), 400, 'malformed-query'],
    ['an Accept of 40 kB of nonsense', get('/sparql?query=ASK%7B%7D', `accept: ${',;q='.repeat(10_000)}\r\n`), 200, ''],
    ['an Accept of 100 kB', get('/sparql', `accept: ${'a/b,'.repeat(25_000)}\r\n`), 431, 'headers-too-large'],
    ['an address of 30 kB', get(`/${'x'.repeat(30_000)}`), 414, 'uri-too-long'],
    ['a query of 60 kB in the address', get(`/sparql?query=${'x'.repeat(60_000)}`), 414, 'uri-too-long'],
    ['a Content-Length that is no number', post('ASK {}', 'many'), 400, 'bad-request'],
    ['a Content-Length that is negative', post('ASK {}', -1), 400, 'bad-request'],
    ['something that is not HTTP', 'EHLO there\r\n\r\n', 400, 'bad-request'],
    ['a query that is too long', post(`ASK {} # ${'x'.repeat(300_000)}`), 400, 'query-too-complex'],
    ['nesting of 10,000', post(`ASK ${'{'.repeat(10_000)}${'}'.repeat(10_000)}`), 400, 'query-too-complex'],
    ['a body said to be of 10 MB', post('x', 10_000_000), 413, 'too-large'],
    [
      'a chunked body over the limit',
      chunked('POST /sparql HTTP/1.1\r\ncontent-type: application/sparql-query', bodyBytes),
      413,
      '',
    ],
    ['half a request', 'GET /sparql HTTP/1.1\r\nhost: x\r\n', 408, 'request-too-slow'],
    ['a body shorter than was said', post('ASK {}', 100), 408, 'request-too-slow'],
  ])('answers %s, and the next request', async (_case, bytes, status, problem) => {
    const answer = await sendRaw(server.baseIri, bytes);
    expect([answer.status, answer.text.slice(0, 2000)]).toEqual([status, expect.stringContaining(problem)]);
  });

  it('ends with 408 a request that comes a byte in a second', async () => {
    const answer = await sendRaw(server.baseIri, 'GET /', 'sparql HTTP/1.1');
    expect([answer.status, answer.tookMs < 8000]).toEqual([408, true]);
  });

  it('refuses an update that is too long', async () => {
    const response = await fetch(sparql, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/sparql-update' },
      body: `INSERT DATA { <a:b> <a:b> "${'x'.repeat(1_000_001)}" }`,
    });
    expect([response.status, await response.json()]).toMatchObject([400, { limit: 'length', allowed: 1_000_000 }]);
  });
});
