import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPages } from '../../support/browserless.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';

describe('What search engines read first', () => {
  let test: WritableServer;
  let server: FastifyInstance;
  beforeAll(async () => {
    test = await createWritableServer();
    server = await withPages(test);
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  it('robots.txt keeps them from what depends on who asks, and names the sitemap', async () => {
    const { body, headers } = await server.inject({ url: '/robots.txt' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('Disallow: /suggestions');
    expect(body).toContain(`Sitemap: ${base}sitemap.xml`);
  });

  it('the sitemap names every fabrique in both languages, each address one that answers', async () => {
    const { body, headers } = await server.inject({ url: '/sitemap.xml' });
    expect(headers['content-type']).toContain('application/xml');
    const addresses = [...body.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, address = '']) => address);
    expect(addresses.filter((address) => address.startsWith(`${base}fabriques/`))).toHaveLength(382);
    expect(body).toContain(`hreflang="en" href="${base}fabriques/lab01?lang=en"`);
    // The workbench needs its bundle, and has tests of its own.
    const some = [...addresses.slice(0, 12), ...addresses.slice(-12)].filter((address) => !address.endsWith('/sparql'));
    for (const address of some) {
      const response = await server.inject({ url: new URL(address).pathname, headers: { accept: 'text/html' } });
      expect([address, response.statusCode]).toEqual([address, 200]);
    }
  });
});
