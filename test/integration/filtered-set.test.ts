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
});
