import type { ComponentChildren, VNode } from 'preact';
import type { CollectionName } from '../../catalogue/kinds.ts';
import { type Language, languages } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { common } from '../messages/common.ts';
import { federation } from '../messages/federation.ts';
import { forms } from '../messages/forms.ts';
import { publishing } from '../messages/publishing.ts';
import { sessions } from '../messages/sessions.ts';
import { Mark } from './icons.tsx';
import { usePage } from './page-context.ts';
import { webPage } from './structured-data.ts';

/** The part of the portal to which a page belongs. */
export type Section = CollectionName | 'ns' | 'sparql';

/** Another representation of what a page shows. */
export interface Alternate {
  readonly mediaType: string;
  readonly href: string;
  /** What people call the format. */
  readonly label: string;
}

/** What a page says of itself before its content. */
export interface PageHead {
  /** Short; the name of the site is added. */
  readonly title: string;
  /** One sentence for search engines and for shared links. */
  readonly description: string;
  readonly section?: Section;
  readonly alternates?: readonly Alternate[];
  /** schema.org data about what the page shows. */
  readonly structuredData?: object;
  /** Stands on the band under the navigation, before the content, as on the home page. */
  readonly hero?: VNode;
  /** Names of scripts and style sheets that only this page loads; it works without the scripts. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  /** Stands in a frame of another site: nothing around the content, and links open beside it. */
  readonly embedded?: boolean;
  /** Search engines stay away: errors, empty results. */
  readonly unlisted?: boolean;
}

const openGraphLocales: Record<Language, string> = { fr: 'fr_FR', en: 'en_GB' };

/** A whole document around the content of a page. */
export function Layout({ head, children }: { readonly head: PageHead; readonly children: ComponentChildren }): VNode {
  const page = usePage();
  if (head.embedded) {
    return (
      <html lang={page.language}>
        <Head {...head} unlisted />
        <body class="embedded">
          <main id="contenu">{children}</main>
        </body>
      </html>
    );
  }
  return (
    <html lang={page.language}>
      <Head {...head} />
      <body>
        <a class="skip" href="#contenu">
          {page.t(common.skip)}
        </a>
        <div class={head.hero ? 'band open' : 'band'}>
          <div class="frame">
            <Masthead section={head.section} />
          </div>
        </div>
        <main id="contenu" tabIndex={-1}>
          {head.hero && (
            <div class="band">
              <div class="frame">{head.hero}</div>
            </div>
          )}
          <div class="frame content">{children}</div>
        </main>
        <Foot />
      </body>
    </html>
  );
}

function Head({
  title,
  description,
  alternates = [],
  structuredData,
  unlisted,
  scripts = [],
  styles = [],
  embedded,
}: PageHead): VNode {
  const page = usePage();
  const siteName = page.t(common.siteName);
  const { canonical } = page;
  const image = new URL(page.asset('share.png'), page.baseIri).href;
  const data = structuredData ?? (unlisted ? undefined : webPage({ title, description, canonical, image }, page));
  return (
    <head>
      <meta charset="utf-8" />
      {embedded && <base target="_blank" />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#1e3e73" />
      {unlisted && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={canonical} />
      {languages.map((language) => (
        <link key={language} rel="alternate" hreflang={language} href={page.inLanguage(language)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={page.baseIri + page.path} />
      {alternates.map(({ mediaType, href, label }) => (
        <link key={mediaType} rel="alternate" type={mediaType} href={page.href(href)} title={label} />
      ))}
      <link
        rel="alternate"
        type="application/atom+xml"
        href={page.href(`feed.atom?lang=${page.language}`)}
        title={page.t(publishing.feed)}
      />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonical} />
      <meta property="og:image" content={image} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={page.t(common.shareImage)} />
      <meta name="twitter:card" content="summary_large_image" />
      <meta property="og:locale" content={openGraphLocales[page.language]} />
      <link rel="icon" type="image/svg+xml" href={page.asset('mark.svg')} />
      {['atkinson-hyperlegible-next.woff2', 'bricolage-grotesque-bold.woff2'].map((font) => (
        <link key={font} rel="preload" as="font" type="font/woff2" href={page.asset(font)} crossorigin="anonymous" />
      ))}
      {[...styles, 'style.css'].map((sheet) => (
        <link key={sheet} rel="stylesheet" href={page.asset(sheet)} />
      ))}
      {scripts.map((script) => (
        <script key={script} src={page.asset(script)} defer />
      ))}
      {data && <DataBlock data={data} />}
    </head>
  );
}

/**
 * A block of JSON-LD. It is data, not a script: browsers do not run it, so the Content-Security-Policy lets it be.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/scripting.html#data-block}
 */
function DataBlock({ data }: { readonly data: object }): VNode {
  const json = JSON.stringify(data).replace(/[<>&]/gu, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function Masthead({ section }: { readonly section: Section | undefined }): VNode {
  const { t, href, inLanguage, language } = usePage();
  const other = languages.find((one) => one !== language) ?? language;
  const links = ['fabriques', 'structures', 'actions', 'visites', 'pratiques'] as const;
  return (
    <header class="masthead">
      <a class="brand" href={href('')} rel="home">
        <Mark />
        <span>
          Fabriques
          <small>{t(common.brandNote)}</small>
        </span>
      </a>
      <nav aria-label={t(common.mainNavigation)}>
        <ul>
          {links.map((link) => (
            <li key={link}>
              <a href={href(link)} aria-current={link === section ? 'page' : undefined}>
                {t(collections[link].title)}
              </a>
            </li>
          ))}
          <li class="aside">
            <a href={href('ns')} aria-current={section === 'ns' ? 'page' : undefined}>
              {t(common.vocabulary)}
            </a>
          </li>
          <li>
            <a href={href('sparql')} aria-current={section === 'sparql' ? 'page' : undefined}>
              SPARQL
            </a>
          </li>
        </ul>
      </nav>
      <a class="tongue" href={inLanguage(other)} lang={other} hreflang={other} rel="alternate">
        {common.otherLanguage[language]}
      </a>
    </header>
  );
}

function Foot(): VNode {
  const { t, href } = usePage();
  const links = [
    ['fabriques/nouvelle', forms.newPlace],
    ['tiers-lieux', collections['tiers-lieux'].title],
    ['categories', collections.categories.title],
    ['connexion', sessions.title],
    ['propositions', sessions.proposals],
    ['identite', sessions.identity],
    ['ns', common.vocabulary],
    ['shapes', common.shapes],
    ['schemas', common.schemes],
    ['context.jsonld', common.jsonLdContext],
    ['sparql', common.sparql],
    ['docs', common.api],
    ['federation', federation.title],
    ['catalog', publishing.catalogue],
    ['feed', publishing.feed],
  ] as const;
  return (
    <footer class="foot">
      <div class="frame">
        <div>
          <p>
            <strong>{t(common.siteName)}</strong>
          </p>
          <p>{t(common.footAbout)}</p>
        </div>
        <nav aria-label={t(common.footNavigation)}>
          <ul>
            {links.map(([path, label]) => (
              <li key={path}>
                <a href={href(path)}>{t(label)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <p>{t(common.footLicence)}</p>
          <p>{t(common.footMissing)}</p>
        </div>
      </div>
    </footer>
  );
}
