import type { JsonObject } from '../../core/rdf/json-ld.ts';
import { type FormValues, placeFields, type Row, rowColumns, type RowKind, rowKinds } from './place-fields.ts';

/** Rows beyond this are not read: nobody types that many. */
const mostRows = 200;

/** What was typed into the form of a place. */
export function readForm(body: URLSearchParams): FormValues {
  const fields = Object.fromEntries(
    placeFields.map(({ name, kind }) => [
      name,
      body
        .getAll(name)
        .flatMap((value) => (kind === 'lines' ? value.split(/\r?\n/u) : [value.replace(/\r\n/gu, '\n')]))
        .map((value) => value.trim())
        .filter((value) => value !== ''),
    ]),
  );
  const rows = rowsBy((kind) => {
    const found: Row[] = [];
    for (let index = 0; index < mostRows && body.has(`${kind}.${index}.id`); index += 1) {
      found.push(
        Object.fromEntries(
          ['id', ...rowColumns[kind]].map((column) => [column, (body.get(`${kind}.${index}.${column}`) ?? '').trim()]),
        ),
      );
    }
    // The empty one at the end comes back with every page.
    return found.filter((row) => rowColumns[kind].some((column) => row[column] !== ''));
  });
  return { fields, rows };
}

/** How a place stands now, as its form shows it: what its own document says first, then what sources say. */
export function valuesOf(own: JsonObject, merged: JsonObject, nameOf: (iri: string) => string): FormValues {
  const address = { ...objectOf(merged['address']), ...objectOf(own['address']) };
  const fields = Object.fromEntries(
    placeFields.map(({ name, language, inAddress, kind }) => {
      const key = name.split('.')[0] ?? name;
      const value = inAddress ? address[key] : (own[key] ?? merged[key]);
      const said = language ? objectOf(value)[language] : value;
      const texts = listOf(said).map(String);
      return [name, kind === 'lines' || kind === 'several' ? texts : texts.slice(0, 1)];
    }),
  );
  const lead = idOf(own['leadCarrier'] ?? merged['leadCarrier']);
  const readers: Record<RowKind, (part: unknown) => Row> = {
    carrier: (part) => {
      const id = idOf(part);
      return { id, structure: nameOf(id), lead: id === lead ? 'oui' : '' };
    },
    partner: (part) => {
      const { partner, partnerKind, description } = objectOf(part);
      const note = textOf(objectOf(description)['fr']);
      return {
        id: idOf(part),
        partnerKind: textOf(partnerKind),
        structure: partner === undefined ? '' : nameOf(idOf(partner)),
        note,
      };
    },
    action: (part) => {
      const { action, status } = objectOf(part);
      return { id: idOf(part), action: idOf(action), status: textOf(status) };
    },
    video: (part) => {
      const { url, name } = objectOf(part);
      return { id: idOf(part), url: idOf(listOf(url)[0]), title: textOf(name) };
    },
  };
  return { fields, rows: rowsBy((kind) => partsOf(merged, kind).map(readers[kind])) };
}

/** The key under which the rows of a kind stand in JSON. */
export const rowKeys = { carrier: 'carriedBy', partner: 'partnership', action: 'engagement', video: 'video' } as const;

/** The parts of a place that are rows of a kind. */
export function partsOf(json: JsonObject, kind: RowKind): unknown[] {
  return listOf(json[rowKeys[kind]]);
}

/** The object that a JSON value is; an empty one for any other. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** The values that stand under a key, one or several. */
export function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** The address of a node, or of the thing that a text names. */
export function idOf(value: unknown): string {
  return typeof value === 'string' ? value : textOf(objectOf(value)['id']);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Rows of every kind. */
export function rowsBy<T>(read: (kind: RowKind) => T): Record<RowKind, T> {
  return Object.fromEntries(rowKinds.map((kind) => [kind, read(kind)])) as Record<RowKind, T>;
}
