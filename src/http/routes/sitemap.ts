import type { FastifyInstance } from 'fastify';
import { collectionNames } from '../../catalogue/kinds.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { languages } from '../language.ts';
import { createRepresentationCache } from '../representation-cache.ts';
import { createRepresentation, sendRepresentation } from '../representation.ts';

interface SitemapRequest {
  Querystring: { part?: string };
}

/** How many addresses one file may hold: fewer than the protocol allows, since each stands in every language. */
const mostInAFile = 20_000;

/** What search engines read first: `/robots.txt` and `/sitemap.xml`. */
export function sitemapRoutes(
  server: FastifyInstance,
  { store, configuration, tables, portal }: RouteDependencies,
): void {
  if (!portal) {
    return; // without pages there is nothing to find
  }
  const { baseIri } = configuration;
  const { pathname } = new URL(baseIri);
  const cache = createRepresentationCache(store);

  server.get('/robots.txt', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          'User-agent: *',
          ...['suggestions', 'recherche', 'connexion', 'propositions'].map((path) => `Disallow: ${pathname}${path}`),
          `Sitemap: ${baseIri}sitemap.xml`,
          '',
        ].join('\n'),
      ),
  );

  const addresses = async (): Promise<string[]> => {
    const things = await Promise.all(collectionNames.map(async (name) => [...(await tables.of(name)).keys()]));
    return (
      ['', ...collectionNames, 'ns', 'shapes', 'schemas', 'sparql']
        .map((path) => baseIri + path)
        // What the vocabulary defines has its address elsewhere.
        .concat(things.flat().filter((iri) => iri.startsWith(baseIri)))
    );
  };

  server.get<SitemapRequest>('/sitemap.xml', async (request, reply) => {
    const part = /^\d{1,4}$/u.test(request.query.part ?? '') ? Number(request.query.part) : undefined;
    const representation = await cache.get(`sitemap ${part ?? ''}`, async () => {
      const all = await addresses();
      const isIndex = part === undefined && all.length > mostInAFile;
      const from = ((part ?? 1) - 1) * mostInAFile;
      const xml = isIndex ? writeIndex(all.length, baseIri) : writeSitemap(all.slice(from, from + mostInAFile));
      return createRepresentation(xml, 'application/xml; charset=utf-8');
    });
    return sendRepresentation(request, reply, representation);
  });
}

/** @see {@link https://www.sitemaps.org/protocol.html#index} */
function writeIndex(count: number, baseIri: string): string {
  const parts = Array.from({ length: Math.ceil(count / mostInAFile) }, (_, index) => index + 1);
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map((part) => `<sitemap><loc>${escapeXml(`${baseIri}sitemap.xml?part=${part}`)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`;
}

/** Each address with itself in every language. @see {@link https://www.sitemaps.org/protocol.html} */
function writeSitemap(addresses: readonly string[]): string {
  const entry = (address: string): string => {
    const loc = escapeXml(encodeURI(address).replace(/%25(?=[0-9A-Fa-f]{2})/gu, '%'));
    const others = languages.map(
      (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${loc}?lang=${language}"/>`,
    );
    return `<url><loc>${loc}</loc>${others.join('')}</url>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${addresses.map(entry).join('\n')}
</urlset>
`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
