/**
 * Makes a screenshot of each page, wide and narrow, light and dark, into `docs/images/pages/`, with `docs/pages.md` that
 * shows them, and the image of shared links. `npm run screenshots`; it starts a server of its own on the real data.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/support/browser.ts';
import { root, startServer } from '../test/support/running-server.ts';

const query =
  'PREFIX fab: <https://w3id.org/fabriques/ns#> SELECT ?region (COUNT(*) AS ?n) { ?f a fab:Fabrique ; fab:regionCode ?region } GROUP BY ?region ORDER BY DESC(?n)';

/** A page to show; what it is, in French and English. */
interface Shown {
  readonly name: string;
  readonly path: string;
  readonly fr: string;
  readonly en: string;
  /** Shown in dark colours and in English, too. */
  readonly dark?: boolean;
}

const pages: readonly Shown[] = [
  { name: 'accueil', path: '', fr: 'Accueil', en: 'Home', dark: true },
  {
    name: 'recherche',
    path: 'recherche?q=chmabery',
    fr: 'Recherche, fautes pardonnées',
    en: 'Search, mistakes forgiven',
  },
  { name: 'liste', path: 'fabriques?region=84&qpv=oui', fr: 'Liste et filtres', en: 'List and filters' },
  { name: 'carte', path: 'fabriques?vue=carte', fr: 'Carte', en: 'Map', dark: true },
  { name: 'tableau', path: 'fabriques?vue=table&tri=annee', fr: 'Tableau technique', en: 'Technical table' },
  { name: 'reprendre', path: 'fabriques?vue=partager&region=84', fr: 'Reprendre un ensemble', en: 'Reuse a set' },
  {
    name: 'cadre',
    path: 'fabriques?vue=integrer&region=84',
    fr: 'Cadre pour un autre site',
    en: 'Frame for another site',
  },
  { name: 'fabrique', path: 'fabriques/lab01', fr: 'Une fabrique', en: 'A fabrique', dark: true },
  { name: 'historique', path: 'fabriques/lab01/historique', fr: 'Son historique', en: 'Its history' },
  { name: 'modifier', path: 'fabriques/lab01/modifier', fr: 'Modifier ou proposer', en: 'Edit or propose' },
  { name: 'comparer', path: 'comparer?f=lab01&f=la-dynamo&f=monscobar', fr: 'Comparer', en: 'Compare' },
  { name: 'actions', path: 'actions', fr: 'Les actions, en matrice', en: 'The actions as a matrix', dark: true },
  {
    name: 'action',
    path: 'actions/coworking?lieu=Lyon',
    fr: 'Qui peut aider pour une action',
    en: 'Who can help with an action',
  },
  { name: 'visites', path: 'visites', fr: 'Le réseau des visites', en: 'The network of visits', dark: true },
  { name: 'pratiques', path: 'pratiques', fr: 'Les pratiques', en: 'The practices' },
  { name: 'pratique', path: 'pratiques/presenter-sa-fabrique-en-video', fr: 'Une pratique', en: 'A practice' },
  { name: 'structures', path: 'structures', fr: 'Les structures', en: 'The organisations' },
  { name: 'structure', path: 'structures/la-cooperative-baraka', fr: 'Une structure', en: 'An organisation' },
  {
    name: 'sparql',
    path: `sparql?query=${encodeURIComponent(query)}`,
    fr: 'L’atelier SPARQL',
    en: 'The SPARQL workbench',
    dark: true,
  },
  { name: 'vocabulaire', path: 'ns', fr: 'Le vocabulaire', en: 'The vocabulary' },
  { name: 'terme', path: 'ns/partnership', fr: 'Un terme', en: 'A term' },
  { name: 'listes', path: 'schemas', fr: 'Les listes de catégories', en: 'The category schemes' },
  { name: 'catalogue', path: 'catalog', fr: 'Le catalogue des données', en: 'The data catalogue' },
  { name: 'flux', path: 'feed', fr: 'Les dernières modifications', en: 'The latest changes' },
  { name: 'sources', path: 'federation', fr: 'Les sources partenaires', en: 'The peers' },
  { name: 'api', path: 'docs', fr: 'L’interface de programmation', en: 'The programming interface' },
  {
    name: 'introuvable',
    path: 'fabriques/nulle-part',
    fr: 'Une adresse qui n’existe pas',
    en: 'An address that does not exist',
  },
];

