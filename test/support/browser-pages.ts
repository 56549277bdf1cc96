import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Whether there is a browser to test in; with CI=true there must be one. */
export const hasChromium = existsSync(executablePath);
if (!hasChromium) {
  const text = `The browser tests need Chromium at ${executablePath} (on Debian: apt-get install chromium)`;
  if (process.env['CI'] === 'true') {
    throw new Error(`${text}; with CI=true they may not be skipped`);
  }
  process.stderr.write(`SKIPPED: ${text}\n`);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser that asks nobody anything by itself. */
export async function launchBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args });
}

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

/** What axe finds on a page. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate('document.fonts.ready');
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  }>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** How far a page is wider than the window. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
