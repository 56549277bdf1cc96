import { beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/core/configuration.ts';
import { DomainError } from '../../../src/core/errors.ts';
import type { ServerDependencies } from '../../../src/http/dependencies.ts';
import { buildServer, type Routes } from '../../../src/http/server.ts';
import { acceptTextBody } from '../../../src/http/text-body.ts';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.ts';

const routes: Routes = (server) => {
  acceptTextBody(server, 'text/turtle');
  server.get('/read', () => ({ read: true }));
  server.post('/read', (request) => ({ length: String(request.body).length }));
  server.get('/wrong/:code', (request) => {
    const { code } = request.params as { code: string };
    throw code === 'unforeseen'
      ? new TypeError('a secret')
      : new DomainError(code as never, 'In English', { details: { inFrench: 'En français', line: 3 } });
  });
};

// These routes ask nothing of the store.
const dependencies = {
  vocabulary: loadVocabulary(),
  configuration: readConfiguration({ FABRIQUES_BASE_IRI: 'http://x/', FABRIQUES_LOG_LEVEL: 'silent' }, { seedDir: '' }),
  store: { records: {} },
  pages: { problem: ({ title }: { title: string }) => `<h1>${title}</h1>` },
} as unknown as ServerDependencies;

describe('The server', () => {
  let server: Awaited<ReturnType<typeof buildServer>>;
  beforeAll(async () => {
    server = await buildServer(dependencies, [routes]);
  });

  it.each([
    ['DELETE', 'GET, HEAD, OPTIONS, POST'],
    ['PUT', 'GET, HEAD, OPTIONS, POST'],
    ['TRACE', 'GET, HEAD, OPTIONS, POST'],
  ] as const)('answers 405 with Allow to %s where it is not done, whatever the body', async (method, allow) => {
    const response = await server.inject({
      method,
      url: '/read',
      headers: { 'content-type': 'image/png' },
      payload: 'x',
    });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe(allow);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ status: 405, type: 'http://x/docs/problems#method-not-allowed' });
  });

  it('answers OPTIONS with what is done there, and the preflight of a browser', async () => {
    const options = await server.inject({ method: 'OPTIONS', url: '/read' });
    expect([options.statusCode, options.headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    const preflight = await server.inject({
      method: 'OPTIONS',
      url: '/read',
      headers: {
        origin: 'http://elsewhere',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'accept',
      },
    });
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS, POST',
      'access-control-allow-headers': 'accept',
    });
  });

  it('lets pages of any origin read answers and their headers, errors included', async () => {
    for (const url of ['/read', '/nowhere']) {
      const { headers } = await server.inject({ url });
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-expose-headers']).toContain('ETag');
    }
  });

  it('answers HEAD like GET, without a body', async () => {
    const [head, get] = await Promise.all([
      server.inject({ method: 'HEAD', url: '/read' }),
      server.inject({ url: '/read' }),
    ]);
    expect(head.body).toBe('');
    const ofAll = { date: '', 'x-request-id': '' };
    expect({ ...head.headers, ...ofAll }).toEqual({ ...get.headers, ...ofAll });
  });

  it.each([
    ['not-found', 404],
    ['gone', 410],
    ['malformed-query', 400],
    ['query-timeout', 503],
    ['too-large', 413],
  ])('turns %s into status %d with the facts of the error', async (code, status) => {
    const response = await server.inject({ url: `/wrong/${code}`, headers: { 'accept-language': 'en' } });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({
      type: `http://x/docs/problems#${code}`,
      status,
      detail: 'In English',
      line: 3,
    });
    expect(response.headers['retry-after']).toBe(status === 503 ? '5' : undefined);
  });

  it('speaks French unless English is wanted', async () => {
    expect((await server.inject({ url: '/wrong/gone' })).json()).toMatchObject({
      detail: 'En français',
      title: 'Cette page a été retirée',
    });
    const english = await server.inject({ url: '/wrong/gone?lang=en' });
    expect(english.json()).toMatchObject({ detail: 'In English' });
    expect(english.headers['content-language']).toBe('en');
    expect(english.json()).not.toHaveProperty('inFrench');
  });

  it('shows a page to a browser', async () => {
    const response = await server.inject({ url: '/nowhere', headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.body).toContain('Cette page n’existe pas');
  });

  it('says nothing of what nobody foresaw', async () => {
    const response = await server.inject({ url: '/wrong/unforeseen' });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
  });

  it.each([
    ['an address that is no text', 'GET', '/%E0%A4%A', undefined, 400],
    ['a body of an unknown media type', 'POST', '/read', 'image/png', 415],
    ['a method that nobody knows', 'PROPFIND', '/read', undefined, 501],
  ])('answers %s as problem details', async (_case, method, url, contentType, status) => {
    const response = await server.inject({
      method: method as 'GET',
      url,
      ...(contentType && { headers: { 'content-type': contentType }, payload: 'x' }),
    });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ status });
  });

  it('refuses a body that is not UTF-8', async () => {
    const payload = Buffer.from([0xff, 0xfe]);
    const response = await server.inject({
      method: 'POST',
      url: '/read',
      headers: { 'content-type': 'text/turtle' },
      payload,
    });
    expect(response.statusCode).toBe(400);
  });
});
