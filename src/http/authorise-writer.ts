import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Configuration } from '../core/configuration.ts';
import { DomainError } from '../core/errors.ts';

/**
 * Lets writers through: those who send the administrator's token as `Authorization: Bearer …`.
 *
 * @returns Under what name the history knows the writer.
 * @throws DomainError `unauthorized`; where the instance has no token, to everybody.
 */
export function authoriseWriter(request: FastifyRequest, { adminToken }: Pick<Configuration, 'adminToken'>): string {
  if (adminToken === undefined) {
    throw new DomainError('unauthorized', 'This instance takes no writes: it has no token for writers', {
      details: { inFrench: 'Cette instance n’accepte pas d’écriture : elle n’a pas de jeton pour les auteurs' },
    });
  }
  const given = /^Bearer +([\w.~+/=-]+) *$/iu.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined || !isSame(given, adminToken)) {
    throw new DomainError('unauthorized', 'Writing needs the token of a writer, as "Authorization: Bearer …"', {
      details: { inFrench: 'Écrire demande le jeton d’un auteur, par « Authorization: Bearer … »' },
    });
  }
  return 'administrator';
}

/** Compares digests, so that neither the time it takes nor the length tells anything of the token. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
