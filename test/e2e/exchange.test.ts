import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, violationsOf } from '../support/browser.ts';
import { openPage, overflowOf, watch } from '../support/browser-pages.ts';
import { putExchangeDocuments, putManyVisits } from '../support/exchange-data.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

const token = 'an-administrator-for-browser-tests';
const compared = 'comparer?f=lab01&f=la-dynamo&f=monscobar';

describe.skipIf(!hasChromium)('What fabriques exchange, in a browser', () => {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ FABRIQUES_ADMIN_TOKEN: token }), launchBrowser()]);
    const context = await browser.newContext({ locale: 'fr-FR' });
    // Before anybody has noted a visit the page invites to.
    const page = await openPage(context, server.baseIri, 'visites');
    expect(await page.getByText('Aucune visite n’est encore notée').count()).toBe(1);
    await context.close();
    await putExchangeDocuments(server.baseIri, token);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const looks = [
    { colorScheme: 'light', locale: 'fr-FR', width: 1280 },
    { colorScheme: 'dark', locale: 'en-GB', width: 320 },
  ] as const;
  const paths = [
    ...['actions?lieu=Chambéry&rayon=200', 'actions/coworking?lieu=01500', 'visites', 'visites?fabrique=lab01'],
    ...[compared, 'comparer?f=lab01&q=dynamo', 'pratiques', 'pratiques/essai-bouquet', 'structures', 'fabriques'],
  ];
  it.each(looks.flatMap((look) => paths.map((path) => ({ ...look, path }))))(
    '/$path is accessible in $colorScheme colours, $locale, $width pixels wide',
    async ({ colorScheme, locale, width, path }) => {
      const context = await browser.newContext({ colorScheme, locale, viewport: { width, height: 800 } });
      const page = await openPage(context, server.baseIri, path);
      expect(await violationsOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await context.close();
    },
  );

  it('draws names that can be read on a narrow screen, and moves there with the keyboard', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 320, height: 700 } });
    const page = await openPage(context, server.baseIri, 'visites');
    const names = page.locator('.network-drawing text');
    expect(await names.count()).toBeGreaterThan(1);
    for (const name of await names.all()) {
      expect((await name.boundingBox())?.height).toBeGreaterThanOrEqual(14);
    }
    const last = page.locator('.network-drawing a').last();
    await last.focus();
    const box = await last.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    await context.close();
  });

  it('names the nearest who can help with an action, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await openPage(context, server.baseIri, 'actions');
    expect(await page.getByRole('row', { name: /Fab Lab/u }).textContent()).toMatch(/LAB01.*La Dynamo/u);
    await page.getByRole('link', { name: 'Coworking', exact: true }).click();
    await page.getByRole('textbox', { name: 'Près de' }).fill('lille');
    await page.getByRole('button', { name: 'Afficher' }).click();
    const names = page.locator('[data-near-list] .name');
    expect(await names.allTextContents()).toEqual(['MONSCOBAR', 'LAB01']);
    await page.getByRole('textbox', { name: 'Près de' }).fill('Xyzzyville');
    await page.getByRole('button', { name: 'Afficher' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Aucune commune');
    await context.close();
  });

  it('orders those who can help from where one is, and the position stays in the browser', async () => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      geolocation: { latitude: 50.69, longitude: 3.17 },
      permissions: ['geolocation'],
    });
    const page = await openPage(context, server.baseIri, 'actions/coworking');
    const complaints = watch(page, server.baseIri);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: 'Près de moi' }).click();
    await page.getByText('Votre position n’a pas quitté ce navigateur').waitFor();
    expect(await page.locator('[data-near-list] .name').allTextContents()).toEqual(['MONSCOBAR', 'LAB01']);
    expect(asked.filter((url) => /50\.6|3\.1/u.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('orders the cells of the matrix from where one is, and keeps their counts', async () => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      geolocation: { latitude: 50.69, longitude: 3.17 },
      permissions: ['geolocation'],
    });
    const page = await openPage(context, server.baseIri, 'actions?lieu=Chambéry');
    const complaints = watch(page, server.baseIri);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const cell = page
      .getByRole('row', { name: /^Coworking/u })
      .getByRole('cell')
      .first();
    expect(await cell.textContent()).toMatch(/^2LAB01.*MONSCOBAR/u);
    await page.getByRole('button', { name: 'Près de moi' }).click();
    await page.getByText('Votre position n’a pas quitté ce navigateur').waitFor();
    expect(await cell.textContent()).toMatch(/^2MONSCOBAR 1\u00A0km.*LAB01 5\d\d\u00A0km$/u);
    expect(asked.filter((url) => /50\.6|3\.1/u.test(url))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('puts the fabriques that were ticked in the list side by side, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await openPage(context, server.baseIri, 'fabriques?action=coworking');
    await page.getByRole('checkbox', { name: 'Comparer LAB01' }).check();
    await page.getByRole('checkbox', { name: 'Comparer MONSCOBAR' }).check();
    await page.getByRole('button', { name: 'Comparer les fabriques cochées' }).click();
    expect(new URL(page.url()).searchParams.getAll('f')).toEqual(['lab01', 'monscobar']);
    expect(await page.getByRole('row', { name: /^Coworking/u }).textContent()).toMatch(/Fait.*Fait/u);
    expect(await page.getByText('60 %').count()).toBe(2);
    await page.getByRole('searchbox').fill('la dynamo');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('link', { name: 'Ajouter La Dynamo' }).first().click();
    expect(await page.getByRole('columnheader', { name: /La Dynamo/u }).count()).toBe(1);
    await page.getByRole('link', { name: 'Retirer LAB01' }).click();
    expect(new URL(page.url()).searchParams.getAll('f')).toEqual(['monscobar', 'la-dynamo']);
    await context.close();
  });

  it('draws funding mixes on one scale, with cents where there are some', async () => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
    const page = await openPage(context, server.baseIri, compared);
    const bars = await page
      .locator('.bars .bar')
      .evaluateAll((all) =>
        all.map((bar) => [bar.getBoundingClientRect().width, Number(bar.querySelector('rect')?.getAttribute('width'))]),
      );
    expect(new Set(bars.map(([track = 0]) => Math.round(track))).size).toBe(1);
    expect(bars.map(([, share]) => share)).toEqual([60, 25, 15, 80, 20, 60, 25, 15]);
    expect(await page.locator('.bars').nth(1).textContent()).toMatch(
      /100\u202F000\u00A0€ en tout.*79\u202F999,50\u00A0€.*20\u202F000,50\u00A0€/u,
    );
    const widths = await page
      .locator('.comparison > thead th')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)));
    expect(new Set(widths).size).toBe(1);
    // A category that a contributor added.
    expect(await page.getByRole('rowheader', { name: 'Mobilier inventé' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Des chaises inventées qui tournent' }).count()).toBe(1);
    await page.goto(`${server.baseIri}pratiques/essai-presque-seul`);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const tracks = await page
        .locator('.bars .bar')
        .evaluateAll((all) => all.map((bar) => Math.round(bar.getBoundingClientRect().width)));
      expect([width, tracks.length, new Set(tracks).size]).toEqual([width, 2, 1]);
    }
    expect(await page.getByRole('cell', { name: '20 000,50 €', exact: true }).count()).toBe(1);
    expect(
      await page.locator('.lead p').evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText)),
    ).toEqual(['Premier paragraphe.', 'Second paragraphe.\n- un\n- deux']);
    await context.close();
  });

  it.each([
    ['actions', '.matrix tbody th'],
    [compared, '.comparison th[scope="row"]'],
  ])('keeps the names of the rows of /%s in sight on a narrow screen', async (path, rows) => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 700 } });
    const page = await openPage(context, server.baseIri, path);
    const scroller = page.locator('.scroll').first();
    const header = page.locator(rows).first();
    await scroller.evaluate((element) => element.scrollTo({ left: 10_000 }));
    const box = await header.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.width).toBeLessThan(150);
    expect((await page.locator('#legende').boundingBox())?.width).toBeLessThanOrEqual(360);
    await context.close();
  });

  it('compares five at the most and says what is unknown', async () => {
    const html = await (
      await fetch(
        `${server.baseIri}comparer?f=nulle-part&f=lab01&f=anis&f=la-dynamo&f=monscobar&f=action-numerique&f=a-l-abordage`,
        {
          headers: { accept: 'text/html', 'accept-language': 'en' },
        },
      )
    ).text();
    expect(html).toContain('Unknown here: nulle-part');
    expect(html.match(/>Remove</gu)).toHaveLength(5);
  });

  it('draws who visited whom, says the same in a table, and goes from one fabrique to the next by keyboard', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await openPage(context, server.baseIri, 'visites');
    expect(await page.locator('.network-drawing .tie').count()).toBe(4);
    const rows = page.getByRole('group', { name: 'Qui est lié à qui' }).getByRole('row');
    expect(await rows.count()).toBe(5);
    await page.locator('.network-drawing a', { hasText: 'MONSCOBAR' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/fabrique=monscobar/u);
    expect(await page.locator('.network-drawing .tie').count()).toBe(2);
    expect(await page.locator('h1').textContent()).toContain('MONSCOBAR');
    await context.close();
  });

  it('narrows visits by a fabrique and a year in every format, and tells what it does not know', async () => {
    const get = async (path: string, accept = '*/*') =>
      fetch(server.baseIri + path, { headers: { accept, 'accept-language': 'fr' } });
    const slugsOf = (text: string) => [...new Set([...text.matchAll(/visites\/(essai-\d)/gu)].map(([, slug]) => slug))];
    for (const [query, expected] of [
      ['?fabrique=lab01', ['essai-1', 'essai-2', 'essai-3', 'essai-4']],
      ['?fabrique=anis,la-dynamo', ['essai-1', 'essai-2', 'essai-3', 'essai-5']],
      ['?fabrique=lab01&annee=2022', ['essai-3', 'essai-4']],
      ['?departement=59&annee=2023', ['essai-5']],
    ] as const) {
      for (const format of ['csv', 'jsonld', 'ttl', 'html']) {
        const found = slugsOf(await (await get(`visites.${format}${query}`)).text()).sort();
        expect([query, format, found]).toEqual([query, format, expected]);
      }
    }
    const page = await (await get('visites?fabrique=lab01&annee=2022', 'text/html')).text();
    expect(page).toContain('href="/visites.csv?fabrique=lab01&amp;annee=2022"');
    expect(page).toContain('2 / 5 visites et contributions répondent à ces filtres');
    const none = await (await get('visites?fabrique=anis&annee=2021', 'text/html')).text();
    expect(none).toContain('Aucune visite notée ne répond à ces filtres');
    for (const accept of ['text/html', 'text/csv']) {
      const unknown = await get('visites?fabrique=nulle-part', accept);
      expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('« nulle-part »')]);
      expect((await get('visites?annee=abc', accept)).status).toBe(400);
    }
  });

  it('names visits by who went to whom, with both days, in tables to take away', async () => {
    const [header, ...rows] = parseCsv(await (await fetch(`${server.baseIri}visites.csv`)).text());
    const row = rows.find(([iri]) => iri?.endsWith('/essai-2'));
    expect(Object.fromEntries(header?.map((name, index) => [name, row?.[index]]) ?? [])).toMatchObject({
      ...{ nom: 'La Dynamo → LAB01', noms_visiteurs: 'La Dynamo', noms_hotes: 'LAB01' },
      ...{ debut: '2021-06-10', fin: '2022-02-28', hotes: `${server.baseIri}fabriques/lab01` },
    });
  });

  it('draws many visits of fabriques with long names in letters that can be read, none over another, and prints all', async () => {
    await putManyVisits(server.baseIri, token);
    for (const { width, locale } of [
      { width: 1280, locale: 'fr-FR' },
      { width: 360, locale: 'en-GB' },
    ]) {
      const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
      const page = await openPage(context, server.baseIri, 'visites');
      expect(await violationsOf(page)).toEqual([]);
      // Who speaks to a browser says the names that are seen; axe runs this rule only where it is asked to.
      const unlike = "axe.run('main', { runOnly: ['label-content-name-mismatch'] }).then((found) => found.violations)";
      expect(await page.evaluate(unlike)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      const rows = await page.locator('.network .beside tbody tr').count();
      expect(rows).toBeGreaterThan(50);
      expect(await page.locator('.network-drawing .tie').count()).toBe(rows);
      const names = page.locator('.network-drawing text');
      const boxes = await names.evaluateAll((texts) =>
        (texts as unknown as { getBoundingClientRect: () => DOMRect }[]).map((text) => text.getBoundingClientRect()),
      );
      const over = boxes.flatMap((a, index) =>
        boxes
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
      );
      expect([over.length, Math.min(...boxes.map(({ height }) => height)) >= 14]).toEqual([0, true]);
      await page.emulateMedia({ media: 'print' });
      const hidden = await page
        .locator('.network .beside')
        .evaluate((part) => (part as unknown as Element).scrollHeight - (part as unknown as Element).clientHeight);
      expect(hidden).toBeLessThanOrEqual(1);
      await context.close();
    }
  });

  it('shows on the page of a fabrique its visits with both days, its network, and the way to all of them', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await openPage(context, server.baseIri, 'fabriques/monscobar');
    const visits = page.getByRole('region', { name: 'Visites et coups de main' });
    expect(await visits.locator('.network-drawing a').count()).toBeGreaterThan(2);
    await visits.getByRole('link', { name: 'Toutes ses visites' }).click();
    expect(new URL(page.url()).search).toBe('?fabrique=monscobar');
    const { baseIri } = server;
    const dynamo = await (await fetch(`${baseIri}fabriques/la-dynamo`, { headers: { accept: 'text/html' } })).text();
    expect(dynamo).toContain('du 10 juin 2021 au 28 février 2022');
    await context.close();
  });

  it('leads from a category of practices to those who practise it', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
    const page = await openPage(context, server.baseIri, 'pratiques?categorie=financement');
    expect(await page.locator('h2').allTextContents()).not.toContain('Mentoring');
    await page.getByRole('link', { name: 'Compare those who practise it' }).click();
    expect(await page.getByRole('columnheader', { name: /MONSCOBAR/u }).count()).toBe(1);
    const wrong = await fetch(`${server.baseIri}pratiques?categorie=rien`, { headers: { accept: 'text/html' } });
    expect(wrong.status).toBe(400);
    await context.close();
  });

  it('tells of structures what they carry and partner in, by role', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await openPage(context, server.baseIri, 'structures');
    await page.getByRole('combobox', { name: 'Rôle' }).selectOption('partenaire');
    await page.getByRole('button', { name: 'Afficher' }).click();
    expect(await page.getByRole('link', { name: 'Dynacité' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Grand Chambéry' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Dynacité' }).click();
    expect(await page.getByText('Ambérieu-en-Bugey').count()).toBe(1);
    await context.close();
  });
});
