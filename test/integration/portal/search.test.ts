import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPages } from '../../support/browserless.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';

interface Suggestion {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly detail: string;
  readonly url: string;
}

describe('The search', () => {
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

  const suggest = async (query: string): Promise<Suggestion[]> => {
    const response = await server.inject({ url: `/suggestions?${query}`, headers: { 'accept-language': 'fr' } });
    expect(response.statusCode).toBe(200);
    return (JSON.parse(response.body) as { suggestions: Suggestion[] }).suggestions;
  };
  const page = async (query: string): Promise<string> => {
    const response = await server.inject({ url: `/recherche?${query}`, headers: { 'accept-language': 'fr' } });
    expect(response.statusCode).toBe(200);
    return response.body;
  };

  it.each([
    ['a name', 'lab01', 'fabriques/lab01'],
    ['a name that is not finished', 'monsc', 'fabriques/monscobar'],
    ['a name with a typing mistake', 'monsobar', 'fabriques/monscobar'],
    ['a town without its accents', 'chambery', 'fabriques?commune=73065'],
    ['a town in capitals', 'AMBÉRIEU', 'fabriques?commune=01004'],
    ['a town with a typing mistake', 'chmabéry', 'fabriques?commune=73065'],
    ['a postcode', '73000', 'fabriques?codePostal=73000'],
    ['the beginning of a postcode', '7300', 'fabriques?codePostal=73000'],
    ['a département', 'savoie', 'fabriques?departement=73'],
    ['an action in the plural', 'coworkings', 'actions/coworking'],
    ['an action in English', 'training', 'actions/formation'],
    ['an action in one word', 'fablab', 'actions/fab-lab'],
    ['an action in one word, in the plural', 'fablabs', 'actions/fab-lab'],
    ['an action with a hyphen', 'co-working', 'actions/coworking'],
    ['an action in two words', 'co working', 'actions/coworking'],
    ['an action that is not finished', 'co work', 'actions/coworking'],
    ['a town as its official name says it', 'roubaix', 'fabriques?commune=59512'],
    ['a structure', 'dynacite', 'structures/dynacite'],
    ['a structure in the plural', 'coopératives baraka', 'structures/la-cooperative-baraka'],
    ['a name with its small words', 'la dynamo', 'fabriques/la-dynamo'],
    ['a name and its town', 'dynamo chambéry', 'fabriques/la-dynamo'],
  ])('finds by %s', async (_by, q, path) => {
    const ids = (await suggest(`q=${encodeURIComponent(q)}`)).map(({ id }) => id);
    expect(ids.slice(0, 3)).toContain(base + path);
  });

  it.each([
    ['lyon', 'Lyon (69)'],
    ['annecy', 'Annecy (74)'],
    ['69001', '69001 Lyon'],
    ['75018', '75018 Paris'],
  ])('leads from %s, where no fabrique stands, to the nearest ones', async (q, place) => {
    const [first] = await suggest(`q=${q}`);
    expect(first).toMatchObject({ kind: 'alentours', label: expect.stringContaining(`${place}\u00A0: les fabriques`) });
    expect(first?.url).toMatch(/\/fabriques\?pres=4\d\.\d+,\d\.\d+&rayon=\d+&tri=distance$/u);
    const list = await server.inject({ url: first?.url.replace(base, '/') ?? '', headers: { accept: 'text/csv' } });
    const [count = ''] = /\d+(?= fabriques? à moins de)/u.exec(first?.detail ?? '') ?? [];
    expect(list.body.trim().split('\n').length - 1).toBe(Number(count));
    const html = await page(`q=${q}`);
    const [, nearest = ''] =
      /aria-labelledby="alentours".*?<a class="name" href="\/fabriques\/([^"]+)"/su.exec(html) ?? [];
    expect(list.body.split('\n')[1]).toContain(nearest);
    expect(html.indexOf('id="alentours"')).toBeLessThan(html.indexOf('id="trouve-') >>> 0);
  });

  it.each(['st denis', 'st-denis', 'Saint-Denis'])('tells the towns apart that "%s" names', async (q) => {
    const places = (await suggest(`q=${encodeURIComponent(q)}`)).filter(({ kind }) => kind === 'alentours');
    expect(places.map(({ label }) => label.split('\u00A0:', 1)[0])).toEqual(
      expect.arrayContaining(['Saint-Denis (93)', 'Saint-Denis (974)', 'Saint-Denis (11)']),
    );
    expect(await page(`q=${encodeURIComponent(q)}`)).toContain('Ou bien');
  });

  it('offers the set of a town with fabriques and what lies around it', async () => {
    const kinds = (await suggest('q=chambery')).slice(0, 2).map(({ kind }) => kind);
    expect(kinds).toEqual(['commune', 'alentours']);
    expect(await suggest('q=lille+roubaix')).not.toContainEqual(expect.objectContaining({ label: 'Lille Roubaix' }));
  });

  it('gives what is spelled nearly so only where nothing is spelled so, and apart', async () => {
    const exact = await page('q=lille');
    expect(exact).not.toContain('Gometz');
    expect(exact).not.toContain('Orthographe proche');
    const alike = await page('q=monsobar');
    expect(alike).toContain('Orthographe proche');
    expect(alike).toContain('href="/fabriques/monscobar"');
  });

  it('knows the other names of an action', async () => {
    const made = await test.admin('POST', '/actions', {
      type: 'Action',
      prefLabel: { fr: 'Réparer des vélos' },
      altLabel: { fr: 'Vélonomie' },
    });
    expect([made.statusCode, made.body]).toEqual([201, expect.any(String)]);
    expect(await page('q=velonomies')).toContain('href="/actions/reparer-des-velos"');
  });

  it('offers other ways where nothing was found, also from an exact list that is empty', async () => {
    const nothing = await page('q=zzzzzzzzqqqq');
    for (const way of ['/fabriques', '/fabriques?vue=carte', '/fabriques/nouvelle']) {
      expect(nothing).toContain(`class="button" href="${way}"`);
    }
    const list = await server.inject({ url: '/fabriques?q=monsobar', headers: { accept: 'text/html' } });
    expect(list.body).toContain('href="/recherche?q=monsobar"');
  });

  it('finds third places without the label, told apart and after the fabriques of the same name', async () => {
    for (const name of ['La Moulinette des Possibles', 'LAB01']) {
      const made = await test.admin('POST', '/tiers-lieux', { type: 'TiersLieu', name, communeCode: '01004' });
      expect(made.statusCode).toBe(201);
    }
    // The first answer after a change may be what was known before it.
    await page('q=moulinette');
    expect((await suggest('q=moulinete'))[0]).toMatchObject({
      kind: 'tiers-lieu',
      label: 'La Moulinette des Possibles',
      detail: expect.stringMatching(/^Tiers-lieu sans label/u),
    });
    const found = await suggest('q=lab01');
    const kinds = found.map(({ kind }) => kind);
    expect(kinds[0]).toBe('fabrique');
    expect(kinds).toContain('tiers-lieu');
    expect((await suggest('q=lab01&genre=fabrique')).map(({ kind }) => kind)).not.toContain('tiers-lieu');
    const mixed = await page('q=lab01');
    expect(mixed.indexOf('id="trouve-fabrique"')).toBeGreaterThan(0);
    expect(mixed.indexOf('id="trouve-fabrique"')).toBeLessThan(mixed.indexOf('id="trouve-tiers-lieu"'));
    const body = await page('q=moulinette');
    expect(body).toContain('Autres tiers-lieux, sans le label');
    expect(body).toContain('href="/tiers-lieux/la-moulinette-des-possibles"');
  });

  it('puts first what is named exactly as was typed', async () => {
    expect((await suggest('q=lab01'))[0]).toMatchObject({
      kind: 'fabrique',
      label: 'LAB01',
      detail: 'Fabrique · Ambérieu-en-Bugey, Ain',
      url: `${base}fabriques/lab01`,
    });
  });

  it('gives the suggestions in the language that is asked for, and keeps it', async () => {
    const [first] = await suggest('q=formation&lang=en');
    expect(first).toMatchObject({ label: 'Training', detail: 'Action', url: `${base}actions/formation?lang=en` });
  });

  it('gives only the kinds that a field wants, and names those that there are', async () => {
    const kinds = (await suggest('q=lab01&genre=structure')).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['structure']));
    const refused = await server.inject({ url: '/suggestions?q=a&genre=personne' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('structure');
  });

  it.each(['', 'q=', 'q=%20%20', 'q=zzzzzzzzqqqq', 'q=%22%5C%2A%28', `q=${'x'.repeat(2000)}`, 'q=a&q=zzzzzzzzqqqq'])(
    'answers "%s" with no suggestion',
    async (query) => {
      expect(await suggest(query)).toEqual([]);
    },
  );

  it('shows results kind by kind on a page without scripts', async () => {
    const html = await page('q=chamb%C3%A9ry');
    expect(html).toContain('href="/fabriques/la-dynamo"');
    expect(html).toContain('href="/fabriques?commune=73065"');
    expect(html).toContain('href="/structures/ville-de-chambery"');
    expect(await page('q=zzzzzzzzqqqq')).toContain('Rien ne ressemble');
    expect(await page('')).toContain('type="search"');
  });

  it('finds what was written a moment ago', async () => {
    const { statusCode } = await test.admin('POST', '/fabriques', {
      type: 'Fabrique',
      name: 'Le Grenier Retrouvé',
      communeCode: '23096',
    });
    expect(statusCode).toBe(201);
    expect(await page('q=greniers+retrouves')).toContain('href="/fabriques/le-grenier-retrouve"');
  });

  it('answers in less than ten milliseconds', async () => {
    const words = ['lab', 'chamb', 'cowork', 'monsobar', '730', 'coopérative ba', 'fabrique numerique', 'e', 'saint'];
    await suggest('q=lab');
    const times: number[] = [];
    for (const word of Array.from({ length: 20 }, () => words).flat()) {
      const start = performance.now();
      await suggest(`q=${encodeURIComponent(word)}`);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(10);
  });
});
