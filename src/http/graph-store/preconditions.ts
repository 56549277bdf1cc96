import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../core/errors.ts';
import type { GraphDescription } from '../../store/store.ts';

/** The entity tag of a graph in one format: it changes with every commit that changes the graph. */
export function tagOfGraph({ revision }: Pick<GraphDescription, 'revision'>, format: string): string {
  return `"${revision}-${format}"`;
}

/**
 * Refuses a write whose conditions the graph as it stands does not meet. A tag of any format will do.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-preconditions | RFC 9110, 13.1}
 * @throws DomainError `revision-conflict`.
 */
export function checkPreconditions({ headers }: FastifyRequest, known: GraphDescription | undefined): void {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if ((match !== undefined && !names(match, known)) || (noneMatch !== undefined && names(noneMatch, known))) {
    throw new DomainError(
      'revision-conflict',
      'The graph is not, or no longer, what the condition of the request says',
      {
        details: {
          ...(known && { revision: known.revision }),
          inFrench: 'Le graphe n’est pas, ou plus, ce que dit la condition de la demande',
        },
      },
    );
  }
}

function names(condition: string, known: GraphDescription | undefined): boolean {
  return (
    known !== undefined &&
    condition.split(',').some((part) => {
      const tag = part.trim();
      return tag === '*' || tag.startsWith(`"${known.revision}-`);
    })
  );
}
