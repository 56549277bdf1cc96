import type { FastifyInstance } from 'fastify';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/core/configuration.ts';
import { createPortal } from '../../../src/http/create-portal.ts';
import { buildServer } from '../../../src/http/server.ts';
import { createTestServer, type TestServer } from '../../support/test-server.ts';

const tiles = { FABRIQUES_TILE_URL: 'https://tiles.example/{z}/{x}/{y}.png', FABRIQUES_TILE_ATTRIBUTION: '© Tiles' };

describe('The views of a set', () => {
  let test: TestServer;
  let server: FastifyInstance;
  beforeAll(async () => {
    test = await createTestServer({ environment: tiles });
    const { store, vocabulary, configuration } = test.dependencies;
    const portal = createPortal({ store, vocabulary, baseIri: configuration.baseIri, tiles: configuration.tiles });
    server = await buildServer({ ...test.dependencies, portal, pages: portal });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });
  const get = async (url: string) => {
    const response = await server.inject({ url, headers: { accept: 'text/html', 'accept-language': 'fr' } });
    expect(response.statusCode).toBe(200);
    return response;
  };
  const policy = async (url: string) => (await get(url)).headers['content-security-policy'];

  it('sorts the technical table by every column, and leads from what is unknown to where it can be proposed', async () => {
    const { body } = await get('/fabriques?vue=table&departement=01');
    const sorts = [...body.matchAll(/<th scope="col"[^>]*><a href="[^"]*[?&;]tri=(-?\w+)/gu)].map(([, sort]) => sort);
    expect(sorts).toEqual([
      ...['-nom', 'codePostal', 'commune', 'qpv', 'numerique', 'porteur', 'annee', 'depuis', 'dossier'],
      ...['collectivite', 'centreSocial', 'bailleurSocial', 'formation', 'autres'],
    ]);
    expect(body).toMatch(/<a class="missing" href="\/fabriques\/[\w-]+\/modifier#f-inQPV"[^>]*>à compléter/u);
    expect(body).toContain('href="#reprendre">Passer le tableau');
    expect(body).toContain('id="reprendre"');
  });

  it.each([
    ['numerique', 4],
    ['porteur', 5],
    ['collectivite', 6],
    ['annee', 11],
  ])('ordered by %s either way, what is unknown comes last', async (key, column) => {
    for (const order of [key, `-${key}`]) {
      const rows = (await get(`/fabriques?vue=table&region=84&tri=${order}`)).body.split('<tr').slice(3);
      const unknown = rows.map((row) => row.split('<td')[column]?.includes('à compléter'));
      expect(rows).toHaveLength(48);
      expect(unknown[0]).toBe(false);
      expect(unknown.lastIndexOf(false)).toBe(unknown.filter((one) => one === false).length - 1);
    }
  });

  it('is a spreadsheet with the cells of the CSV', async () => {
    const { rawPayload, headers } = await get('/fabriques.xlsx?region=84&qpv=oui');
    expect(headers['content-type']).toContain('spreadsheetml');
    const files = unzipSync(rawPayload);
    const texts = Buffer.from(files['xl/sharedStrings.xml'] ?? []).toString();
    expect(texts).toContain('<t>01500</t>');
    expect(texts).toContain('LAB01');
    expect(texts).toContain('consortium_bailleurs_sociaux');
    expect(texts).toContain('oui, sans nom');
    const sheet = Buffer.from(files['xl/worksheets/sheet1.xml'] ?? []).toString();
    expect(sheet).toMatch(/<c [^>]*><v>45\.960844<\/v>/u); // a number, not the place of a text
    expect(sheet).toContain('<v>2019</v>');
    expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/u);
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"/u);
    expect(sheet).toMatch(/<col [^>]*customWidth/u);
  });

  it('is wikitext in which names cannot be markup', async () => {
    const { body } = await get('/fabriques.wiki?region=84&qpv=oui');
    expect(body).toContain('{| class="wikitable sortable"');
    expect(body.match(/^\|-$/gmu)).toHaveLength(
      Number(/\b(\d+) fabriques?/u.exec((await get('/fabriques?region=84&qpv=oui')).body)?.[1]),
    );
    expect(body).toContain('Dynacité');
  });

  it('is GeoJSON ready for a uMap: box, name, colour and link', async () => {
    const { body, headers } = await get('/fabriques.geojson?bbox=5.3,45.9,5.4,46');
    const { features } = JSON.parse(body) as { features: { properties: Record<string, unknown> }[] };
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(features).toHaveLength(1);
    expect(features[0]?.properties).toMatchObject({
      name: 'LAB01',
      description: expect.stringContaining('[[http://fabriques.example/fabriques/lab01|'),
      _umap_options: { color: expect.stringMatching(/^#[0-9a-f]{6}$/u) },
    });
  });

  it('may be framed by anybody as the view for that, without cookies, and by nobody else otherwise', async () => {
    const frame = await get('/fabriques?vue=integrer&region=84');
    expect(frame.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(frame.headers['x-frame-options']).toBeUndefined();
    expect(frame.headers['set-cookie']).toBeUndefined();
    expect(frame.body).not.toContain('class="masthead"');
    expect(frame.body).toContain('<base target="_blank"');
    const { headers } = await get('/fabriques?vue=carte&region=84');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('shows what to paste elsewhere', async () => {
    const body = (await get('/fabriques?vue=partager&region=84')).body.replaceAll('&quot;', '"');
    expect(body).toContain('&lt;iframe src="http://fabriques.example/fabriques?region=84&amp;amp;vue=integrer"');
    expect(body).toContain('http://fabriques.example/fabriques.geojson?region=84&amp;bbox={bbox}');
  });

  it('allows the images of the tile service on maps only', async () => {
    expect(await policy('/fabriques?vue=carte')).toContain("img-src 'self' data: https://tiles.example;");
    expect(await policy('/fabriques')).not.toContain('tiles.example');
  });

  it('takes a tile address with subdomains, and allows them all', () => {
    const url = 'https://{s}.tiles.example/{z}/{x}/{y}.png';
    const read = readConfiguration({ ...tiles, FABRIQUES_TILE_URL: url }, { seedDir: 'x' }).tiles;
    expect(read).toMatchObject({ url, origin: 'https://*.tiles.example' });
  });

  it('refuses a tile address without its parts, or without credit', () => {
    const read = (environment: Record<string, string>) => () => readConfiguration(environment, { seedDir: 'x' });
    for (const wrong of ['https://tiles.example/', 'https://tiles.{s}.example/{z}/{x}/{y}', 'ftp://a/{z}/{x}/{y}']) {
      expect(read({ ...tiles, FABRIQUES_TILE_URL: wrong })).toThrow(/FABRIQUES_TILE_URL/u);
    }
    expect(read({ FABRIQUES_TILE_URL: tiles.FABRIQUES_TILE_URL })).toThrow(/FABRIQUES_TILE_ATTRIBUTION/u);
  });
});
