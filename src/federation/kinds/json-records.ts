import type { SourceRecord } from '../lift/lift-json.ts';
import { licenceField } from '../lift/source-terms.ts';
import { jsonOf, type Payload, unreadable } from './payload.ts';

/**
 * The records of an answer in JSON: the list at the end of the keys, or one object alone. An object whose values are all
 * objects is a list by identifier, as Communecter gives it. The licence that an answer states beside its list is said of
 * each record.
 *
 * @throws DomainError `remote-failed` where there is no such list.
 */
export function jsonRecords(payload: Payload, recordsAt: readonly string[]): SourceRecord[] {
  const answer = jsonOf(payload);
  let found = answer;
  for (const key of recordsAt) {
    found = isObject(found) ? found[key] : undefined;
  }
  const list = Array.isArray(found) ? (found as unknown[]) : isObject(found) ? entriesOf(found) : undefined;
  if (list === undefined || !list.every(isObject)) {
    const where = recordsAt.length > 0 ? ` "${recordsAt.join('.')}"` : '';
    throw unreadable(payload, `there is no list of records${where}`, `il n’y a pas de liste de fiches${where}`);
  }
  const licence = recordsAt.length > 0 && isObject(answer) ? (answer['licence'] ?? answer['license']) : undefined;
  return licence === undefined ? list : list.map((record) => ({ ...record, [licenceField]: licence }));
}

function entriesOf(object: SourceRecord): unknown[] {
  const values = Object.values(object);
  return values.length > 0 && values.every(isObject) ? values : [object];
}

function isObject(value: unknown): value is SourceRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The features of a GeoJSON collection: their properties, with `longitude` and `latitude` where they are points. */
export function featureRecords(payload: Payload): SourceRecord[] {
  return jsonRecords(payload, ['features']).map(({ id, properties, geometry }) => {
    const { type, coordinates } = isObject(geometry) ? geometry : {};
    const [longitude, latitude] = type === 'Point' && Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
    return {
      ...(id !== undefined && { id }),
      ...(isObject(properties) ? properties : {}),
      ...(typeof longitude === 'number' && typeof latitude === 'number' && { longitude, latitude }),
    };
  });
}
