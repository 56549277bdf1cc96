import { readWikitext } from '../../core/wikitext.ts';
import type { SourceRecord } from '../lift/lift-json.ts';
import { jsonOf, type Payload, unreadable } from './payload.ts';

/**
 * The rows of the tables and the templates of a MediaWiki page, as `api.php?action=parse&prop=wikitext&format=json` gives
 * it: a row has its columns by name, the page that a cell links to as `{column}_lien`, and `_table` and `_page`; a template
 * its parameters, and `_template` and `_page`.
 *
 * @throws DomainError `remote-failed` for what is no such answer.
 */
export function wikiRecords(payload: Payload): SourceRecord[] {
  const answer = jsonOf(payload) as { parse?: { title?: string; wikitext?: string | { '*'?: string } } } | null;
  const parse = answer?.parse;
  const text = typeof parse?.wikitext === 'string' ? parse.wikitext : parse?.wikitext?.['*'];
  if (text === undefined) {
    throw unreadable(payload, 'there is no wikitext', 'il n’y a pas de wikitexte');
  }
  const page = parse?.title ?? '';
  const { tables, templates } = readWikitext(text);
  const rows = tables.flatMap((table, number) =>
    table.map((row, position) => ({
      ...Object.fromEntries(
        Object.entries(row).flatMap(([column, { text: cell, links }]): [string, unknown][] => [
          [column, cell],
          [`${column}_lien`, links?.flatMap(({ page: to, site }) => to ?? site ?? [])],
        ]),
      ),
      ...{ _page: page, _table: number + 1, _row: position + 1 },
    })),
  );
  return [...rows, ...templates.map(({ template, ...rest }) => ({ ...rest, _template: template, _page: page }))];
}
