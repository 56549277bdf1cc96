import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser } from '../support/browser.ts';
import { lookAtPage } from '../support/look-at-page.ts';
import { listedPages } from '../support/page-list.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/** Both themes, on a screen and on a narrow phone. */
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 320].map((width) => ({ colorScheme, width })),
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
      expect(await lookAtPage(browser, server.baseIri, page, language, looks)).toEqual([]);
    });
  });
});
