import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser } from '../support/browser.ts';
import { lookAtPage } from '../support/look-at-page.ts';
import { listedPages } from '../support/page-list.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/**
 * Both themes in each language, one on a screen and the other on a narrow phone; with `FABRIQUES_EVERY_LOOK=true` each of
 * them on both, which takes twice as long.
 */
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 320].map((width) => ({ colorScheme, width })),
);
const isEvery = process.env['FABRIQUES_EVERY_LOOK'] === 'true';
const looksIn = (language: 'fr' | 'en') =>
  looks.filter(
    ({ colorScheme, width }) => isEvery || (width === 1280) === ((colorScheme === 'light') === (language === 'fr')),
  );

describe.skipIf(!hasChromium)('Every page in both languages, both themes, wide and narrow', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each(['fr', 'en'] as const)('in %s', (language) => {
    it.concurrent.each(listedPages)('/$path', { timeout: 120_000 }, async (page) => {
      expect(await lookAtPage(browser, server.baseIri, page, language, looksIn(language))).toEqual([]);
    });
  });
});
