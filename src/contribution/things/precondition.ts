import { DomainError } from '../../core/errors.ts';
import type { GraphDescription } from '../../store/store.ts';

/**
 * What the writer of a thing knows of the own document that stands:
 * nothing (allowed only where there is none), that there is none, that there is one, or at which revisions it is good.
 */
export type Precondition =
  | { readonly kind: 'unknown' | 'absent' | 'present' }
  | { readonly kind: 'revisions'; readonly revisions: readonly number[] };

/**
 * Refuses a write by somebody who has not seen what it would replace.
 *
 * @throws DomainError `precondition-required`, or `revision-conflict` with the `revision` of the document.
 */
export function checkPrecondition(precondition: Precondition, known: GraphDescription | undefined): void {
  const holds: Record<Precondition['kind'], boolean> = {
    unknown: known === undefined,
    absent: known === undefined,
    present: known !== undefined,
    revisions: precondition.kind === 'revisions' && precondition.revisions.includes(known?.revision ?? 0),
  };
  if (holds[precondition.kind]) {
    return;
  }
  const facts = { revision: known?.revision ?? 0, ...(known && { modified: known.modified.toISOString() }) };
  if (precondition.kind === 'unknown') {
    throw new DomainError('precondition-required', 'Say with If-Match which version you have seen', {
      details: { ...facts, inFrench: 'Dire par If-Match quelle version on a vue' },
    });
  }
  throw new DomainError(
    'revision-conflict',
    known ? 'Somebody changed this meanwhile; here is the version that stands' : 'There is nothing here to replace',
    {
      details: {
        ...facts,
        inFrench: known
          ? 'Quelqu’un l’a changé entre-temps ; voici la version actuelle'
          : 'Il n’y a rien à remplacer ici',
      },
    },
  );
}
