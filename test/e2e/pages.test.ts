import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, violationsOf, watchPage } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/** Every kind of page; `status` where it is not 200. */
const pages: readonly { readonly path: string; readonly shows: string; readonly status?: number }[] = [
  { path: '', shows: '382' },
  { path: 'fabriques', shows: 'Action Numérique' },
  { path: 'fabriques?region=84&qpv=oui&action=coworking', shows: 'LAB01' },
  { path: 'fabriques?vue=table&tri=annee', shows: 'Dynacité' },
  { path: 'fabriques?vue=carte&region=84', shows: 'LAB01' },
  { path: 'fabriques?q=introuvable-partout', shows: 'introuvable-partout' },
  { path: 'recherche?q=chambery', shows: 'La Dynamo' },
  { path: 'actions', shows: 'Coworking' },
  { path: 'visites', shows: 'JSON-LD' },
  { path: 'pratiques', shows: 'PeerTube' },
  { path: 'fabriques/lab01', shows: 'Dynacité' },
  { path: 'fabriques/monscobar', shows: 'La Coopérative Baraka' },
  { path: 'fabriques/anis', shows: 'Saint-Martin' },
  { path: 'structures/la-cooperative-baraka', shows: 'MONSCOBAR' },
  { path: 'actions/formation', shows: 'LAB01' },
  { path: 'pratiques/presenter-sa-fabrique-en-video', shows: 'PeerTube' },
  { path: 'ns', shows: 'fab:Fabrique' },
  { path: 'ns/partnership', shows: 'partnership' },
  { path: 'schemas', shows: 'JSON-LD' },
  { path: 'schemas/legal-forms', shows: 'association-loi-1901' },
  { path: 'shapes', shows: 'rdf:langString' },
  { path: 'context.jsonld', shows: 'carriedBy' },
  { path: 'docs', shows: '/fabriques/{slug}' },
  { path: 'sparql', shows: 'SELECT' },
  {
    path: `sparql?query=${encodeURIComponent('SELECT ?s WHERE { ?s a <https://w3id.org/fabriques/ns#Action> }')}`,
    shows: 'actions/coworking',
  },
  { path: 'sparql?query=SELEC', shows: 'SPARQL 1.1', status: 400 },
  { path: 'fabriques/nulle-part', shows: '404', status: 404 },
];

describe.skipIf(!hasChromium)('The pages in a browser', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Opens a page and fails on any complaint of the browser and any request that leaves the server. */
  const open = async (context: BrowserContext, path: string, status = 200): Promise<Page> => {
    const { page, complaints } = await watchPage(context, server.baseIri);
    const response = await page.goto(new URL(path, server.baseIri).href, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready');
    expect(response?.status()).toBe(status);
    expect(complaints).toEqual([]);
    return page;
  };

  describe.each([
    { colorScheme: 'light', locale: 'fr-FR', width: 1280 },
    { colorScheme: 'dark', locale: 'en-GB', width: 320 },
  ] as const)('in $colorScheme colours, $locale, $width pixels wide', ({ colorScheme, locale, width }) => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await browser.newContext({ colorScheme, locale, viewport: { width, height: 800 }, bypassCSP: false });
    });
    afterAll(async () => context.close());

    it.each(pages)('/$path is whole, accessible, and calls nobody', async ({ path, shows, status }) => {
      const page = await open(context, path, status);
      expect(await page.getAttribute('html', 'lang')).toBe(locale.slice(0, 2));
      expect(await page.content()).toContain(shows);
      expect(await page.locator('h1').count()).toBe(1);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
    });
  });

  describe('used by a person without JavaScript', () => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    });
    afterAll(async () => context.close());

    it('leads from the search box to a fabrique and its carrier', async () => {
      const page = await context.newPage();
      await page.goto(server.baseIri);
      await page.getByRole('searchbox').fill('monscobar');
      await page.getByRole('button', { name: 'Chercher' }).click();
      await page.getByRole('link', { name: 'MONSCOBAR', exact: true }).click();
      expect(await page.locator('h1').textContent()).toBe('MONSCOBAR');
      await page.getByRole('link', { name: 'La Coopérative Baraka' }).first().click();
      expect(await page.locator('h1').textContent()).toBe('La Coopérative Baraka');
      await page.close();
    });

    it('stays in the language that was chosen', async () => {
      const page = await context.newPage();
      await page.goto(`${server.baseIri}fabriques/lab01`);
      await page.getByRole('link', { name: 'English' }).click();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      await page.getByRole('link', { name: 'Dynacité' }).click();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      await page.close();
    });

    it('puts a question to the data and downloads the answer', async () => {
      const page = await context.newPage();
      await page.goto(`${server.baseIri}sparql`);
      await page.getByRole('button', { name: 'Demander' }).click();
      expect(await page.getByRole('cell').first().textContent()).toBe('382');
      const address = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      const answer = await fetch(new URL(address ?? '', server.baseIri));
      expect(await answer.text()).toContain('382');
      await page.close();
    });
  });

  it('opens a fabrique from the map with the keyboard alone, on the mainland and overseas', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' });
    const page = await open(context, 'fabriques?vue=carte');
    const map = page.getByRole('application');
    await map.waitFor();
    expect(await map.locator('path.land').count()).toBe(101);
    expect(await map.locator('.cluster').count()).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'La Réunion' }).press('Enter');
    const point = map.locator('.point').first();
    await point.waitFor();
    await point.focus();
    await page.keyboard.press('Enter');
    await map.locator('.leaflet-popup a[href*="/fabriques/"]').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/fabriques\/[a-z]/u);
    expect(await page.locator('h1').count()).toBe(1);
    await context.close();
  });

  it('reaches the content with the first key and a link', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await open(context, 'fabriques/lab01');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement?.id')).toBe('contenu');
    await context.close();
  });
});
