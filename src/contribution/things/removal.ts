import type { NamedNode } from '@rdfjs/types';
import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import type { GraphDescription, Store } from '../../store/store.ts';
import type { Principal } from '../principal.ts';
import { findReferrers } from '../referrers.ts';

/** What decides whether a thing may go. */
export interface Removal {
  readonly store: Store;
  /** Its own document. */
  readonly graph: NamedNode;
  readonly known: GraphDescription | undefined;
  readonly force: boolean;
  readonly principal: Principal;
}

/** How many of those who point at a thing are told of. */
const mostTold = 100;

/**
 * Refuses to take away what is not there, what only sources speak of, and what others point at, unless an editor
 * insists.
 *
 * @throws DomainError `not-found`, `conflict` with `referrers`, `forbidden`.
 */
export async function checkRemoval(iri: string, { store, graph, known, force, principal }: Removal): Promise<void> {
  const others = (await store.graphsAbout(DataFactory.namedNode(iri))).filter((one) => !one.graph.equals(graph));
  if (!known) {
    throw others.length === 0
      ? new DomainError('not-found', `Nothing is known of <${iri}>`, {
          details: { inFrench: `On ne sait rien de <${iri}>` },
        })
      : new DomainError('conflict', 'Only sources speak of this; what they say is taken away by harvesting them', {
          details: {
            documents: others.map((one) => one.graph.value),
            inFrench: 'Seules des sources en parlent ; ce qu’elles disent se retire en les moissonnant',
          },
        });
  }
  // What a source still describes is still there to be pointed at.
  const referrers =
    others.length > 0 ? [] : (await findReferrers(store, [iri])).filter((one) => one.graph !== graph.value);
  if (referrers.length === 0) {
    return;
  }
  if (!force) {
    throw new DomainError('conflict', `${referrers.length} statements point at <${iri}>`, {
      details: {
        inFrench: `${referrers.length === 1 ? 'Un énoncé renvoie' : `${referrers.length} énoncés renvoient`} à <${iri}>`,
        total: referrers.length,
        referrers: referrers.slice(0, mostTold).map((one) => ({
          document: one.graph,
          subject: one.subject,
          predicate: one.predicate,
        })),
      },
    });
  }
  if (!['administrator', 'editor'].includes(principal.role)) {
    throw new DomainError('forbidden', 'Only an editor takes away what others point at', {
      details: { error: 'insufficient_scope', inFrench: 'Seul un éditeur retire ce à quoi d’autres renvoient' },
    });
  }
}
