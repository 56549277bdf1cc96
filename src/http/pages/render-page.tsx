import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout, type PageHead } from './layout.tsx';
import { type PageContext, PageContextProvider } from './page-context.ts';

/** A page as a function of its place: what it says of itself, and its content. */
export interface Page {
  readonly head: PageHead;
  readonly content: VNode;
}

/** The HTML of a page. Every text in it is escaped by the renderer. */
export function renderPage(context: PageContext, { head, content }: Page): string {
  const document = (
    <PageContextProvider value={context}>
      <Layout head={head}>{content}</Layout>
    </PageContextProvider>
  );
  return `<!DOCTYPE html>\n${renderToString(document)}\n`;
}

/**
 * What a page may load: its own style, fonts, images and scripts, and nothing from elsewhere.
 *
 * @see {@link https://www.w3.org/TR/CSP3/}
 */
export const contentSecurityPolicy = policyFor({});

/** What one page may do besides. */
export interface PolicyAdditions {
  /** Origins of images, such as those of streets that a person may ask for. */
  readonly images?: readonly string[];
  /** Origins of what is shown in a frame on demand, such as videos. */
  readonly frames?: readonly string[];
  /** Whether any site may show the page in a frame. */
  readonly embeddable?: boolean;
}

/** The policy of one page. */
export function policyFor({ images = [], frames = [], embeddable = false }: PolicyAdditions): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    ["img-src 'self' data:", ...images].join(' '),
    "script-src 'self'",
    "connect-src 'self'",
    ...(frames.length > 0 ? [['frame-src', ...frames].join(' ')] : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${embeddable ? '*' : "'self'"}`,
  ].join('; ');
}
