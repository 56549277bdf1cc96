import wtf from 'wtf_wikipedia';
import { flattenHeads } from './wikitext-heads.ts';

/** A cell of a table: its text without markup, and the pages and addresses that it links to. */
export interface WikiCell {
  readonly text?: string;
  readonly links?: readonly { readonly page?: string; readonly site?: string }[];
}

/** What is read of a wiki page. */
export interface WikiPage {
  /** The rows of each table, by the names of its columns. */
  readonly tables: readonly (readonly Readonly<Record<string, WikiCell>>[])[];
  /** The parameters of each template, with its name as `template`. */
  readonly templates: readonly Readonly<Record<string, unknown>>[];
}

interface Untyped {
  readonly json: () => unknown;
}

/** Reads wikitext; the package's types leave out what its methods give. */
export function readWikitext(text: string): WikiPage {
  const document = wtf(flattenHeads(text));
  return {
    tables: (document.tables() as unknown as Untyped[]).map((table) => table.json() as WikiPage['tables'][number]),
    templates: (document.templates() as unknown as Untyped[]).map((template) =>
      template.json(),
    ) as WikiPage['templates'],
  };
}
