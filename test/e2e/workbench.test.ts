import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/http/sparql/example-queries.ts';
import { queryAddress } from '../../src/http/sparql/query-address.ts';
import { hasChromium, launchBrowser, violationsOf } from '../support/browser.ts';
import { openPage, overflowOf, watch } from '../support/browser-pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';
import { createQueryableStore, type Endpoint, startEndpoint } from '../support/sparql-endpoint.ts';

const addressOf = (name: string): string => {
  const example = exampleQueries.find((one) => one.name === name);
  return queryAddress(example?.query ?? '', example?.view);
};

const token = 'an-administrator-for-browser-tests';
const named =
  'PREFIX schema: <https://schema.org/> SELECT ?name { ?place schema:name ?name FILTER(CONTAINS(?name, "voisins")) }';

describe.skipIf(!hasChromium)('The workbench in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  let peer: Endpoint;
  beforeAll(async () => {
    peer = await startEndpoint(
      createQueryableStore(`<http://voisine.example/p> a <https://w3id.org/fabriques/ns#Fabrique> ;
        <https://schema.org/name> "Chez nos voisins" .`),
    );
    const environment = {
      FABRIQUES_ADMIN_TOKEN: token,
      FABRIQUES_SERVICE_ALLOW: `${peer.origin} http://127.0.0.1:9`,
      FABRIQUES_HARVEST_PAUSE_MS: '0',
    };
    [server, browser] = await Promise.all([startServer(environment), launchBrowser()]);
    const { baseIri } = server;
    const describe = (name: string, endpoint: string, kind = '') => `<${baseIri}federation#${name}> a fab:Peer ;
      dcterms:identifier "${name}" ; dcterms:title "Pair ${name}"@fr ${kind} ; void:sparqlEndpoint <${endpoint}> .`;
    await send(
      'sparql',
      'application/sparql-update',
      `PREFIX fab: <https://w3id.org/fabriques/ns#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX void: <http://rdfs.org/ns/void#>
       INSERT DATA { GRAPH <${baseIri}graphs/peers> {
         ${describe('voisin', peer.endpoint, `; fab:peerKind <https://w3id.org/fabriques/schemas/peer-kinds#csv> ; fab:harvestAddress <${peer.origin}/lieux.csv>`)}
         ${describe('muet', 'http://127.0.0.1:9/sparql')} } }`,
    );
    for (const name of ['anct-manufactures', 'voisin']) {
      await send(`federation/${name}`, 'application/x-www-form-urlencoded', 'decision=harvest');
    }
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await peer.close();
  });

  const send = async (path: string, type: string, body: string): Promise<void> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(server.baseIri + path, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
  };

  const looks = [
    { colorScheme: 'light', locale: 'fr-FR', width: 1280 },
    { colorScheme: 'dark', locale: 'en-GB', width: 320 },
  ] as const;
  const answers = ['', 'of-the-nord', 'by-region', 'near-lyon', 'lab01-as-a-graph'];
  it.each(looks.flatMap((look) => answers.map((example) => ({ ...look, example }))))(
    'is accessible with the answer to "$example", in $colorScheme colours, $locale',
    async ({ colorScheme, locale, width, example }) => {
      const context = await browser.newContext({ colorScheme, locale, viewport: { width, height: 800 } });
      const page = await openPage(context, server.baseIri, example === '' ? 'sparql' : addressOf(example));
      await page.locator('.editor').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await context.close();
    },
  );

  const across = queryAddress(named, 'table', ['voisin', 'muet']);
  it.each(
    looks.flatMap((look) =>
      [across, 'federation', 'federation/voisin', 'federation/cget-2019'].map((path) => ({ ...look, path })),
    ),
  )('and the pages of the peers are accessible in $colorScheme colours, $locale (/$path)', async (look) => {
    const { colorScheme, locale, width, path } = look;
    const context = await browser.newContext({ colorScheme, locale, viewport: { width, height: 800 } });
    const page = await openPage(context, server.baseIri, path);
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await context.close();
  });

  it.each([true, false])(
    'searches the peers too, and says who answered (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const context = await browser.newContext({ javaScriptEnabled, locale: 'en-GB' });
      const page = await openPage(context, server.baseIri, queryAddress(named));
      expect(await page.getByText('nothing answers it').count()).toBe(1);
      await page.getByRole('group', { name: 'Search the peers too' }).getByLabel('Pair voisin').check();
      await page.getByLabel('Pair muet').check();
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByRole('cell', { name: 'Chez nos voisins' }).waitFor();
      const answered = page.getByRole('group', { name: 'Who answered' });
      expect(await answered.getByRole('listitem').allTextContents()).toEqual([
        'This server knows nothing of what is asked',
        expect.stringContaining('Pair muet did not answer, or not to the end'),
        'Pair voisin gave one solution',
      ]);
      expect(await page.getByRole('alert').textContent()).toContain('incomplete');
      // The link to share asks the same of the same.
      const shared = await page.getByRole('link', { name: 'Copy the link' }).getAttribute('href');
      const again = await openPage(context, server.baseIri, shared ?? '');
      expect(await again.getByLabel('Pair voisin').isChecked()).toBe(true);
      expect(await again.getByRole('cell', { name: 'Chez nos voisins' }).count()).toBe(1);
      await context.close();
    },
  );

  it('completes words from our own vocabulary, declares their prefix, and asks by keyboard', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    const complaints = watch(page, server.baseIri);
    await page.goto(`${server.baseIri}sparql`);
    const editor = page.getByRole('textbox', { name: 'Votre question' });
    await editor.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('SELECT ?f WHERE { ?f structure port');
    // Found by its French name as well as by its own.
    const proposal = page.getByRole('option', { name: /fab:carriedBy/u });
    await proposal.waitFor();
    await proposal.click();
    await page.keyboard.type(' ?s }');
    await page.keyboard.press('Control+Home');
    expect(await page.locator('textarea#query').inputValue()).toContain('PREFIX fab: <https://w3id.org/fabriques/ns#>');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('PREFIX fab: <https://w3id.org/fabriques/ns#> ASK { ?f a fab:Fabrique');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' }');
    await page.keyboard.press('Control+Enter');
    await page.getByText('La réponse est oui').waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toContain('ASK');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lets the keyboard out of the editor, and shows where a question is wrong', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const query = 'ASK {\n  ?f a fab:Fabrique }';
    const page = await openPage(context, server.baseIri, queryAddress(query), 400);
    expect(await page.getByRole('alert').textContent()).toContain('line 2');
    // The cursor waits in the line of the fault.
    await page.keyboard.type('#');
    expect(await page.locator('textarea#query').inputValue()).toMatch(/\n.*#/u);
    await page.keyboard.press('Escape');
    // Whom to ask besides, then the button.
    for (let peers = await page.locator('input[name=sources]').count(); peers >= 0; peers -= 1) {
      await page.keyboard.press('Tab');
    }
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Ask');
    await context.close();
  });

  it('sends what the editor shows after going back, where the browser has kept what was typed', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await openPage(context, server.baseIri, queryAddress('ASK{}'));
    const typed = 'SELECT ?x WHERE { ?x a ?y } LIMIT 3';
    await page.getByRole('textbox', { name: 'Votre question' }).fill(typed);
    await page.getByRole('link', { name: 'Les fabriques du Nord' }).click();
    await page.getByRole('cell', { name: 'MONSCOBAR', exact: true }).first().waitFor();
    await page.goBack({ waitUntil: 'load' });
    const shown = await page.getByRole('textbox', { name: 'Votre question' }).innerText();
    expect([shown, await page.locator('textarea#query').inputValue()]).toEqual([typed, typed]);
    await page.getByRole('button', { name: 'Demander' }).click();
    await page.getByRole('columnheader', { name: 'x' }).waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toBe(shown);
    await context.close();
  });

  it('shares the question that stands in the editor with the sources that are ticked, asked or not', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await openPage(context, server.baseIri, `${queryAddress('ASK{}', 'graphique')}&lang=en`);
    await page.getByRole('textbox', { name: 'Your question' }).fill(`${named}\n# "ç" & more`);
    await page.getByLabel('Pair voisin').check();
    const data = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? '')).toMatchObject({ '@type': 'SearchResultsPage', url: page.url() });
    const link = page.getByRole('link', { name: 'Copy the link' });
    await link.click();
    await page.getByText('Link copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
    expect([...new URL(copied).searchParams]).toEqual([
      ['query', `${named}\n# "ç" & more`],
      ['sources', 'voisin'],
      ['vue', 'graphique'],
      ['lang', 'en'],
    ]);
    // What was copied is no longer the question.
    await page.getByLabel('Pair voisin').uncheck();
    expect(await page.getByText('Link copied').count()).toBe(0);
    expect(await link.getAttribute('href')).not.toContain('sources');
    await context.close();
  });

  it.each([1280, 360])('shows all its examples at once, %i pixels wide', async (width) => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width, height: 800 } });
    const page = await openPage(context, server.baseIri, 'sparql');
    const cut = await page.evaluate(
      `[...document.querySelectorAll('aside *')].filter((part) =>
        getComputedStyle(part).overflowY !== 'visible' && part.scrollHeight > part.clientHeight).length`,
    );
    expect(cut).toBe(0);
    expect(await page.getByRole('region', { name: 'Exemples' }).getByRole('link').count()).toBe(exampleQueries.length);
    await context.close();
  });

  it('sends a question that is too long for an address', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await openPage(context, server.baseIri, 'sparql');
    await page.locator('.editor').waitFor();
    await page.getByRole('textbox', { name: 'Your question' }).fill(`ASK {} # ${'long '.repeat(6000)}`);
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('The answer is yes').waitFor();
    await context.close();
  });

  it('shows an answer as table, chart and map, with an address of its own each, and goes back', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' });
    const page = await openPage(context, server.baseIri, 'sparql');
    await page.getByRole('link', { name: 'À moins de 60 km de Lyon' }).click();
    await page.locator('.moving-map .point, .moving-map .cluster').first().waitFor();
    const onMap = page.url();
    await page.getByRole('link', { name: 'Graphique', exact: true }).click();
    await page.locator('.bars').waitFor();
    await page.getByRole('link', { name: 'Tableau', exact: true }).click();
    expect(await page.getByRole('columnheader').allTextContents()).toEqual(['fabrique', 'nom', 'lat', 'long']);
    await page.goBack();
    await page.goBack();
    expect(page.url()).toBe(onMap);
    const address = await page.getByRole('link', { name: 'GeoJSON', exact: true }).getAttribute('href');
    const points = await (await fetch(new URL(address ?? '', server.baseIri))).json();
    expect(points.features.length).toBeGreaterThan(5);
    expect(points.features[0].properties).toMatchObject({ url: expect.stringContaining('/fabriques/') });
    await context.close();
  });

  it('works without JavaScript: examples, chart, map and download', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await openPage(context, server.baseIri, 'sparql');
    await page.getByRole('link', { name: 'How many fabriques in each région' }).click();
    expect(await page.getByRole('row', { name: /Bretagne/u }).textContent()).toContain('23');
    await page.getByRole('link', { name: 'Within 60 km of Lyon' }).click();
    expect(await page.locator('svg.outlines circle').count()).toBeGreaterThan(5);
    await page.getByRole('textbox', { name: 'Your question' }).fill('SELECT (1 AS ?one) {}');
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.getByText('A map needs the variables').count()).toBe(1);
    await context.close();
  });

  it('costs other pages nothing: only its own page loads the editor', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(`${server.baseIri}fabriques/lab01`, { waitUntil: 'load' });
    expect(loaded.filter((url) => url.includes('workbench'))).toEqual([]);
    await page.goto(`${server.baseIri}sparql`, { waitUntil: 'load' });
    expect(loaded.filter((url) => url.includes('workbench'))).toHaveLength(1);
    await context.close();
  });
});
