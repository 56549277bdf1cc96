import { DomainError } from '../core/errors.ts';
import { roles } from './principal.ts';
import type { TokenRequest } from './tokens.ts';

/**
 * Reads what a new token is to allow from JSON: `{ name, role, fabriques?, ends? }`.
 *
 * @throws DomainError `bad-request` that says what is wrong.
 */
export function readTokenRequest(body: unknown): TokenRequest {
  const { name, role, fabriques = [], ends } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const known = roles.find((one) => one === role);
  if (typeof name !== 'string' || !known) {
    throw wrong(
      `A token has a name and a role, which is one of ${roles.join(', ')}`,
      `Un jeton a un nom et un rôle, qui est l’un de ${roles.join(', ')}`,
    );
  }
  if (!Array.isArray(fabriques) || !fabriques.every((slug) => typeof slug === 'string')) {
    throw wrong('"fabriques" is a list of slugs', '« fabriques » est une liste de noms d’adresses');
  }
  return { name, role: known, fabriques, ...(ends !== undefined && ends !== null && { ends: readEnd(ends) }) };
}

/**
 * The end of a token: a day, at the end of which it ends, an instant, or a number of days from now (`90d`, `90j`).
 *
 * @throws DomainError `bad-request`.
 */
export function readEnd(text: unknown): Date {
  const given = typeof text === 'string' ? text.trim() : '';
  const days = /^(\d{1,4})[dj]$/u.exec(given)?.[1];
  const date = days
    ? new Date(Date.now() + Number(days) * 86_400_000)
    : new Date(/^\d{4}-\d{2}-\d{2}$/u.test(given) ? `${given}T23:59:59.999Z` : given);
  if (!/^\d/u.test(given) || Number.isNaN(date.getTime())) {
    throw wrong(
      'The end of a token is a day (2027-12-31), or a number of days (90d)',
      'La fin d’un jeton est un jour (2027-12-31), ou un nombre de jours (90j)',
    );
  }
  return date;
}

function wrong(message: string, inFrench: string): DomainError {
  return new DomainError('bad-request', message, { details: { inFrench } });
}
