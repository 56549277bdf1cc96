import type { JsonObject } from '../../core/rdf/json-ld.ts';

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

/** A value as somebody would type it: a text, a number, a truth, a date with its type. */
export function textOf(value: unknown): string {
  const plain = objectOf(value)['@value'] ?? objectOf(value)['value'] ?? value;
  return typeof plain === 'string' ? plain : ['number', 'boolean'].includes(typeof plain) ? String(plain) : '';
}

/** Puts a value under a key, or takes the key away where there is nothing to put. */
export function put(target: Record<string, unknown>, key: string, value: unknown): void {
  const isEmpty =
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  if (isEmpty) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- keys of the form, not of the client
    delete target[key];
  } else {
    target[key] = value;
  }
}

/** A part without what is not said of it; undefined where nothing is. */
export function prune(part: JsonObject): JsonObject | undefined {
  const kept = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== ''));
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** Yes, no, and unknown, which is an answer of its own. */
export function truthOf(typed: string | undefined): boolean | undefined {
  return typed === 'oui' ? true : typed === 'non' ? false : undefined;
}
