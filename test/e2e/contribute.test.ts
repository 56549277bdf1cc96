import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchBrowser, violationsOf } from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

const adminToken = 'an-administrator-in-a-browser';

describe.skipIf(!hasChromium)('Contributing in a browser', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ FABRIQUES_ADMIN_TOKEN: adminToken }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const newToken = async (request: object): Promise<string> => {
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' };
    const answer = await fetch(`${server.baseIri}tokens`, { method: 'POST', headers, body: JSON.stringify(request) });
    return ((await answer.json()) as { token: string }).token;
  };
  const newPage = async (options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const context: BrowserContext = await browser.newContext({ locale: 'fr-FR', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // Chromium reports the status of a refused form as an error.
      if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/u.test(message.text())) {
        complaints.push(message.text());
      }
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.baseIri)) {
        complaints.push(`A request left for ${request.url()}`);
      }
    });
    return page;
  };
  const at = (path: string): string => server.baseIri + path;
  /** Keeps a picture of what somebody sees, where `FABRIQUES_RECORD` names a folder: see docs/contributing.md. */
  const record = async (page: Page, name: string, selector = 'main'): Promise<void> => {
    const folder = process.env['FABRIQUES_RECORD'];
    if (folder) {
      await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.scrollIntoView()`);
      await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 55 });
    }
  };
  const save = async (page: Page): Promise<void> => page.locator('button.button[value=save]').click();
  const signIn = async (page: Page, token: string, path: string): Promise<void> => {
    await page.goto(at(`connexion?retour=/${path}`));
    await page.fill('#jeton', token);
    await page.locator('main form button').click();
    expect(page.url()).toBe(at(path));
  };
  const isKnown = async (name: string): Promise<string> => {
    const query = encodeURIComponent(`ASK { ?place <https://schema.org/name> "${name}" }`);
    const answer = await fetch(at(`sparql?query=${query}`), { headers: { accept: 'application/sparql-results+json' } });
    return answer.text();
  };

  it.each([true, false])(
    'lets anybody propose a fabrique, which an editor publishes (scripts: %s)',
    async (javaScriptEnabled) => {
      const name = `Le Hangar ${javaScriptEnabled ? 'vif' : 'calme'}`;
      const passer = await newPage({ javaScriptEnabled });
      await passer.goto(at('fabriques/nouvelle'));
      await passer.fill('#f-name', name);
      await passer.fill('#f-postalCode', '01500');
      if (javaScriptEnabled) {
        // One postcode of several communes: the one that is chosen fills in the others, and the point.
        await passer.locator('#f-postalCode').pressSequentially(' ');
        await passer.locator('.suggestions li', { hasText: 'Ambérieu-en-Bugey' }).waitFor();
        await record(passer, '01-proposer-suggestions', '#LocationGroup');
        await passer.locator('.suggestions li', { hasText: 'Ambérieu-en-Bugey' }).click();
        await expect.poll(async () => passer.inputValue('#f-lat')).not.toBe('');
        expect(await passer.inputValue('#f-communeCode')).toBe('01004');
        expect(await passer.inputValue('#f-addressLocality')).toBe('Ambérieu-en-Bugey');
        await passer.locator('#point .leaflet-marker-icon.point').waitFor();
        await passer.locator('#point .moving-map').click({ position: { x: 200, y: 150 } });
        expect(await passer.inputValue('#f-locationPrecision')).toBe('exact');
        await record(passer, '02-proposer-point', '#point');
      } else {
        await passer.fill('#f-addressLocality', 'Ambérieu-en-Bugey');
      }
      await passer.check('input[name=inQPV][value=non]');
      await save(passer);
      expect(passer.url()).toMatch(/\/propositions\/[\w-]+\.[\w-]+$/u);
      expect(await passer.locator('main').innerText()).toContain('Gardez l’adresse de cette page');
      expect(await isKnown(name)).toContain('false');
      const records = async (who: Page, picture: string, selector?: string): Promise<void> =>
        javaScriptEnabled ? record(who, picture, selector) : undefined;
      await records(passer, '03-proposer-adresse-de-suivi');

      const editor = await newPage({ javaScriptEnabled });
      await signIn(editor, await newToken({ name: 'Éditrice', role: 'editor' }), 'propositions');
      await editor.locator('a.name', { hasText: name }).click();
      await editor.fill('#mot', 'Bienvenue');
      await records(editor, '04-editrice-difference', '.difference');
      await editor.click('button[value=accept]');
      expect(await editor.locator('h1').innerText()).toBe(name);
      expect(await isKnown(name)).toContain('true');
      await records(editor, '05-fiche-publiee');
      await editor.goto(at(`fabriques?q=${encodeURIComponent(name)}`));
      expect(await editor.locator('main').innerText()).toContain(name);
      await records(editor, '06-dans-la-liste', '.directory');
      await editor.goto(at(`fabriques?vue=carte&q=${encodeURIComponent(name)}`));
      expect(await editor.locator('.set-map .beside').innerText()).toContain(name);
      // With scripts a mark on the moving map, without them a stroke of the drawn one.
      expect(await editor.locator('#carte .point, #carte path.points[d^=M]').count()).toBeGreaterThan(0);
      await records(editor, '07-sur-la-carte', '#carte');
      await passer.reload();
      expect(await passer.locator('main').innerText()).toContain('Bienvenue');
    },
  );

  it('lets a team edit its page, tells it in French of a wrong postcode, and brings the old version back', async () => {
    const page = await newPage();
    const token = await newToken({ name: 'Équipe LAB01', role: 'team', fabriques: ['lab01'] });
    await signIn(page, token, 'fabriques/lab01/modifier');
    await page.fill('#f-postalCode', '1500');
    await page.fill('#f-alternateName', 'Le Laboratoire');
    // Enter saves; it does not add a row.
    await page.press('#f-postalCode', 'Enter');
    expect(await page.locator('#f-postalCode-erreur').innerText()).toContain('en cinq chiffres');
    expect(await page.inputValue('#f-alternateName')).toBe('Le Laboratoire');
    await record(page, '08-equipe-code-postal', '#LocationGroup');
    expect(await violationsOf(page)).toEqual([]);
    await page.fill('#f-postalCode', '01500');
    await page.fill('#message', 'Le nom d’usage');
    await save(page);
    expect(page.url()).toBe(at('fabriques/lab01'));
    expect(await page.locator('main').innerText()).toContain('Le Laboratoire');
    await page.locator('a', { hasText: 'Voir l’historique' }).click();
    expect(await page.locator('.track > li').first().innerText()).toContain('Le nom d’usage');
    await record(page, '09-equipe-historique');
    expect(await page.locator('.track > li').first().locator('ins').first().innerText()).toContain('Le Laboratoire');
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('button', { hasText: 'Rétablir cette version' }).first().click();
    expect(await page.locator('.track > li').first().innerText()).toContain('Retour à la révision');
    await record(page, '10-equipe-version-retablie');
    await page.goto(at('fabriques/lab01'));
    expect(await page.locator('main').innerText()).not.toContain('Le Laboratoire');
  });

  it('shows a contact to its team alone until the person agrees, and then to everybody', async () => {
    const [team, passer] = [await newPage(), await newPage()];
    const token = await newToken({ name: 'Équipe LAB01', role: 'team', fabriques: ['lab01'] });
    await signIn(team, token, 'fabriques/lab01/modifier');
    await team.fill('input[name="contact.0.name"]', 'Anna Roux');
    await team.fill('input[name="contact.0.email"]', 'anna.roux@example.org');
    await record(team, '13-equipe-contact', '#f-contact');
    await save(team);
    expect(team.url()).toBe(at('fabriques/lab01'));
    const notice = team.locator('main .notice', { hasText: 'Non diffusé' });
    expect(await notice.innerText()).toContain('l’équipe du lieu');
    await record(team, '14-contact-non-diffuse', '#en-bref');
    expect(await violationsOf(team)).toEqual([]);
    await passer.goto(at('fabriques/lab01'));
    expect(await passer.content()).not.toContain('anna.roux');
    await passer.goto(at('fabriques/lab01/modifier'));
    expect(await passer.content()).not.toContain('anna.roux');
    await team.goto(at('fabriques/lab01/modifier'));
    await team.selectOption('select[name="contact.0.publicationConsent"]', 'oui');
    await save(team);
    await passer.goto(at('fabriques/lab01'));
    expect(await passer.getAttribute('main a[href^="mailto:"]', 'href')).toBe('mailto:anna.roux@example.org');
  });

  it('takes a category of practices from anybody, and offers it once an editor has accepted it', async () => {
    const [passer, editor] = [await newPage(), await newPage()];
    await passer.goto(at('categories'));
    expect(await passer.locator('main').innerText()).toContain('Compagnonnage');
    await passer.getByRole('link', { name: 'Ajouter une catégorie de pratiques' }).click();
    await passer.locator('[name="prefLabel.fr"]').fill('Accueil');
    await save(passer);
    expect(passer.url()).toContain('/propositions/');
    await signIn(editor, await newToken({ name: 'Éditrice', role: 'editor' }), 'propositions');
    await editor.locator('a.name', { hasText: 'Accueil' }).click();
    await editor.click('button[value=accept]');
    expect(editor.url()).toBe(at('categories/accueil'));
    expect(await violationsOf(editor)).toEqual([]);
    await editor.getByRole('link', { name: 'Décrire une pratique' }).click();
    expect(await editor.getByRole('checkbox', { name: 'Accueil' }).isChecked()).toBe(true);
    await editor.fill('#f-name', 'Un café à la porte');
    await save(editor);
    await passer.goto(at('pratiques?categorie=accueil'));
    expect(await passer.locator('main').innerText()).toContain('Un café à la porte');
  });

  it('loses nothing of two people who change one page at once', async () => {
    const token = await newToken({ name: 'Équipe La Dynamo', role: 'team', fabriques: ['la-dynamo'] });
    const [one, two] = [await newPage(), await newPage()];
    for (const page of [one, two]) {
      await signIn(page, token, 'fabriques/la-dynamo/modifier');
    }
    await two.fill('#f-alternateName', 'Dynamo');
    await two.fill('#f-streetAddress', '12 rue du Canal');
    await save(two);
    expect(two.url()).toBe(at('fabriques/la-dynamo'));
    await one.fill('#f-alternateName', 'La Dynamo de Chambéry');
    await one.check('input[name=numerique][value=non]');
    const [answer] = await Promise.all([
      one.waitForResponse((response) => response.request().method() === 'POST'),
      save(one),
    ]);
    expect(answer.status()).toBe(412);
    // Both versions are there: what the other wrote is told, what was typed stays; what only one changed is merged.
    expect(await one.locator('#f-alternateName-erreur').innerText()).toContain('Dynamo');
    expect(await one.inputValue('#f-alternateName')).toBe('La Dynamo de Chambéry');
    expect(await one.inputValue('#f-streetAddress')).toBe('12 rue du Canal');
    expect(await one.isChecked('input[name=numerique][value=non]')).toBe(true);
    await record(one, '11-deux-versions', '.error-summary');
    await save(one);
    expect(one.url()).toBe(at('fabriques/la-dynamo'));
    expect(await one.locator('main').innerText()).toContain('12 rue du Canal');
  });

  it('signs in by a personal link, made by an administrator, that leaves no trace in the address', async () => {
    const admin = await newPage();
    await signIn(admin, adminToken, 'jetons');
    await admin.fill('#nom', 'Équipe MONSCOBAR');
    await admin.fill('#fabriques', 'monscobar');
    await admin.click('button[value=create]');
    const link = await admin.locator('code.secret').first().innerText();
    expect(await violationsOf(admin)).toEqual([]);
    const member = await newPage();
    await member.goto(link);
    expect(member.url()).toBe(at('connexion'));
    await record(member, '12-lien-personnel');
    await member.keyboard.press('Enter');
    await member.getByText('Équipe MONSCOBAR').waitFor();
    await admin.goto(at('journal'));
    expect(await admin.locator('main').innerText()).toContain('jeton donné');
    expect(await violationsOf(admin)).toEqual([]);
  });

  it.each([
    { colorScheme: 'light', locale: 'fr-FR', width: 1280 },
    { colorScheme: 'dark', locale: 'en-GB', width: 320 },
  ] as const)('is accessible and fits, $locale, $colorScheme, $width pixels wide', async (look) => {
    const page = await newPage({ ...look, viewport: { width: look.width, height: 800 } });
    const paths = ['connexion', 'fabriques/lab01/modifier', 'pratiques/nouvelle', 'fabriques/lab01/historique'];
    const visit = async (path: string): Promise<void> => {
      await page.goto(at(path));
      expect([path, await violationsOf(page)]).toEqual([path, []]);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect([path, wide]).toEqual([path, look.width]);
      expect(await page.getAttribute('html', 'lang')).toBe(look.locale.slice(0, 2));
    };
    for (const path of paths) {
      await visit(path);
    }
    await signIn(page, adminToken, 'connexion');
    for (const path of ['connexion', 'propositions', 'fabriques/lab01/historique']) {
      await visit(path);
    }
  });

  it('makes the browser complain of nothing, and leaves for nowhere', () => {
    expect(complaints).toEqual([]);
  });
});
