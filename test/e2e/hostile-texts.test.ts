import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser } from '../support/browser.ts';
import { always, describePeers, type Neighbour, startNeighbour } from '../support/neighbour.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

/** What pages complained of. */
const complaints = new WeakMap<Page, string[]>();

/** A page whose dialogs and complaints are remembered. */
async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => heard.push('dialog')));
  // A complaint of the policy would say that markup reached the page and only the policy held it.
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/u.test(message.text())) {
      heard.push(message.text());
    }
  });
  return page;
}

/** Nothing ran in the page as it stands, no markup became an element, and no link of it would run anything. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate<{ harm: unknown; elements: string[]; links: string[] }>(`({
    harm: window.__harm,
    elements: [...document.querySelectorAll('img[onerror], svg[onload], script:not([src]):not([type="application/ld+json"])')].map((one) => one.outerHTML.slice(0, 200)),
    links: [...document.querySelectorAll('[href], [src], [action], [formaction], [data]')]
      .flatMap((one) => ['href', 'src', 'action', 'formaction', 'data'].map((name) => one.getAttribute(name) ?? ''))
      .filter((link) => /^\\s*(?:javascript|vbscript|data:text|data:image.svg)/i.test(link)),
  })`);
  const heard = complaints.get(page);
  expect({ path: page.url(), ...found, heard }).toEqual({
    path: page.url(),
    harm: undefined,
    elements: [],
    links: [],
    heard: [],
  });
}

const token = 'a-token-for-hostile-texts';
const run = 'window.__harm=1';
/** Markup that runs wherever a text is taken for HTML, in an attribute, in a script, or in a data block. */
const markup = `Zorro"'><img src=x onerror="${run}"><svg onload="${run}"><script>${run}</script></script><!--`;
/** A word that breaks nowhere by itself. */
const longWord = 'Anticonstitutionnellement'.repeat(6);
const links = [
  ...[`javascript:${run}`, `JaVaScRiPt:${run}`, `data:text/html,<script>${run}</script>`, `vbscript:${run}`],
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>`,
];
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
  let editor: BrowserContext;
  let neighbour: Neighbour;
  const accepted: string[] = [];

  const send = async (way: string, path: string, init: RequestInit): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) };
    const signal = AbortSignal.timeout(30_000);
    const { status } = await fetch(server.baseIri + path, { ...init, headers, signal }).catch((reason: unknown) => {
      throw new Error(`No answer to ${way}; the server said: ${server.log()}`, { cause: reason });
    });
    expect(status, way).toBeLessThan(500);
    if (status < 300) {
      accepted.push(way);
    }
  };

  beforeAll(async () => {
    neighbour = await startNeighbour();
    server = await startServer({
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_SERVICE_ALLOW: neighbour.origin,
      FABRIQUES_HARVEST: 'asked',
      FABRIQUES_HARVEST_PAUSE_MS: '0',
    });
    browser = await launchBrowser();
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
    await send('long word', 'fabriques/long-mot', {
      method: 'PUT',
      headers: json,
      body: JSON.stringify({
        name: longWord,
        communeCode: '01004',
        description: { fr: longWord },
        engagement: [{ action: { id: `${server.baseIri}actions/coworking` }, status: 'does' }],
      }),
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
    editor = await browser.newContext({ locale: 'fr-FR' });
    const page = await editor.newPage();
    await page.goto(`${server.baseIri}connexion?retour=/jetons`);
    await page.fill('#jeton', token);
    // A page that is closed while it goes elsewhere may never close.
    await Promise.all([page.waitForURL('**/jetons'), page.click('form.card button')]);
    await page.close();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await neighbour.close();
  });

  it('come in through several ways, so that there is something to see', () => {
    expect(accepted).toEqual(expect.arrayContaining(['PUT', 'long word', 'POST', 'action', 'graph store', 'update 0']));
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
    const page = await newPage(context);
    await page.goto(server.baseIri + path, { waitUntil: 'load' });
    await expectHarmless(page);
    await page.close();
  });

  it.each([
    'fabriques/long-mot',
    'fabriques/long-mot/historique',
    'fabriques/long-mot/modifier',
    // Its neighbour.
    'fabriques/lab01',
    `fabriques?q=${longWord}`,
    'fabriques?commune=01004&vue=carte',
    'fabriques?commune=01004&vue=table',
    'fabriques?commune=01004&vue=partager',
    `recherche?q=${longWord}`,
    'actions?departement=01',
    'actions/coworking?departement=01',
    'comparer?f=long-mot&f=lab01',
    '',
  ])('that are one long word make no page wider than a phone: /%s', async (path) => {
    const page = await newPage(context);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(server.baseIri + path, { waitUntil: 'load' });
    const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(beyond).toBe(0);
    await page.close();
  });

  it('run nowhere in a form that is refused, that is filled in by a link, or whose every box is hostile', async () => {
    const page = await newPage(context);
    const [link = ''] = links;
    const filled = new URLSearchParams({ name: markup, 'description.fr': markup, url: link, movilabPage: link });
    await page.goto(`${server.baseIri}fabriques/nouvelle?${filled.toString()}`, { waitUntil: 'load' });
    await expectHarmless(page);
    const boxes = page.locator('main input[type=text]:not([tabindex="-1"]):visible, main textarea:visible');
    for (let box = 0; box < (await boxes.count()); box += 1) {
      const isLink = /url|page|file/iu.test((await boxes.nth(box).getAttribute('name')) ?? '');
      await boxes.nth(box).fill(isLink ? link : markup);
    }
    await page.keyboard.press('Escape');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('button[name=_do][value=save]').last().click(),
    ]);
    expect(answer.status()).toBe(422);
    await page.waitForLoadState('load');
    await expectHarmless(page);
    await page.close();
  });

  it('run nowhere when somebody proposes them, when an editor looks, and once they are accepted', async () => {
    const page = await newPage(context);
    await page.goto(`${server.baseIri}fabriques/nouvelle`, { waitUntil: 'load' });
    const texts = { name: `${markup} proposé`, 'description.fr': markup, alternateName: markup, message: markup };
    for (const [name, text] of Object.entries({ ...texts, auteur: markup.slice(0, 100), communeCode: '01004' })) {
      await page.locator(`main [name="${name}"]`).fill(text);
    }
    await page.keyboard.press('Escape');
    await Promise.all([page.waitForURL(/propositions/u), page.locator('button[name=_do][value=save]').last().click()]);
    await expectHarmless(page);
    expect(await page.locator('main').innerText()).toContain('Zorro');
    await page.close();

    const desk = await newPage(editor);
    await desk.goto(`${server.baseIri}propositions`, { waitUntil: 'load' });
    expect(await desk.locator('main').innerText()).toContain('Zorro');
    await expectHarmless(desk);
    await desk.locator('main a[href*="/propositions/"]').first().click();
    await desk.waitForLoadState('load');
    await expectHarmless(desk);
    await Promise.all([
      desk.waitForURL(/fabriques\/(?!nouvelle)/u),
      desk.locator('button[name=decision][value=accept]').click(),
    ]);
    expect(await desk.locator('h1').innerText()).toContain('Zorro');
    await expectHarmless(desk);
    for (const after of [`${desk.url()}/historique`, `${desk.url()}/modifier`, `${server.baseIri}journal`]) {
      await desk.goto(after, { waitUntil: 'load' });
      await expectHarmless(desk);
    }
    await desk.close();
  });

  it.each(['direct', 'reviewed'])('run nowhere when a peer whose trust is %s says them', async (trust) => {
    const name = `hostile-${trust}`;
    const cell = `"${markup.replaceAll('"', '""')}"`;
    const rows = links.map((link, number) => `${number},${cell},01004,${cell},"${encodeURI(link)}",x`);
    const table = `id,nom,commune,texte,lien,${cell}\n${rows.join('\n')}\nlast,${cell},01004,${cell},,x\n`;
    neighbour.answers.set(`/${name}`, always(table, 'text/csv'));
    const inside = { method: 'POST', headers: { 'content-type': 'text/turtle' } };
    const peer = { name, kind: 'csv', address: `${neighbour.origin}/${name}` };
    const title = `fab:trust trust:${trust} ; fab:mapping <mappings/${name}> ; dcterms:description ${escaped}@fr`;
    await send('peers', `graphs?graph=${encodeURIComponent(`${server.baseIri}graphs/peers`)}`, {
      ...inside,
      body: `@base <${server.baseIri}> . ${describePeers([{ ...peer, more: title }])}`,
    });
    const [base, graph] = [server.baseIri, `${server.baseIri}graphs/mappings/${name}`];
    await send('mapping', `graphs?graph=${encodeURIComponent(graph)}`, {
      ...inside,
      body: `@base <${base}> . @prefix fab: <https://w3id.org/fabriques/ns#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        <graphs/mappings/${name}> a fab:Document ; foaf:primaryTopic <mappings/${name}> .
        <mappings/${name}> a fab:Mapping ; fab:construct """PREFIX c: <source:> PREFIX fab: <https://w3id.org/fabriques/ns#>
          PREFIX schema: <https://schema.org/> PREFIX dcterms: <http://purl.org/dc/terms/>
          CONSTRUCT { ?r a fab:TiersLieu ; dcterms:identifier ?id ; schema:name ?name ; fab:communeCode ?commune ;
            schema:description ?described ; schema:url ?url }
          WHERE { ?r c:id ?id ; c:nom ?name ; c:commune ?commune ; c:texte ?text BIND(STRLANG(?text, "fr") AS ?described)
            OPTIONAL { ?r c:lien ?link FILTER(?link != "") BIND(IRI(?link) AS ?url) } }""" .`,
    });
    expect(accepted.slice(-2)).toEqual(['peers', 'mapping']);
    const harvested = await fetch(`${base}federation/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'decision=harvest',
    });
    const state = (await harvested.json()) as { outcome: string; counts: { things: number } };
    expect([state.outcome, state.counts.things]).toEqual([trust === 'direct' ? 'published' : 'waiting', 6]);

    const desk = await newPage(editor);
    await desk.goto(`${base}federation/${name}`, { waitUntil: 'load' });
    await expectHarmless(desk);
    if (trust === 'reviewed') {
      await desk.locator('button[name=decision][value=accept]').click();
      await desk.waitForLoadState('load');
      await expectHarmless(desk);
    }
    const list = (await (await fetch(`${base}tiers-lieux.jsonld?q=Zorro&parPage=100`)).text()).match(
      new RegExp(`${base}tiers-lieux/[\\w-]+`, 'gu'),
    );
    const things = [...new Set(list)];
    expect(things.length).toBeGreaterThan(0);
    for (const address of [...things, `${base}tiers-lieux?q=Zorro`, `${base}tiers-lieux?q=Zorro&vue=carte`]) {
      await desk.goto(address, { waitUntil: 'load' });
      await expectHarmless(desk);
    }
    for (const address of ['federation', 'identite', 'jetons', 'journal']) {
      await desk.goto(base + address, { waitUntil: 'load' });
      await expectHarmless(desk);
    }
    await desk.close();
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
