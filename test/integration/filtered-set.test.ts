import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortal } from '../../src/http/create-portal.ts';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.ts';
import { buildServer } from '../../src/http/server.ts';
import type { FastifyInstance } from 'fastify';
import { parseCsv } from '../support/parse-csv.ts';
import { createTestServer, type TestServer } from '../support/test-server.ts';

const base = 'http://fabriques.example/';

describe('The fabriques as one filtered set', () => {
  let test: TestServer;
  let server: FastifyInstance;
  beforeAll(async () => {
    test = await createTestServer();
    const portal = createPortal({ store: test.store, vocabulary: loadVocabulary(), baseIri: base });
    server = await buildServer({ ...test.dependencies, portal, pages: portal });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
  });

  const html = async (query: string): Promise<string> => {
    const response = await server.inject({ url: `/fabriques${query}`, headers: { accept: 'text/html' } });
    expect(response.statusCode).toBe(200);
    return response.body.replaceAll('&amp;', '&');
  };
  const iris = async (query: string): Promise<string[]> => {
    const { body } = await server.inject({ url: `/fabriques.csv${query}` });
    return parseCsv(body)
      .slice(1)
      .map(([iri = '']) => iri)
      .sort();
  };

  it.each([
    '',
    '?departement=59&qpv=inconnu',
    '?region=84&numerique=oui',
    '?action=coworking&statut=does',
    '?q=atelier',
    '?pres=45.57,5.92&rayon=30',
    '?pres=45.57,5.92&rayon=partout&region=84',
  ])('%s links to the SPARQL query that selects the same things', async (query) => {
    const link = /href="\/sparql\?query=([^"&]+)/u.exec(await html(query))?.[1] ?? '';
    const { body } = await server.inject({ url: `/sparql?query=${link}`, headers: { accept: 'text/csv' } });
    const selected = body.trim().split('\r\n').slice(1).sort();
    expect(selected.length).toBeGreaterThan(0);
    expect(selected).toEqual(await iris(query));
  });

  it.each(['', '?region=84', '?qpv=oui', '?action=coworking', '?statut=does&departement=01'])(
    '%s counts each value as what choosing it finds',
    async (query) => {
      const page = await html(query);
      const values = [
        ...page.matchAll(
          /name="([a-z]+)" value="([^"]+)"[^>]*\/?><span>[^<]*<\/span><span class="soft small">([^<]*)</gu,
        ),
      ];
      expect(values.length).toBeGreaterThan(10);
      const few = values.filter(([, name = ''], index) => !['departement', 'region'].includes(name) || index % 9 === 0);
      for (const [, name = '', value = '', count = ''] of few) {
        const others = query
          .replace(/^\?/u, '')
          .split('&')
          .filter((part) => part !== '' && !part.startsWith(`${name}=`));
        const found = await iris(`?${[...others, `${name}=${value}`].join('&')}`);
        expect([name, value, found.length]).toEqual([name, value, Number(count.replace(/\D/gu, ''))]);
      }
    },
  );

  it('is kept by the links between its views', async () => {
    const page = await html('?departement=59&vue=table&tri=-annee');
    expect(page).toContain('href="/fabriques?departement=59&tri=-annee&vue=carte"');
    expect(page).toContain('href="/fabriques?departement=59&tri=-annee"');
    expect(page).toContain('aria-sort="descending"');
    expect(page).toContain('href="/fabriques?tri=-annee&vue=table"');
    expect(page).toContain(`href="/fabriques.csv?departement=59&tri=-annee"`);
  });

  it.each(['codePostal', 'commune', 'departement', 'qpv', 'numerique', 'porteur', 'depuis', 'annee'])(
    'puts what is unknown last, sorted by %s either way',
    async (key) => {
      const column = { porteur: 'structures_porteuses', depuis: 'structure_depuis', annee: 'annee_label' }[key];
      for (const sort of [key, `-${key}`]) {
        const [header = [], ...rows] = parseCsv((await server.inject({ url: `/fabriques.csv?tri=${sort}` })).body);
        const at = header.indexOf(column ?? (key === 'codePostal' ? 'code_postal' : key));
        const known = rows.map((row) => row[at] !== '');
        expect(known).toEqual([...known].sort((a, b) => Number(b) - Number(a)));
      }
    },
  );

  it('shows unknown facts of the technical table as something to complete', async () => {
    const page = await html('?vue=table&q=lab01');
    expect(page).toContain('Dynacité');
    expect(page).toContain('à compléter');
    expect(page).toContain('Acteurs de la formation');
  });

  it('is on one map whole, each point as precise as it is known', async () => {
    const page = await html('?vue=carte');
    expect(page.match(/M[\d.]+ [\d.]+h0/gu)?.length).toBeGreaterThan(300);
    expect(page).toContain('<path class="land"');
    expect(page.match(/href="\/fabriques\/[^"]+"/gu)?.length).toBeGreaterThanOrEqual(382);
  });

  it('refuses a view that does not exist, and says which do', async () => {
    const response = await server.inject({ url: '/fabriques?vue=globe', headers: { accept: 'application/json' } });
    expect([response.statusCode, response.json<{ parameter: string }>().parameter]).toEqual([400, 'vue']);
  });

  it('leads from a parameter that is refused to the set without it', async () => {
    const { statusCode, body } = await server.inject({
      url: '/fabriques?action=coworking&departement=999&vue=table',
      headers: { accept: 'text/html' },
    });
    expect(statusCode).toBe(400);
    expect(body.replaceAll('&amp;', '&')).toContain('href="/fabriques?action=coworking&vue=table"');
  });

  it('leads from a page beyond the last to the last', async () => {
    const page = await html('?departement=59&parPage=5&page=99');
    expect(page).toContain('La dernière page de cette liste est la page 2');
    expect(page).toContain('href="/fabriques?departement=59&parPage=5&page=2"');
    expect(page).not.toContain('99 / 2');
    expect(page).not.toContain('Retirez un filtre');
  });

  it('says in its title, its heading and its data what it holds', async () => {
    const query = '?action=coworking&departement=59&qpv=oui&vue=carte';
    const french = (await html(`${query}&lang=fr`)).replaceAll('\u00A0', ' ');
    const words = 'Coworking, Nord (59), En quartier prioritaire';
    expect(french).toContain(`<title>${words} : 1 fabrique – carte · `);
    expect(french).toContain(`<h1>${words}</h1>`);
    expect(french).toContain(`<meta property="og:title" content="${words} : 1 fabrique – carte"/>`);
    expect(french).toContain(`"name":"${words} : 1 fabrique – carte"`);
    expect(french).toContain(`<meta name="description" content="${words} : 1 fabrique. `);
    const english = await html(`${query}&lang=en`);
    expect(english).toContain('<title>Coworking, Nord (59), In a priority district: 1 fabrique – map · ');
    expect(await html('?lang=en')).toContain('<title>Fabriques · ');
  });

  it.each([
    '/',
    '/?lang=en',
    '/fabriques',
    '/fabriques?departement=59&vue=table&lang=fr',
    '/fabriques/lab01',
    '/actions',
  ])('%s has one canonical address in its header, its page and its data', async (url) => {
    const { headers, body } = await server.inject({ url, headers: { accept: 'text/html' } });
    const canonical = base.slice(0, -1) + url;
    expect(/<([^>]+)>; rel="canonical"/u.exec(String(headers.link))?.[1]).toBe(canonical);
    expect(body.replaceAll('&amp;', '&')).toContain(`<link rel="canonical" href="${canonical}"/>`);
    if (url.startsWith('/fabriques?')) {
      expect(body.replaceAll('\\u0026', '&')).toContain(`"url":"${canonical}"`);
    }
  });

  it('says how far each fabrique is from a point, and what the point is called', async () => {
    const near = 'pres=45.57,5.92&rayon=100';
    const list = (await html(`?${near}`)).replaceAll('\u00A0', ' ');
    expect(list).toContain('Autour de : Chambéry (100 km à la ronde)');
    const far = [...list.matchAll(/<span class="soft small">(\d+) km<\/span>/gu)].map(([, far]) => Number(far));
    expect(far.length).toBeGreaterThan(10);
    expect(far).toEqual([...far].sort((a, b) => a - b));
    expect(await html(`?${near}&vue=table`)).toContain(
      'aria-sort="ascending"><a href="/fabriques?pres=45.57,5.92&rayon=100&tri=-distance&vue=table"',
    );
    const [header = [], first = []] = parseCsv((await server.inject({ url: `/fabriques.csv?${near}` })).body);
    expect(header.at(-1)).toBe('distance_km');
    expect(Number(first.at(-1))).toBeLessThan(5);
    expect(await html('')).not.toContain(' km</span>');
  });

  it('has an address without the fields of its form that were left empty', async () => {
    const url = '/fabriques?q=atelier&qpv=&numerique=&rayon=20&vue=table&lang=en';
    const { statusCode, headers } = await server.inject({ url, headers: { accept: 'text/html' } });
    expect([statusCode, headers.location]).toEqual([302, '/fabriques?q=atelier&vue=table&lang=en']);
    expect((await server.inject({ url: '/fabriques.csv?q=atelier&qpv=' })).statusCode).toBe(200);
  });

  it('offers the départements by name', async () => {
    const named = [...(await html('')).matchAll(/name="departement" value="\w+"\/><span>([^<]+) \(/gu)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(90);
    expect(named).toEqual([...named].sort(new Intl.Collator('fr').compare));
  });

  it('is looked for around a place by its name, in every format, and says which one was taken', async () => {
    const query = 'lieu=Chamb%C3%A9ry&rayon=50';
    const page = await html(`?${query}`);
    const [, point = ''] = /href="\/fabriques\.csv\?([^"]+)"/u.exec(page) ?? [];
    expect(point).toMatch(/^rayon=50&pres=45\.5\d*,5\.9\d*$/u);
    expect(page).toContain('name="lieu" value="Chambéry"');
    expect(page).toContain('<strong>Chambéry (');
    expect((await iris(`?${query}`)).length).toBeGreaterThan(3);
    expect(await iris(`?${query}`)).toEqual(await iris(`?${point}`));
    const ambiguous = await html('?lieu=Saint-Denis');
    expect(ambiguous).toMatch(/<a href="\/fabriques\?lieu=Saint-Denis\+%28\d\w%29">/u);
    const unknown = await server.inject({ url: '/fabriques?lieu=Xyzzyville', headers: { accept: 'text/html' } });
    expect([unknown.statusCode, unknown.body.includes('une commune, un code postal')]).toEqual([400, true]);
  });

  it.each([
    ['commune=Amb%C3%A9rieu-en-Bugey', 'commune=01004'],
    ['commune=Amb%C3%A9rieu-en-Bugey+(01)', 'commune=01004'],
    ['structure=Dynacit%C3%A9', 'structure=dynacite'],
  ])('takes a name for a code: %s', async (name, code) => {
    expect(await iris(`?${name}`)).toEqual(await iris(`?${code}`));
    expect(await iris(`?${name}`)).toHaveLength(1);
    expect(await html(`?${name}`)).toContain(`href="/fabriques.csv?${code}"`);
  });
});
