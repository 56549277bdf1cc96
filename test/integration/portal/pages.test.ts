import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { withPages } from '../../support/browserless.ts';
import { parseCsv } from '../../support/parse-csv.ts';
import { createWritableServer, type WritableServer } from '../../support/writer.ts';

const base = 'http://fabriques.example/';

/** A store that notes the queries it is asked. */
function noting(store: Store, queries: string[]): Store {
  return new Proxy(store, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') {
        return value;
      }
      return (...given: readonly unknown[]): unknown => {
        if (key === 'query') {
          queries.push((given[0] as { readonly text: string }).text);
        }
        return Reflect.apply(value, target, given);
      };
    },
  });
}

describe('The pages of the portal', () => {
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

  const page = async (url: string) => {
    const response = await server.inject({ url, headers: { accept: 'text/html', 'accept-language': 'fr' } });
    expect(response.statusCode).toBe(200);
    return response.body.replaceAll('&amp;', '&');
  };

  describe('the home page', () => {
    it('leads by place, by technical facts and by action to sets that hold as many fabriques as it says', async () => {
      const body = await page('/');
      const entries = /class="entries">.*?<div class="columns/su.exec(body)?.[0] ?? '';
      const sets = [...entries.matchAll(/<a href="(\/fabriques\?[^"]+)">[^<]*<\/a> <span class="soft">(\d+)</gu)];
      expect(sets.map(([, address = '']) => address.split('=')[0])).toEqual(
        expect.arrayContaining(['/fabriques?region', '/fabriques?qpv', '/fabriques?numerique', '/fabriques?annee']),
      );
      for (const [, address = '', count = ''] of sets) {
        const [, found] = /<strong>(\d+)/u.exec(await page(address)) ?? [];
        expect([address, found]).toEqual([address, count]);
      }
      expect(entries).toContain('href="/fabriques?vue=carte"');
      expect(entries).toContain('href="/actions/coworking"');
    });

    it('names what nobody has noted, as sets that can be opened and completed', async () => {
      const waiting = /id="attendu".*?<\/section>/su.exec(await page('/'))?.[0] ?? '';
      const sets = [...waiting.matchAll(/href="([^"]+manque=\w+)">[^<]*<\/a> <span class="soft">(\d+)</gu)];
      expect(sets.length).toBeGreaterThan(4);
      for (const [, address = '', count = ''] of sets) {
        const set = await page(address);
        expect([address, /<strong>(\d+)/u.exec(set)?.[1]]).toEqual([address, count]);
        expect(set).toContain('Retirer ce filtre');
      }
    });

    it('tells what is new, and no longer once it was taken away', async () => {
      expect(await page('/')).toContain('Rien n’a changé depuis le premier chargement');
      const { headers } = await test.admin('POST', '/fabriques', {
        type: 'Fabrique',
        name: 'La toute neuve',
        communeCode: '01004',
      });
      const news = async () => /id="nouveau".*?<\/section>/su.exec(await page('/'))?.[0] ?? '';
      expect(await news()).toMatch(/href="\/fabriques\/la-toute-neuve"[^>]*>.*La toute neuve.*nouveau/u);
      await test.admin('DELETE', '/fabriques/la-toute-neuve', undefined, { 'if-match': String(headers['etag']) });
      expect(await news()).toMatch(/supprimé.*nouveau/su);
      expect(await news()).not.toContain(
        'href="/fabriques/la-toute-neuve"><span>La toute neuve</span></a> <span class="soft small">supprimé',
      );
    });
  });

  describe('the page of a fabrique', () => {
    it('names its nearest neighbours with their distances, and draws them on a map that asks nobody', async () => {
      const body = await page('/fabriques/la-dynamo');
      const section = /id="voisines".*?<\/section>/su.exec(body)?.[0] ?? '';
      const distances = [...section.matchAll(/(\d+)\u00A0km/gu)].map(([, kilometres]) => Number(kilometres));
      expect(section).toMatch(/SCIC AGORA GUIERS<\/a>.*?18\u00A0km/su);
      expect(distances).toHaveLength(6);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      const map = /<section class="card small-map".*?<\/section>/su.exec(body)?.[0] ?? '';
      expect(map).toContain(
        'role="img" aria-label="Carte des environs : La Dynamo et ses voisines"'.replace(' :', '\u00A0:'),
      );
      expect(map.match(/<path class="points" d="((?:M-?\d+ -?\d+h0)+)"/u)?.[1]?.match(/h0/gu)).toHaveLength(6);
      expect(map).toContain('<path class="points here about"');
      expect(map).not.toContain('<img');
    });

    it('counts what is told, and leads from each lack to the field where it can be told', async () => {
      const body = await page('/fabriques/la-dynamo');
      const [, told, all, meter] =
        /(\d+) informations notées sur (\d+) possibles.*?<meter[^>]* value="(\d+)"/su.exec(body) ?? [];
      const gaps = /class="section gaps".*?<\/section>/su.exec(body)?.[0] ?? '';
      const missing = [...gaps.matchAll(/<a class="missing" href="([^"]+)"/gu)].map(([, address = '']) => address);
      expect(meter).toBe(told);
      expect(missing).toHaveLength(Number(all) - Number(told));
      const form = await page('/fabriques/la-dynamo/modifier');
      for (const address of missing.filter((one) => one.includes('/modifier#'))) {
        expect(form).toContain(` id="${address.split('#')[1] ?? ''}"`);
      }
      const complete = await page('/fabriques/lab01');
      expect(Number(/(\d+) informations notées/u.exec(complete)?.[1])).toBeGreaterThan(Number(told));
    });

    it('says where it is of which nothing but the code of its commune is known, and that it is about there', async () => {
      const answer = await test.admin('PUT', '/fabriques/par-son-code', { name: 'Par son code', communeCode: '73065' });
      expect(answer.statusCode).toBe(201);
      const body = await page('/fabriques/par-son-code');
      expect(body).toContain('<p class="where">Chambéry, Savoie</p>');
      expect(/id="voisines".*?<\/section>/su.exec(body)?.[0]).toContain('La Dynamo');
      expect(body).toContain('points here about');
      const list = await page('/fabriques?commune=73065&vue=table');
      expect(/>Par son code<.*?<\/tr>/su.exec(list)?.[0]).toContain('Chambéry');
      expect(await page('/recherche?q=par+son+code+chambery')).toContain('Par son code');
      // Nobody has said it: its position is still to be told, and sets by distance hold what is said alone.
      expect(await page('/fabriques?commune=73065&manque=position')).toContain('Par son code');
      const { headers } = await test.admin('GET', '/fabriques/par-son-code');
      await test.admin('DELETE', '/fabriques/par-son-code', undefined, { 'if-match': String(headers['etag']) });
    });

    it('may show its videos in a frame once somebody asks, and nothing else from elsewhere', async () => {
      const video = { type: 'VideoObject', name: 'Une visite filmée', url: 'https://tube.example/w/abcdefgh' };
      const answer = await test.admin('POST', '/fabriques', {
        ...{ type: 'Fabrique', name: 'La filmée', communeCode: '01004', video: [video] },
      });
      expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, '']);
      const { body, headers } = await server.inject({ url: '/fabriques/la-filmee', headers: { accept: 'text/html' } });
      expect(headers['content-security-policy']).toContain('frame-src https://tube.example;');
      expect(body).toContain('data-video="https://tube.example/videos/embed/abcdefgh"');
      expect(body).toContain('href="https://tube.example/w/abcdefgh"');
      expect(body).not.toContain('<iframe');
      const other = await server.inject({ url: '/fabriques/lab01', headers: { accept: 'text/html' } });
      expect(other.headers['content-security-policy']).not.toContain('frame-src');
      expect(other.body).not.toContain('video-');
    });
  });

  describe('the matrix of the actions', () => {
    const slugs = Array.from({ length: 5 }, (_, index) => `engagee-${index}`);
    beforeAll(async () => {
      for (const [index, slug] of slugs.entries()) {
        const actions = ['formation', 'campus-connecte'].slice(index % 2);
        const { statusCode, body } = await test.admin('PUT', `/fabriques/${slug}`, {
          ...{ type: 'Fabrique', name: `L’engagée ${index}`, communeCode: index === 0 ? '69123' : '73065' },
          ...{
            lat: index === 0 ? '45.7578' : '45.5662',
            long: index === 0 ? '4.8320' : '5.9208',
            locationPrecision: 'exact',
          },
          engagement: actions.map((action) => ({ action: `${base}actions/${action}`, status: 'does' })),
        });
        expect([statusCode, statusCode === 201 ? '' : body]).toEqual([201, '']);
      }
    });
    afterAll(async () => {
      for (const slug of slugs) {
        const { headers } = await test.admin('GET', `/fabriques/${slug}`);
        await test.admin('DELETE', `/fabriques/${slug}`, undefined, { 'if-match': String(headers['etag']) });
      }
    });

    const cells = (body: string) =>
      body.split('<td>').flatMap((cell) => {
        const [, total] = /<strong class="tally-of">(\d+)</u.exec(cell) ?? [];
        const [, address = '', others] = /<a href="(\/fabriques\?[^"]+)">(\d+) autres?</u.exec(cell) ?? [];
        return others === undefined ? [] : [{ total: Number(total), address, others: Number(others) }];
      });
    it.each(['', '?lieu=Lyon&rayon=200', '?departement=73', '?lieu=Lyon'])(
      '%s counts in each cell what the list that it leads to has',
      async (query) => {
        const found = cells(await page(`/actions${query}`));
        expect(found.length).toBeGreaterThan(0);
        for (const { total, address, others } of found) {
          const [, listed] = /<strong>(\d+)/u.exec(await page(address)) ?? [];
          expect([address, Number(listed), others]).toEqual([address, total, total - 3]);
        }
      },
    );

    it('is taken away as a table with the counts of the same place', async () => {
      for (const place of ['', 'departement=73']) {
        const [header = [], ...rows] = parseCsv((await server.inject({ url: `/actions.csv?${place}` })).body);
        expect(header.slice(-3)).toEqual([
          'fabriques_qui_la_menent',
          'fabriques_qui_la_demarrent',
          'fabriques_qui_la_souhaitent',
        ]);
        const counts = rows.find(([iri]) => iri === `${base}actions/formation`)?.slice(-3);
        const listed = async (status: string) =>
          /<strong>(\d+)/u.exec(await page(`/fabriques?action=formation&statut=${status}&${place}`))?.[1];
        expect(counts).toEqual([await listed('does'), await listed('starting'), await listed('wants')]);
      }
    });

    it('leads with its place to who could help, from there to what is above and below, and to the list', async () => {
      const place = 'lieu=Lyon&rayon=200';
      expect(await page(`/actions?${place}`)).toContain(`href="/actions/campus-connecte?${place}"`);
      const below = await page(`/actions/campus-connecte?${place}`);
      expect(below).toContain(`href="/actions?${place}"`);
      expect(below).toContain(`href="/actions/formation?${place}"`);
      const above = await page('/actions/formation?lieu=Lyon');
      expect(above).toContain('href="/actions/campus-connecte?lieu=Lyon"');
      const [, list = ''] = /href="(\/fabriques\?action=formation&pres=[^"]+&rayon=partout)"/u.exec(above) ?? [];
      const names = [...(await page(list)).matchAll(/<h2 class="name"><a[^>]*>([^<]+)</gu)].map(([, name]) => name);
      expect(names[0]).toBe('L’engagée 0');
      expect(names).toEqual(expect.arrayContaining(['LAB01', 'L’engagée 4']));
      expect(await page(list)).toContain('(du plus proche au plus lointain)');
    });
  });

  describe('a place that somebody names', () => {
    it('is told with its département, and leads to those of the same name', async () => {
      const body = await page('/actions/fab-lab?lieu=Saint-Denis&rayon=50');
      expect(body).toContain('Autour de <strong>Saint-Denis (974, La Réunion)</strong> · plutôt ');
      const [, other = ''] = /href="([^"]+)">Saint-Denis \(93, Seine-Saint-Denis\)</u.exec(body) ?? [];
      expect(other).toMatch(/^\/actions\/fab-lab\?.*lieu=Saint-Denis/u);
      const there = await page(other);
      expect(there).toContain('Autour de <strong>Saint-Denis (93, Seine-Saint-Denis)</strong>');
      expect(there).toContain('<option value="50" selected');
      expect(await page('/actions?lieu=Chambéry')).toMatch(/<strong>Chambéry \(73, Savoie\)<\/strong><\/p>/u);
      expect(await page('/actions?lieu=Paris')).toContain('<strong>Paris (75)</strong>');
    });

    it('is offered with a wider circle where nothing is near it', async () => {
      for (const path of ['/actions', '/actions/fab-lab']) {
        const body = await page(`${path}?lieu=Valence+(26)&rayon=20`);
        const notice = /<p class="notice".*?<\/p>/su.exec(body)?.[0] ?? '';
        expect(notice).toContain('Rien n’est noté à moins de 20 km.');
        const [, wider = '', total] = /href="([^"]+)">Élargir à 200 km<\/a> \((\d+) /u.exec(notice) ?? [];
        expect(Number(total)).toBeGreaterThan(0);
        expect(await page(wider)).not.toContain('class="notice"');
      }
      expect(await page('/actions?lieu=Brest&rayon=20')).toContain('Voir à toute distance');
      expect(await page('/actions?lieu=Chambéry&rayon=20')).not.toContain('class="notice"');
    });

    it('that nobody knows is told as such', async () => {
      expect(await page('/actions?lieu=Xyzzyville')).toMatch(/role="alert">Aucune commune de ce nom/u);
    });
  });

  it.each(['structures', 'actions', 'pratiques'])('/%s leads to the form for a new one', async (collection) => {
    expect(await page(`/${collection}`)).toContain(`href="/${collection}/nouvelle"`);
  });

  it('/pratiques says so where no practice has the words', async () => {
    expect(await page('/pratiques?q=zzz')).toContain('<p role="status">Rien ne répond à tout cela à la fois</p>');
  });

  it('French texts of the vocabulary and of filters have spaces that do not break, English ones have none', async () => {
    expect(await page('/ns')).toContain('le label «\u202FFabrique de territoire\u202F»');
    expect(await page('/fabriques?region=06')).toContain('</span>Région\u00A0: Mayotte <');
    expect(await page('/fabriques?region=06&lang=en')).toContain('</span>Region: Mayotte <');
    expect(await page('/structures/dynacite')).toContain(
      'Reste à compléter\u00A0:</strong> forme juridique, date de création',
    );
  });

  it('a list and an action name actions in the language of the page', async () => {
    for (const url of ['/fabriques?action=reseaux-de-coworkers&lang=en', '/actions/coworking?lang=en']) {
      const { body } = await server.inject({ url, headers: { accept: 'text/html' } });
      expect([url, body]).toEqual([url, expect.stringContaining('>Creating and running networks of coworkers</a>')]);
      expect(body).not.toContain('Créer et animer des réseaux');
    }
  });

  it('a page tells what the tables know without asking the store again', async () => {
    const queries: string[] = [];
    const store = noting(test.dependencies.store, queries);
    const counting = await withPages({ dependencies: { ...test.dependencies, store } });
    const read = async (url: string) => (await counting.inject({ url, headers: { accept: 'text/html' } })).body;
    await read('/fabriques/lab01');
    await read('/structures/dynacite');
    expect(queries.length).toBeGreaterThan(0);
    queries.length = 0;
    expect(await read('/fabriques/la-dynamo')).toContain('<span>Grand Chambéry</span>');
    expect(await read('/structures/grand-chambery')).toContain('<span>La Dynamo</span>');
    expect(await read('/actions/coworking?lieu=Lille')).toContain('MONSCOBAR');
    expect(queries).toEqual([]);
    await counting.close();
  });

  it('the page of a structure follows what others say of it, and what they are called', async () => {
    const change = async (url: string, body: object) => {
      const { headers } = await test.admin('GET', url);
      const answer = await test.admin('PATCH', url, body, {
        ...{ 'content-type': 'application/merge-patch+json', 'if-match': String(headers['etag']) },
      });
      expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
    };
    const carried = async () => /id="porte".*?<\/section>/su.exec(await page('/structures/dynacite'))?.[0] ?? '';
    await test.admin('PUT', '/fabriques/la-suivie', { type: 'Fabrique', name: 'La suivie', communeCode: '01004' });
    expect(await carried()).not.toContain('La suivie');
    await change('/fabriques/la-suivie', { carriedBy: [{ id: `${base}structures/dynacite` }] });
    expect(await carried()).toContain('<span>La suivie</span>');
    await change('/fabriques/la-suivie', { name: 'La renommée' });
    expect(await carried()).toContain('<span>La renommée</span>');
    const { headers } = await test.admin('GET', '/fabriques/la-suivie');
    await test.admin('DELETE', '/fabriques/la-suivie', undefined, { 'if-match': String(headers['etag']) });
    expect(await carried()).not.toMatch(/La (?:suivie|renommée)/u);
  });

  it('a shared link has an image of ours, as large as it says', async () => {
    const body = await page('/fabriques/lab01');
    const meta = (property: string) =>
      new RegExp(`property="og:${property}" content="([^"]*)"`, 'u').exec(body)?.[1] ?? '';
    const { rawPayload, headers } = await server.inject({ url: new URL(meta('image')).pathname });
    expect(meta('image').startsWith(base)).toBe(true);
    expect(headers['content-type']).toBe('image/png');
    // The first chunk of a PNG says its width and height.
    expect([rawPayload.readUInt32BE(16), rawPayload.readUInt32BE(20)]).toEqual([
      Number(meta('image:width')),
      Number(meta('image:height')),
    ]);
    expect(meta('image:alt')).not.toBe('');
  });

  it.each([
    ['/', 'WebSite'],
    ['/fabriques?region=84', 'CollectionPage'],
    ['/structures', 'CollectionPage'],
    ['/visites', 'CollectionPage'],
    ['/pratiques', 'CollectionPage'],
    ['/comparer', 'WebPage'],
    ['/comparer?f=lab01&f=la-dynamo', 'CollectionPage'],
    ['/recherche?q=lyon', 'SearchResultsPage'],
    ['/actions', 'DefinedTermSet'],
    ['/fabriques/lab01', 'Place'],
    ['/structures/la-cooperative-baraka', 'Organization'],
    ['/actions/coworking', 'DefinedTerm'],
    ['/pratiques/presenter-sa-fabrique-en-video', 'CreativeWork'],
    ['/catalog', 'Dataset'],
    ['/ns', 'DefinedTermSet'],
    ['/ns/Fabrique', 'DefinedTerm'],
    ['/schemas/legal-forms', 'DefinedTermSet'],
    ['/federation', 'WebPage'],
    ['/docs', 'WebPage'],
  ])('%s tells search engines that it is a %s', async (url, type) => {
    const body = (await server.inject({ url, headers: { accept: 'text/html' } })).body;
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/su.exec(body)?.[1] ?? '{}');
    expect([data['@context'], data['@type']]).toEqual(['https://schema.org', type]);
    expect(String(data.name).length).toBeGreaterThan(2);
    const title = /<meta name="description" content="([^"]+)"/u.exec(body)?.[1];
    expect(title).toBeTruthy();
  });
});
