import type { Browser, Page } from 'playwright-core';
import { violationsOf, watchPage } from './browser.ts';
import type { ListedPage } from './page-list.ts';

/** One way of looking at a page. */
export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
}

/** What was wrong with a page, in words; nothing where all is well. */
export type Faults = readonly string[];

/**
 * Opens a page once in a language, and looks at it in every way: it has one heading, its text, no scroll bar sideways,
 * nothing that axe finds, and neither the browser complains nor does a request leave for elsewhere.
 */
export async function lookAtPage(
  browser: Browser,
  baseIri: string,
  { path, shows, status = 200 }: ListedPage,
  language: 'fr' | 'en',
  looks: readonly Look[],
): Promise<Faults> {
  const context = await browser.newContext({ locale: language === 'fr' ? 'fr-FR' : 'en-GB', reducedMotion: 'reduce' });
  try {
    const { page, complaints } = await watchPage(context, baseIri);
    const response = await page.goto(new URL(path, baseIri).href, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready');
    const faults = [
      ...(response?.status() === status ? [] : [`status ${response?.status() ?? 'none'}`]),
      ...((await page.getAttribute('html', 'lang')) === language ? [] : ['another language']),
      ...((await page.content()).includes(shows) ? [] : [`"${shows}" is missing`]),
      ...((await page.locator('h1').count()) === 1 ? [] : ['not one h1']),
    ];
    for (const look of looks) {
      faults.push(...(await lookOnce(page, look)).map((fault) => `${look.colorScheme} ${look.width}: ${fault}`));
    }
    return [...faults, ...complaints];
  } finally {
    await context.close();
  }
}

async function lookOnce(page: Page, { colorScheme, width }: Look): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [...(overflow > 0 ? [`${overflow} pixels too wide`] : []), ...(await violationsOf(page))];
}
