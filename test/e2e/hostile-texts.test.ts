import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../support/running-server.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);
if (!hasChromium && process.env['CI'] === 'true') {
  throw new Error(
    `The tests of hostile texts need Chromium at ${executablePath}; with CI=true they may not be skipped`,
  );
}

const token = 'a-token-for-hostile-texts';
const run = 'window.__harm=1';
/** Markup that runs wherever a text is taken for HTML, in an attribute, in a script, or in a data block. */
const markup = `Zorro"'><img src=x onerror="${run}"><svg onload="${run}"><script>${run}</script></script><!--`;
const links = [`javascript:${run}`, `JaVaScRiPt:${run}`, `data:text/html,<script>${run}</script>`, `vbscript:${run}`];
const escaped = JSON.stringify(markup);

/** A whole place as a source might give it: every text hostile, every link too. */
const hostileTurtle = (thing: string) => `
  @prefix fab: <https://w3id.org/fabriques/ns#> . @prefix schema: <https://schema.org/> .
  <${thing}> a fab:Fabrique ; schema:name ${escaped} ; schema:alternateName ${escaped} ; fab:communeCode "01004" ;
    schema:description ${escaped}@fr .`;

describe.skipIf(!hasChromium)('Texts that would run if they were taken for markup', { timeout: 90_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  let context: BrowserContext;
  const accepted: string[] = [];

  const send = async (way: string, path: string, init: RequestInit): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) };
    const { status } = await fetch(server.baseIri + path, { ...init, headers });
    expect(status).toBeLessThan(500);
    if (status < 300) {
      accepted.push(way);
    }
  };

  beforeAll(async () => {
    server = await startServer({ FABRIQUES_ADMIN_TOKEN: token });
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const json = { 'content-type': 'application/json' };
    const place = {
      name: markup,
      communeCode: '01004',
      alternateName: [markup],
      description: { fr: markup, en: markup },
    };
    await send('PUT', `fabriques/hostile-json?message=${encodeURIComponent(markup.slice(0, 200))}`, {
      method: 'PUT',
      headers: json,
      body: JSON.stringify(place),
    });
    await send('POST', 'structures', { method: 'POST', headers: json, body: JSON.stringify({ name: markup }) });
    await send('action', 'actions', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ prefLabel: { fr: markup }, definition: { fr: markup } }),
    });
    const graph = `${server.baseIri}graphs/fabriques/hostile-graph`;
    await send('graph store', `graphs?graph=${encodeURIComponent(graph)}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/turtle' },
      body: hostileTurtle(`${server.baseIri}fabriques/hostile-graph`),
    });
    // What a source says: links that the shapes of our own documents would refuse are tried one by one.
    for (const [number, link] of links.entries()) {
      const url = { name: `Lien ${number}`, communeCode: '01004', url: link, movilabPage: link, applicationFile: link };
      await send(`link ${number}`, `fabriques/hostile-link-${number}`, {
        method: 'PUT',
        headers: json,
        body: JSON.stringify(url),
      });
      await send(`update ${number}`, 'sparql', {
        method: 'POST',
        headers: { 'content-type': 'application/sparql-update' },
        body: `INSERT DATA { GRAPH <${server.baseIri}graphs/peers/hostile/${number}> { <${server.baseIri}fabriques/lab01> <https://schema.org/url> <${encodeURI(link)}> ; <https://schema.org/alternateName> ${escaped} } }`,
      });
    }
    await send('token', 'tokens', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: markup.slice(0, 60), role: 'proposer' }),
    });
    context = await browser.newContext({ locale: 'fr-FR' });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('come in through several ways, so that there is something to see', () => {
    expect(accepted).toEqual(expect.arrayContaining(['PUT', 'POST', 'action', 'graph store', 'update 0']));
  });

  const q = encodeURIComponent(markup);
  const construct = encodeURIComponent(
    'SELECT ?n ?l { ?f <https://schema.org/name> ?n ; <https://schema.org/url> ?l FILTER(CONTAINS(?n, "Zorro") || CONTAINS(STR(?l), "script:")) }',
  );
  it.each([
    'fabriques/hostile-json',
    'fabriques/hostile-json/historique',
    'fabriques/hostile-json/modifier',
    'fabriques/hostile-graph',
    'fabriques/lab01',
    ...links.map((_link, number) => `fabriques/hostile-link-${number}`),
    'fabriques?q=Zorro',
    'fabriques?q=Zorro&vue=table',
    'fabriques?q=Zorro&vue=carte',
    'structures?q=Zorro',
    'actions?q=Zorro',
    'comparer?f=hostile-json&f=hostile-graph',
    'recherche?q=Zorro',
    '',
    `fabriques?q=${q}`,
    `fabriques?qpv=${q}`,
    `recherche?q=${q}`,
    `sparql?query=${q}`,
    `sparql?query=${construct}`,
    `nulle-part/${q}`,
    `fabriques/${q}`,
    `connexion?retour=${q}`,
    `connexion?retour=${encodeURIComponent(links[0] ?? '')}`,
    `?lang=${q}`,
  ])('run nowhere and change no page: /%s', async (path) => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => complaints.push('dialog')));
    // A complaint of the policy would say that markup reached the page and only the policy held it.
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/u.test(message.text())) {
        complaints.push(message.text());
      }
    });
    await page.goto(server.baseIri + path, { waitUntil: 'load' });
    const found = await page.evaluate<{ harm: unknown; elements: string[]; links: string[] }>(`({
      harm: window.__harm,
      elements: [...document.querySelectorAll('img[onerror], svg[onload], script:not([src]):not([type="application/ld+json"])')].map((one) => one.outerHTML.slice(0, 200)),
      links: [...document.querySelectorAll('[href], [src], [action], [formaction], [data]')]
        .flatMap((one) => ['href', 'src', 'action', 'formaction', 'data'].map((name) => one.getAttribute(name) ?? ''))
        .filter((link) => /^\\s*(?:javascript|vbscript|data:text)/i.test(link)),
    })`);
    expect({ ...found, complaints }).toEqual({ harm: undefined, elements: [], links: [], complaints: [] });
    await page.close();
  });

  it('run nowhere when they are suggested as one types', async () => {
    const page = await context.newPage();
    await page.goto(`${server.baseIri}recherche`, { waitUntil: 'load' });
    const field = page.locator('main input[name=q], header input[name=q]').first();
    await field.fill('Zorro');
    await page.waitForTimeout(800);
    expect(await page.evaluate('window.__harm')).toBeUndefined();
    expect(await page.locator('img[onerror], svg[onload]').count()).toBe(0);
    await page.close();
  });

  it.each(['fabriques/hostile-json.jsonld', 'fabriques.geojson', 'fabriques.csv', `sparql?query=${construct}`])(
    'do not run in data that a browser opens: /%s',
    async (path) => {
      const response = await fetch(server.baseIri + path);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
      expect(response.headers.get('content-type')).not.toMatch(/html|svg|javascript/u);
    },
  );
});
