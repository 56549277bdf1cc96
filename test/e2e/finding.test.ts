import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, violationsOf, watchPage } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

describe.skipIf(!hasChromium)('Finding who can help', () => {
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
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
      await page.getByRole('link', { name: 'La Dynamo' }).click();
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
});
