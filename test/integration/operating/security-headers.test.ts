import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPages } from '../../support/browserless.ts';
import { sendRaw } from '../../support/raw-request.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000',
};

describe('Every answer says how it may be used', () => {
  let test: WritableServer;
  let server: Awaited<ReturnType<typeof withPages>>;
  let origin: string;
  beforeAll(async () => {
    test = await createWritableServer({
      seedDir: undefined,
      environment: { FABRIQUES_BASE_IRI: 'https://fabriques.example/' },
    });
    server = await withPages(test);
    await server.listen({ port: 0, host: '127.0.0.1' });
    origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  it.each([
    ['a page', '/', { accept: 'text/html' }],
    ['data', '/fabriques', { accept: 'application/ld+json' }],
    ['a result', '/sparql?query=ASK%7B%7D', {}],
    ['a page that is not there', '/nulle-part', { accept: 'text/html' }],
    ['an address that cannot be read', '/%zz', {}],
    ['a refused method', '/health', { 'x-method': 'PUT' }],
    ['a redirect or a plain file', '/assets/none.css', {}],
    ['health', '/health', {}],
    ['an address that is too long', `/${'a'.repeat(21_000)}`, {}],
  ])('%s', async (_what, path, { 'x-method': method = 'GET', ...headers }: Record<string, string>) => {
    const answer = await fetch(origin + path, { method, headers });
    const said = Object.keys(everywhere).map((name) => [name, answer.headers.get(name)]);
    expect(Object.fromEntries(said)).toEqual(everywhere);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'/u);
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/unsafe|\*/u);
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    // What is no page never runs in a browser, whatever it is taken for.
    expect(policy.includes('sandbox')).toBe(!isPage);
  });

  it('even to what is no request', async () => {
    const { text } = await sendRaw(origin, 'NONSENSE\r\n\r\n');
    for (const [name, value] of Object.entries(everywhere)) {
      expect(text).toContain(`${name}: ${value}\r\n`);
    }
  });
});
