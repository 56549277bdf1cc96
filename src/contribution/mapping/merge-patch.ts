import type { JsonObject } from '../../core/rdf/json-ld.ts';

/** Applies a JSON merge patch. @see {@link https://www.rfc-editor.org/rfc/rfc7396#section-2 | RFC 7396, 2} */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      result.delete(key);
    } else {
      result.set(key, mergePatch(result.get(key), value));
    }
  }
  return Object.fromEntries(result);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
