import type { FastifyRequest } from 'fastify';
import type { Precondition } from '../contribution/things/precondition.ts';

/**
 * What `If-Match` and `If-None-Match` of a write say of the own document of a thing.
 *
 * The entity tags of a thing in every format begin with the revision that changed its own document last
 * (`"12-…"`, `"0-…"` where it has none), and that is what is compared: what sources say of the thing meanwhile, or a
 * label that changed elsewhere, is not what the writer replaces.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-13.1 | RFC 9110, 13.1}
 */
export function readPrecondition({ headers }: FastifyRequest): Precondition {
  const match = headers['if-match']?.trim();
  if (match === '*') {
    return { kind: 'present' };
  }
  if (match !== undefined) {
    const revisions = match.split(',').flatMap((tag) => {
      const revision = /^(?:W\/)?"(\d{1,15})-[^"]*"$/u.exec(tag.trim())?.[1];
      return revision === undefined ? [] : [Number(revision)];
    });
    return { kind: 'revisions', revisions };
  }
  return { kind: headers['if-none-match']?.trim() === '*' ? 'absent' : 'unknown' };
}
