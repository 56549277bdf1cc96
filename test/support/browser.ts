import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Whether there is a browser; where tests may not be skipped, its lack is an error. */
export const hasChromium = existsSync(executablePath);
if (!hasChromium && process.env['CI'] === 'true') {
  throw new Error(`The tests of the pages need Chromium at ${executablePath}; with CI=true they may not be skipped`);
}
if (!hasChromium) {
  process.stderr.write(
    `SKIPPED: the tests of the pages need Chromium at ${executablePath} (on Debian: apt-get install chromium)\n`,
  );
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser that asks nobody for anything by itself. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: browserArguments, timeout: 30_000 });
}

/** A page that listens to the complaints of its browser. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors and warnings of the console, errors of scripts, and requests that leave the server. */
  readonly complaints: string[];
}

/** Opens a page that remembers every complaint. */
export async function watchPage(context: BrowserContext, baseIri: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Chromium reports the status of the document itself as an error.
    if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/u.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(baseIri) && !/^(?:data|blob):/u.test(request.url())) {
      complaints.push(`A request left for ${request.url()}`);
    }
  });
  return { page, complaints };
}

/** What axe finds wrong with a page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) {
    await page.evaluate(axe);
  }
  // What axe finds; the list of what is all right is as long as the page.
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  }>("axe.run({ resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
