import { decodeHtmlEntities } from '../html-entities.ts';

/** One fabrique as the list names it. */
export interface SplitEntry {
  readonly identifier: string;
  /** Its name with the line breaks of the list. */
  readonly label: string;
}

/**
 * Takes apart the fabriques of one commune, which the list joins by `; `.
 *
 * The identifiers say how many there are. When there is one, its name is the whole text, semicolons included;
 * references such as `&amp;` are decoded first, for they end with a semicolon too.
 *
 * @returns Undefined when the names do not come out as many as the identifiers: nobody can tell whose is whose.
 */
export function splitEntries(identifiers: string, labels: string): SplitEntry[] | undefined {
  const separateIdentifiers = identifiers.split(/;\s*/u).map((identifier) => identifier.trim());
  const text = decodeHtmlEntities(labels);
  const separateLabels = separateIdentifiers.length === 1 ? [text] : text.split('; ');
  if (separateLabels.length !== separateIdentifiers.length || separateLabels.some((label) => label.trim() === '')) {
    return undefined;
  }
  return separateLabels.map((label, index) => ({ identifier: separateIdentifiers[index] ?? '', label }));
}
