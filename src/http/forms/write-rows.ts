import type { JsonObject } from '../../core/rdf/json-ld.ts';
import type { Message } from '../language.ts';
import { forms as messages } from '../messages/forms.ts';
import type { FormColumn, FormRows, Row } from './form-definition.ts';
import type { Faults, FormContext } from './form-context.ts';
import { idOf, listOf, objectOf, prune, put, textOf, truthOf } from './json-values.ts';

/** Writes the rows of a kind into the JSON of a thing; names that nobody knows are faults. */
export function writeRows(
  body: Record<string, unknown>,
  rows: FormRows,
  typed: readonly Row[],
  context: FormContext,
  faults: Faults,
): void {
  const isWithheld = (part: unknown): boolean => !context.seesAll && rows.isWithheld?.(objectOf(part)) === true;
  const standing = listOf(context.merged[rows.key]);
  const known = new Map(standing.filter((part) => !isWithheld(part)).map((part) => [idOf(part), part]));
  const hidden = standing.filter(isWithheld).map(idOf);
  const tell = (fault: Message): unknown => faults.set(rows.name, [...(faults.get(rows.name) ?? []), fault]);
  const find = (column: FormColumn, name: string): string | undefined => {
    const iri = context.things.find(column.of ?? 'structures', name);
    if (iri === undefined && name !== '') {
      tell(unknownName(name, column, context));
    }
    return iri;
  };
  const parts = typed.flatMap((row): unknown[] => {
    const { id = '' } = row;
    // Nobody writes over what they do not see by telling its address.
    const own = hidden.includes(id) ? { ...row, id: '' } : row;
    const part =
      rows.type === undefined ? reference(row, rows, find) : writePart(own, rows, objectOf(known.get(id)), find);
    return part === undefined ? [] : [part];
  });
  put(body, rows.key, [...parts, ...listOf(context.own[rows.key]).filter(isWithheld)]);
  if (rows.columns.some(({ kind }) => kind === 'lead')) {
    const lead = typed.find((row) => row['lead'] && row['structure']);
    put(body, 'leadCarrier', lead && context.things.find('structures', lead['structure'] ?? ''));
  }
}

type Find = (column: FormColumn, name: string) => string | undefined;

function reference(row: Row, { columns }: FormRows, find: Find): string | undefined {
  const column = columns.find(({ kind }) => kind === 'thing');
  return column && find(column, row[column.name] ?? '');
}

function writePart(row: Row, { columns, type, complete }: FormRows, known: JsonObject, find: Find): unknown {
  const said = Object.fromEntries(
    columns.map((column): [string, unknown] => {
      const typed = row[column.name] ?? '';
      const standing = known[column.name];
      switch (column.kind) {
        case 'thing':
          return [column.name, find(column, typed)];
        case 'truth':
          return [column.name, truthOf(typed)];
        case 'one':
        case 'line':
        case 'lead':
          return [
            column.name,
            column.language ? inLanguage(standing, column.language, typed) : sameOr(standing, typed),
          ];
      }
    }),
  );
  const { id } = row;
  const part = prune({ ...known, ...(id && { id }), type, ...said });
  return part && complete ? complete(part) : part;
}

/** What was not touched stays as it stands, types and all. */
function sameOr(standing: unknown, typed: string): unknown {
  return typed !== '' && textOf(standing) === typed ? standing : typed || undefined;
}

function inLanguage(standing: unknown, language: string, typed: string): unknown {
  return prune({ ...objectOf(standing), [language]: typed || undefined });
}

/** What nobody here is called, with those that it may mean. */
function unknownName(name: string, { of = 'structures' }: FormColumn, { things }: FormContext): Message {
  const near = name
    .split(/\s+/u)
    .filter((word) => word.length > 3)
    .flatMap((word) => things.search(of, word, 'fr', 3));
  const say = (language: 'fr' | 'en'): string => {
    const names = [...new Set(near.map(({ iri }) => things.nameOf(iri, language)))].slice(0, 3);
    const like = names.length > 0 ? ` ${messages.like[language].replace('{names}', names.join(', '))}` : '';
    return messages.unknownName[language].replace('{name}', name) + like;
  };
  return { fr: say('fr'), en: say('en') };
}
