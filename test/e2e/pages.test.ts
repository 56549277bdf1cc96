import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, violationsOf, watchPage } from '../support/browser.ts';
import { listedPages } from '../support/page-list.ts';
import { weighPage } from '../support/page-weight.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

// That every page is whole and accessible in each look: `every-page.test.ts`.
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

  it('weighs less than 100 KB on each page when it is opened first, fonts, scripts and images included', async () => {
    for (const { path } of [...listedPages, { path: 'fabriques?vue=carte' }]) {
      const { bytes, html } = await weighPage(server.baseIri, path);
      expect.soft(bytes, path).toBeLessThan(100_000);
      // Style and fonts were found and weighed.
      expect.soft(bytes - html, path).toBeGreaterThan(30_000);
    }
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
