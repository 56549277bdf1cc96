import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, violationsOf, watchPage } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

const tiles = {
  FABRIQUES_TILE_URL: 'https://{s}.tiles.example/{z}/{x}/{y}.png',
  FABRIQUES_TILE_ATTRIBUTION: '© Tuiles d’exemple',
};

describe.skipIf(!hasChromium)('Finding who can help', () => {
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(tiles), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(async () => {
    await context?.close();
    context = undefined;
    expect(complaints).toEqual([]);
  });

  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce', ...options });
    const watched = await watchPage(context, server.baseIri);
    complaints = watched.complaints;
    await watched.page.goto(server.baseIri + path);
    return watched.page;
  };

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('title'));
  const isOnMarker = (page: Page) => page.evaluate(() => document.activeElement?.matches('.leaflet-marker-icon'));

  describe('by typing', () => {
    it('suggests a fabrique, which the arrow keys and Enter open', async () => {
      const page = await open('');
      const box = page.getByRole('combobox');
      await box.pressSequentially('monsobar');
      const option = page.getByRole('option').first();
      await option.waitFor();
      expect(await option.textContent()).toContain('MONSCOBAR');
      expect(await box.getAttribute('aria-expanded')).toBe('true');
      expect(await violationsOf(page)).toEqual([]);
      await box.press('ArrowDown');
      expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
      await box.press('Enter');
      await page.waitForURL(/\/fabriques\/monscobar$/u);
    });

    it('suggests the nearest fabriques of a town that has none', async () => {
      const page = await open('');
      const box = page.getByRole('combobox');
      await box.pressSequentially('lyon');
      const option = page.getByRole('option', { name: /^Lyon \(69\)\s: les fabriques les plus proches/u });
      await option.waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await option.click();
      await page.waitForURL(/\/fabriques\?pres=45\.75,4\.85&rayon=\d+&tri=distance$/u);
      expect(await page.locator('.members li').count()).toBeGreaterThanOrEqual(3);
      await page.goto(`${server.baseIri}recherche?q=lyon`);
      const nearest = page.getByRole('region', { name: /^Lyon \(69\)/u });
      expect(await nearest.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);
      expect(await violationsOf(page)).toEqual([]);
    });

    it('closes with Escape and keeps what was typed', async () => {
      const page = await open('');
      const box = page.getByRole('combobox');
      await box.pressSequentially('chambery');
      await page.getByRole('option').first().waitFor();
      await box.press('Escape');
      expect(await page.getByRole('listbox').isVisible()).toBe(false);
      expect(await box.inputValue()).toBe('chambery');
      await box.press('Enter');
      await page.waitForURL(/\/recherche\?q=chambery/u);
      await page.getByRole('link', { name: 'La Dynamo' }).first().click();
      expect(await page.locator('h1').textContent()).toBe('La Dynamo');
    });

    it('leads to the same place without scripts', async () => {
      const page = await open('', { javaScriptEnabled: false });
      await page.getByRole('searchbox').fill('chmabery');
      await page.getByRole('button', { name: 'Chercher' }).click();
      expect(page.url()).toBe(`${server.baseIri}recherche?q=chmabery`);
      await page.getByRole('link', { name: 'Chambéry', exact: true }).click();
      expect(page.url()).toBe(`${server.baseIri}fabriques?commune=73065`);
      await page.getByRole('link', { name: 'La Dynamo' }).click();
      expect(await page.locator('h1').textContent()).toBe('La Dynamo');
    });
  });

  describe('by filters', () => {
    it.each([true, false])('keeps the set when one goes back (scripts: %s)', async (javaScriptEnabled) => {
      const page = await open('fabriques', { javaScriptEnabled, viewport: { width: 1280, height: 900 } });
      const count = async () => (await page.locator('.count strong').textContent())?.trim();
      const all = await count();
      await page.locator('details.facet', { hasText: 'En quartier prioritaire' }).locator('summary').click();
      await page.locator('input[name="qpv"][value="oui"]').check();
      await page.getByRole('button', { name: 'Afficher' }).click();
      await page.waitForURL(/[?&]qpv=oui/u);
      const [set, some] = [page.url(), await count()];
      expect(some).not.toBe(all);
      await page.getByRole('link', { name: 'LAB01', exact: true }).click();
      expect(await page.locator('h1').textContent()).toBe('LAB01');
      await page.goBack();
      expect([page.url(), await count()]).toEqual([set, some]);
      expect(await page.locator('input[name="qpv"][value="oui"]').isChecked()).toBe(true);
      await page.getByRole('link', { name: 'Tableau technique' }).click();
      expect([new URL(page.url()).searchParams.get('qpv'), await count()]).toEqual(['oui', some]);
      await page.goBack();
      await page.goBack();
      expect(await count()).toBe(all);
    });
  });

  describe('on the map', () => {
    it('names the nearest without the position leaving the browser', async () => {
      const page = await open('fabriques?vue=carte', {
        geolocation: { latitude: 45.5646, longitude: 5.9178 },
        permissions: ['geolocation'],
      });
      const sent: string[] = [];
      await page.getByRole('button', { name: 'Autour de moi' }).waitFor();
      page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
      await page.getByRole('button', { name: 'Autour de moi' }).click();
      const nearest = page.locator('.map-says li');
      await nearest.first().waitFor();
      expect(await nearest.first().textContent()).toMatch(/^La Dynamo, Chambéry/u);
      expect(await nearest.count()).toBe(10);
      expect(await page.locator('.map-says').textContent()).toContain('n’a pas quitté ce navigateur');
      expect(sent.filter((request) => /45[.,]5|5[.,]9/u.test(request))).toEqual([]);
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('link', { name: /Trier toute la liste par distance/u }).click();
      expect(new URL(page.url()).searchParams.get('pres')).toBe('45.56,5.92');
      expect(await page.locator('.members .name').first().textContent()).toBe('La Dynamo');
    });

    it('says what to do instead where the browser gives no position', async () => {
      const page = await open('fabriques?vue=carte', { permissions: [] });
      await page.getByRole('button', { name: 'Autour de moi' }).click();
      await page.getByText('Cherchez plutôt votre commune').waitFor();
    });

    it('keeps what is in a box that was drawn, and the whole again when one goes back', async () => {
      const page = await open('fabriques?vue=carte', { viewport: { width: 1280, height: 1000 } });
      const count = async () => Number.parseInt((await page.locator('.count strong').textContent()) ?? '', 10);
      const all = await count();
      await page.getByRole('button', { name: 'Tracer un cadre' }).click();
      const map = page.getByRole('application');
      await map.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await map.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.move(x + width * 0.35, y + height * 0.3);
      await page.mouse.down();
      await page.mouse.move(x + width * 0.5, y + height * 0.5, { steps: 4 });
      await page.mouse.move(x + width * 0.65, y + height * 0.7, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL(/[?&]bbox=/u);
      const within = await count();
      expect(within).toBeGreaterThan(5);
      expect(within).toBeLessThan(all);
      const [west = 0, south = 0, east = 0, north = 0] = (new URL(page.url()).searchParams.get('bbox') ?? '')
        .split(',')
        .map(Number);
      expect(west < east && south < north).toBe(true);
      await page.goBack();
      expect([page.url(), await count()]).toEqual([`${server.baseIri}fabriques?vue=carte`, all]);
    });

    it('shows a box as a drawing and a list without scripts', async () => {
      const page = await open('fabriques?vue=carte&bbox=5,45,6,46', { javaScriptEnabled: false });
      const count = Number.parseInt((await page.locator('.count strong').textContent()) ?? '', 10);
      expect(count).toBeGreaterThan(5);
      expect(await page.locator('svg.outlines .land').count()).toBe(1);
      expect(await page.locator('.beside li a').count()).toBe(count);
    });

    it('keeps the popup of a point at its edge open, from the keyboard too, and Escape leads back to the point', async () => {
      const page = await open('fabriques?vue=carte&departement=73', { viewport: { width: 1280, height: 800 } });
      const point = page.getByRole('button', { name: 'LA ZOFATE' });
      const link = page.locator('.leaflet-popup').getByRole('link', { name: 'LA ZOFATE' });
      for (const press of [() => point.click(), () => point.press('Enter'), () => point.press(' ')]) {
        await press();
        // The map has moved so far that the whole popup is in its frame, and it is still there.
        await page.waitForFunction(() => {
          const [popup, frame] = ['.leaflet-popup', '.moving-map'].map((one) =>
            document.querySelector(one)?.getBoundingClientRect(),
          );
          return popup && frame && popup.top >= frame.top && popup.right <= frame.right;
        });
        await page.waitForFunction(() => document.activeElement?.closest('.leaflet-popup'));
        await link.press('Escape');
        await page.locator('.leaflet-popup').waitFor({ state: 'detached' });
        expect(await focused(page)).toBe('LA ZOFATE');
      }
    });

    it('opens clusters from the keyboard, and Tab goes from point to point', async () => {
      const page = await open('fabriques?vue=carte');
      const clusters = page.locator('.moving-map .cluster');
      await clusters.first().waitFor();
      for (const key of ['Enter', ' ']) {
        const sizes = (await clusters.allTextContents()).map(Number);
        const largest = clusters.nth(sizes.indexOf(Math.max(...sizes)));
        const name = await largest.getAttribute('aria-label');
        expect(name).toMatch(/^\d+ fabriques$/u);
        await largest.press(key);
        // The focus is on what the cluster has become.
        await page.waitForFunction(
          (before) =>
            document.activeElement?.matches('.leaflet-marker-icon') &&
            document.activeElement.getAttribute('aria-label') !== before,
          name,
        );
      }
      const passed = new Set([await focused(page)]);
      for (let step = 0; step < 4; step++) {
        await page.keyboard.press('Tab');
        expect(await isOnMarker(page)).toBe(true);
        passed.add(await focused(page));
        await page.keyboard.press('ArrowDown');
      }
      expect(passed.size).toBe(5);
      expect(await violationsOf(page)).toEqual([]);
    });

    it('frames what is overseas, says how many are where, and how many are nowhere', async () => {
      const page = await open('fabriques?vue=carte&departement=974&departement=972');
      const points = page.locator('.moving-map .point, .moving-map .cluster');
      await points.first().waitFor();
      expect(await points.first().boundingBox()).toMatchObject({ width: expect.any(Number) });
      expect(await page.locator('.parts').first().locator('button').allTextContents()).toEqual([
        expect.stringMatching(/^Antilles \d+$/u),
        expect.stringMatching(/^La Réunion \d+$/u),
      ]);
      await page.goto(`${server.baseIri}fabriques?vue=carte&departement=978`);
      await page.getByText('1 fabrique sans position').waitFor();
    });

    it('names the départements and single points once one is near, and every point is large enough to press', async () => {
      const page = await open('fabriques?vue=carte');
      await page.locator('.moving-map .cluster').first().waitFor();
      expect(await page.locator('.land-name, .named').count()).toBe(0);
      await page.goto(`${server.baseIri}fabriques?vue=carte&departement=73`);
      await page.locator('.land-name').getByText('Savoie', { exact: true }).waitFor();
      await page.locator('.named', { hasText: 'La Dynamo' }).getByText('La Dynamo').waitFor();
      const { width, height } = (await page.locator('.moving-map .point').first().boundingBox()) ?? {};
      expect([width, height].every((size = 0) => size >= 24)).toBe(true);
    });

    it('takes a click for no box and says what to do, and shows one position however often it is asked', async () => {
      const page = await open('fabriques?vue=carte', {
        geolocation: { latitude: 45.5646, longitude: 5.9178 },
        permissions: ['geolocation'],
      });
      for (let time = 0; time < 2; time++) {
        await page.getByRole('button', { name: 'Autour de moi' }).click();
        await page.locator('.map-says li').first().waitFor();
      }
      expect(await page.locator('path.here').count()).toBe(1);
      await page.getByRole('button', { name: 'Tracer un cadre' }).click();
      await page.getByRole('application').click({ position: { x: 200, y: 200 } });
      await page.getByText('tirez d’un coin du cadre à l’autre').waitFor();
      expect(page.url()).toBe(`${server.baseIri}fabriques?vue=carte`);
    });

    it.each([
      ['carte', '.moving-map', 1280, 800],
      ['carte', '.moving-map', 360, 740],
      ['table', 'tbody tr', 1280, 800],
      ['table', 'tbody tr', 360, 740],
    ])('begins on the first screen (%s, %s, %i × %i)', async (view, shown, width, height) => {
      const page = await open(`fabriques?vue=${view}&region=84`, { viewport: { width, height } });
      const { y } = (await page.locator(shown).first().boundingBox()) ?? { y: height };
      expect(y).toBeLessThan(height * 0.85);
    });

    it('folds the filters away, says how many are on, and opens them without scripts', async () => {
      const page = await open('fabriques?vue=carte&region=84', { javaScriptEnabled: false });
      expect(await page.getByLabel('Mots').isVisible()).toBe(false);
      await page.getByText('1 filtre en place').click();
      await page.getByLabel('Mots').fill('lab01');
      await page.getByRole('button', { name: 'Afficher' }).click();
      expect(new URL(page.url()).searchParams.get('vue')).toBe('carte');
      await page.getByText('2 filtres en place').waitFor();
      // Without scripts there is no map to move by keys.
      expect(await page.getByText('Au clavier').count()).toBe(0);
    });

    it('asks the service of streets for images only once somebody has asked for them', async () => {
      const page = await open('fabriques?vue=carte&departement=73');
      const asked: string[] = [];
      const pixel = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      await page.route('https://*.tiles.example/**', async (route) => {
        asked.push(route.request().url());
        await route.fulfill({ contentType: 'image/png', body: pixel });
      });
      const button = page.getByRole('button', { name: 'Montrer les rues (images de tiles.example)' });
      await button.waitFor();
      await page.waitForLoadState('networkidle');
      expect([asked, complaints]).toEqual([[], []]);
      await button.click();
      await page.locator('.leaflet-tile-loaded').first().waitFor();
      expect(asked[0]).toMatch(/^https:\/\/[abc]\.tiles\.example\/\d+\/\d+\/\d+\.png$/u);
      await page.getByText('© Tuiles d’exemple').waitFor();
      // What was asked for is no complaint; anything else is.
      complaints = complaints.filter(
        (complaint) => !/A request left for https:\/\/[abc]\.tiles\.example\//u.test(complaint),
      );
    });
  });

  describe('a video', () => {
    const practice = 'pratiques/presenter-sa-fabrique-en-video';

    it('is asked for only once somebody presses the button', async () => {
      const page = await open(practice);
      await page.route('https://videos.lescommuns.org/**', async (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Lecteur</title>' }),
      );
      await page.waitForLoadState('networkidle');
      expect([await page.locator('iframe').count(), complaints]).toEqual([0, []]);
      await page.getByRole('button', { name: 'Voir ici (se connecte à videos.lescommuns.org)' }).first().click();
      const frame = page.locator('iframe.video');
      await frame.waitFor();
      expect(await frame.getAttribute('src')).toMatch(/^https:\/\/videos\.lescommuns\.org\/videos\/embed\//u);
      expect(await frame.contentFrame().locator('title').textContent()).toBe('Lecteur');
      complaints = complaints.filter(
        (one) => !one.startsWith('A request left for https://videos.lescommuns.org/videos/embed/'),
      );
    });

    it('is a link to its page without scripts', async () => {
      const page = await open(practice, { javaScriptEnabled: false });
      expect(
        await page.locator('#videos ~ ul a, section[aria-labelledby="videos"] a').first().getAttribute('href'),
      ).toMatch(/^https:\/\/videos\.lescommuns\.org\//u);
      expect(await page.getByRole('button', { name: /Voir ici/u }).count()).toBe(0);
    });
  });
});
