import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Tiles } from '../../core/configuration.ts';
import { type Language, type LanguageChoice, type Locale, localeOf } from '../language.ts';

/** What every component of a page may need: the language, and how addresses are written. */
export interface PageContext extends Locale {
  /** What every address of the instance begins with. */
  readonly baseIri: string;
  /** The address of this page below the base, with its query but without `lang`. */
  readonly path: string;
  /** A link that works in the page from an IRI, a path below the base or an address elsewhere. */
  readonly href: (target: string) => string;
  /** The one address of this page, absolute; in a language only where the address says so. */
  readonly canonical: string;
  /** The address of this very page in a language, absolute. */
  readonly inLanguage: (language: Language) => string;
  /** Where maps get streets, once somebody asks for them. */
  readonly tiles: Tiles | undefined;
  /** The address of a style sheet, font, script or image. */
  readonly asset: (name: string) => string;
}

/** From what a page context is made. */
export interface PageContextOptions {
  readonly baseIri: string;
  /** The request's path and query, as sent. */
  readonly url: string;
  readonly choice: LanguageChoice;
  readonly assetName: (name: string) => string;
  readonly tiles?: Tiles | undefined;
}

/** Makes the context of one page. */
export function createPageContext({ baseIri, url, choice, assetName, tiles }: PageContextOptions): PageContext {
  const root = new URL(baseIri).pathname;
  const path = withLanguage(url.startsWith(root) ? url.slice(root.length) : url.replace(/^\/+/u, ''), undefined);
  const carried = choice.explicit ? choice.language : undefined;
  return {
    ...localeOf(choice.language),
    baseIri,
    tiles,
    path,
    href: (target) => {
      const local = target.startsWith(baseIri) ? target.slice(baseIri.length) : target;
      return /^[a-z][\w+.-]*:|^#/iu.test(local)
        ? safeAddress(local)
        : root + withLanguage(local.replace(/^\/+/u, ''), carried);
    },
    canonical: canonicalAddress(baseIri + path, choice),
    inLanguage: (language) => baseIri + withLanguage(path, language),
    asset: (name) => `${root}assets/${assetName(name)}`,
  };
}

const Context = createContext<PageContext | undefined>(undefined);

/** Gives the context to every component inside it. */
export const PageContextProvider = Context.Provider;

/** The context of the page that is being written. */
export function usePage(): PageContext {
  const context = useContext(Context);
  if (!context) {
    throw new Error('A component of a page stands outside of any page');
  }
  return context;
}

/** The address where it is one that a link may lead to: data never becomes a `javascript:` link. */
export function safeAddress(address: string): string {
  return /^(?:https?:|mailto:|tel:|#)/iu.test(address) ? address : '#';
}

/** An address as search engines are to know it: with its language where that is asked for, else without. */
export function canonicalAddress(address: string, { language, explicit }: LanguageChoice): string {
  return withLanguage(address, explicit ? language : undefined);
}

function withLanguage(path: string, language: Language | undefined): string {
  if (!/[?#]/u.test(path)) {
    return language ? `${path}?lang=${language}` : path;
  }
  if (!language && !path.includes('lang')) {
    return path;
  }
  const [, before = '', fragment = ''] = /^([^#]*)(#.*)?$/su.exec(path) ?? [];
  const [address = '', query = ''] = before.split(/\?(.*)/su, 2);
  const kept = query.split('&').filter((part) => part !== '' && !/^lang(?:=|$)/u.test(part));
  const parts = language ? [...kept, `lang=${language}`] : kept;
  return `${address}${parts.length > 0 ? `?${parts.join('&')}` : ''}${fragment}`;
}
