import { DomainError } from '../core/errors.ts';

/** That a result has too many solutions or triples. */
export function tooManyRows(most: number, what: 'solutions' | 'triples'): DomainError {
  const lignes = what === 'triples' ? 'triplets' : 'solutions';
  return tooLarge(
    { limit: 'resultRows', allowed: most },
    `The result has more than ${most} ${what}; ask for less with LIMIT, or for one part after another`,
    `Le résultat a plus de ${most} ${lignes} ; en demander moins avec LIMIT, ou une partie après l’autre`,
  );
}

/** That a result has too many bytes; how many is told where it is known. */
export function tooManyBytes(most: number, found?: number): DomainError {
  return tooLarge(
    { limit: 'resultBytes', ...(found !== undefined && { found }), allowed: most },
    found === undefined
      ? `The result has more than ${most} bytes; ask for less with LIMIT`
      : `The result has ${found} bytes; ${most} are allowed; ask for less with LIMIT`,
    found === undefined
      ? `Le résultat fait plus de ${most} octets ; en demander moins avec LIMIT`
      : `Le résultat fait ${found} octets ; ${most} sont permis ; en demander moins avec LIMIT`,
  );
}

function tooLarge(facts: Readonly<Record<string, unknown>>, message: string, inFrench: string): DomainError {
  return new DomainError('result-too-large', message, { details: { ...facts, inFrench } });
}
