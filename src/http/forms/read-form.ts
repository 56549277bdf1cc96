import type { JsonObject } from '../../core/rdf/json-ld.ts';
import type { FormColumn, FormDefinition, FormRows, FormValues, Row } from './form-definition.ts';
import { idOf, listOf, objectOf, textOf } from './json-values.ts';

/** Rows beyond this are not read: nobody types that many. */
const mostRows = 200;
/** What stands between several texts of one language, where a document has them. */
const betweenTexts = '\n\n';

/** What was typed into a form. */
export function readForm(body: URLSearchParams, { fields, rows }: FormDefinition): FormValues {
  return {
    fields: Object.fromEntries(
      fields.map(({ name, kind }) => [
        name,
        body
          .getAll(name)
          .flatMap((value) => (kind === 'lines' ? value.split(/\r?\n/u) : [value.replace(/\r\n/gu, '\n')]))
          .map((value) => value.trim())
          .filter((value) => value !== ''),
      ]),
    ),
    rows: Object.fromEntries(rows.map((kind) => [kind.name, readRows(body, kind)])),
  };
}

function readRows(body: URLSearchParams, { name, columns }: FormRows): Row[] {
  const found: Row[] = [];
  const inputs = ['id', ...columns.map((column) => column.name)];
  for (let index = 0; index < mostRows && inputs.some((input) => body.has(`${name}.${index}.${input}`)); index += 1) {
    found.push(
      Object.fromEntries(inputs.map((input) => [input, (body.get(`${name}.${index}.${input}`) ?? '').trim()])),
    );
  }
  // The empty one at the end comes back with every page.
  return found.filter((row) => columns.some((column) => row[column.name] !== ''));
}

/** How a thing stands, as its form shows it: what its own document says first, then what sources say. */
export function valuesOf(
  own: JsonObject,
  merged: JsonObject,
  { fields, rows }: FormDefinition,
  nameOf: (iri: string) => string,
  seesAll: boolean,
): FormValues {
  const address = { ...objectOf(merged['address']), ...objectOf(own['address']) };
  const read = fields.map(({ name, language, inAddress, kind }): [string, string[]] => {
    const key = name.split('.')[0] ?? name;
    const value = inAddress ? address[key] : (own[key] ?? merged[key]);
    const texts = listOf(language ? objectOf(value)[language] : value)
      .map((one) => textOf(one) || idOf(one))
      .filter((text) => text !== '');
    return [
      name,
      kind === 'lines' || kind === 'several'
        ? texts
        : kind === 'text'
          ? texts.length > 0
            ? [texts.join(betweenTexts)]
            : []
          : texts.slice(0, 1),
    ];
  });
  const lead = idOf(own['leadCarrier'] ?? merged['leadCarrier']);
  const rowsOf = ({ key, columns, type, isWithheld }: FormRows): Row[] =>
    listOf(merged[key]).flatMap((part) => {
      if (!seesAll && isWithheld?.(objectOf(part))) {
        return [];
      }
      const cells = columns.map((column) => [
        column.name,
        column.kind === 'lead'
          ? idOf(part) === lead
            ? 'oui'
            : ''
          : cellOf(type === undefined ? part : objectOf(part)[column.name], column, nameOf),
      ]);
      return { id: idOf(part), ...(Object.fromEntries(cells) as Row) };
    });
  return {
    fields: Object.fromEntries(read),
    rows: Object.fromEntries(rows.map((kind) => [kind.name, rowsOf(kind)])),
  };
}

function cellOf(value: unknown, { kind, language }: FormColumn, nameOf: (iri: string) => string): string {
  const said = language ? objectOf(value)[language] : value;
  const [first] = listOf(said);
  switch (kind) {
    case 'thing':
      return first === undefined ? '' : nameOf(idOf(first));
    case 'truth':
      return first === true ? 'oui' : first === false ? 'non' : '';
    case 'one':
    case 'line':
    case 'lead':
      return textOf(first) || idOf(first);
  }
}
