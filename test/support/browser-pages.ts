import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Watches a page: what the browser complains about, and requests that leave the server. */
export function watch(page: Page, baseIri: string, status = 200): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Chromium reports the status of the document itself as an error.
    const ofDocument = status >= 400 && message.text().includes(String(status));
    if (['error', 'warning'].includes(message.type()) && !ofDocument) {
      complaints.push(message.text());
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(baseIri) && !request.url().startsWith('data:')) {
      complaints.push(`A request left for ${request.url()}`);
    }
  });
  return complaints;
}

/** Opens a page that is whole, and fails on any complaint of the browser and any request that leaves the server. */
export async function openPage(context: BrowserContext, baseIri: string, path: string, status = 200): Promise<Page> {
  const page = await context.newPage();
  const complaints = watch(page, baseIri, status);
  const response = await page.goto(new URL(path, baseIri).href, { waitUntil: 'load' });
  expect(response?.status()).toBe(status);
  expect(complaints).toEqual([]);
  return page;
}

/** How far a page is wider than the window. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