const folder = join(root, 'docs/images/pages');
/** Longer pages are cut: the pictures show what a page looks like, not all that it says. */
const tallest = { wide: 1150, narrow: 1100 };

async function shoot(browser: Browser, base: string, page: Shown, look: Look): Promise<void> {
  const { width, colorScheme, locale, suffix, tall } = look;
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    ...{ viewport: { width, height: 900 }, deviceScaleFactor: width > 600 ? 0.8 : 1, colorScheme, locale },
  });
  const tab = await context.newPage();
  await tab.goto(base + page.path, { waitUntil: 'networkidle' });
  const height: number = await tab.evaluate('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(height, tall) };
  await tab.screenshot({
    ...{ path: join(folder, `${page.name}-${suffix}.jpg`), type: 'jpeg', quality: 40, fullPage: true, clip },
  });
  await context.close();
}

interface Look {
  readonly suffix: string;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly locale: string;
  readonly tall: number;
}

const wide: Look = { suffix: 'large', width: 1280, colorScheme: 'light', locale: 'fr-FR', tall: tallest.wide };
const narrow: Look = { suffix: 'etroit', width: 360, colorScheme: 'light', locale: 'fr-FR', tall: tallest.narrow };
const dark: Look = { suffix: 'sombre', width: 1280, colorScheme: 'dark', locale: 'en-GB', tall: tallest.wide };

/** What shared links show: the first band of the home page in the size that social networks ask for. */
async function shootShared(browser: Browser, base: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 630 },
    locale: 'fr-FR',
    bypassCSP: true,
  });
  const tab = await context.newPage();
  await tab.goto(base);
  await tab.addStyleTag({
    content: '.masthead nav, .masthead .tongue, .search, figcaption, .skip { display: none !important }',
  });
  await tab.screenshot({ path: join(root, 'src/http/assets/images/share.png') });
  await context.close();
}

/** Visits for the pictures of the network: nobody has noted one in the data of the package. */
async function noteVisits(base: string, token: string): Promise<void> {
  const visits = [
    ['lab01', 'la-dynamo', 'Une journée à La Dynamo', '2023-05-04'],
    ['monscobar', 'lab01', 'MONSCOBAR découvre LAB01', '2023-09-14'],
    ['la-dynamo', 'monscobar', 'La Dynamo à MONSCOBAR', '2024-03-12'],
    ['lab01', 'monscobar', 'Le fab lab vu de près', '2024-06-20'],
  ] as const;
  for (const [visitor, host, name, startDate] of visits) {
    const body = {
      type: 'Visit',
      name,
      startDate,
      visitor: [`${base}fabriques/${visitor}`],
      host: [`${base}fabriques/${host}`],
    };
    await fetch(`${base}visites`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  }
}

function writeDocument(): void {
  const picture = (page: Shown, suffix: string): string => `![${page.fr}](images/pages/${page.name}-${suffix}.jpg)`;
  const sections = pages.map(
    (page) => `## ${page.fr} — ${page.en}

\`/${page.path.split('query=')[0] ?? ''}\`

| large — wide | étroit — narrow |${page.dark ? ' sombre, en anglais — dark, in English |' : ''}
|---|---|${page.dark ? '---|' : ''}
| ${picture(page, 'large')} | ${picture(page, 'etroit')} |${page.dark ? ` ${picture(page, 'sombre')} |` : ''}
`,
  );
  const text = `# Les pages du portail — the pages of the portal

Faites par \`npm run screenshots\` sur les données du paquet ; quatre visites y sont notées pour l’image du réseau. Les pages
longues sont coupées. Made by that command on the data of the package, with four visits noted for the picture of the network;
long pages are cut.

${sections.join('\n')}`;
  writeFileSync(join(root, 'docs/pages.md'), text);
}

const token = 'an-administrator-for-pictures';
const only = process.argv.slice(2);
const [server, browser] = await Promise.all([startServer({ FABRIQUES_ADMIN_TOKEN: token }), launchBrowser()]);
try {
  if (only.length === 0) {
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  await shootShared(browser, server.baseIri);
  await noteVisits(server.baseIri, token);
  for (const page of pages.filter(({ name }) => only.length === 0 || only.includes(name))) {
    await shoot(browser, server.baseIri, page, wide);
    await shoot(browser, server.baseIri, page, narrow);
    if (page.dark) {
      await shoot(browser, server.baseIri, page, dark);
    }
  }
  writeDocument();
} finally {
  await browser.close();
  await server.stop();
}
