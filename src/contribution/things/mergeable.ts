import { DataFactory } from 'n3';
import { DomainError } from '../../core/errors.ts';
import type { Store } from '../../store/store.ts';
import type { Validator } from '../../validation/validator.ts';
import { ownDocument, thingAddress, thingOfDocument } from '../../vocabulary/kinds.ts';
import type { Contributor } from '../contributor.ts';
import { findReferrers, type Referrer } from '../referrers.ts';
import { checkSlug, isTaken } from './find-slug.ts';

/** What merging needs. */
export interface MergeContext {
  readonly store: Store;
  readonly validator: Validator;
  readonly contributor: Contributor;
  readonly baseIri: string;
}

/**
 * Checks that a record can be merged into another one, or moved to a free address.
 *
 * @returns Whether it moves to a free address.
 * @throws DomainError `not-found`, `bad-request`, `conflict`.
 */
export async function checkMergeable(from: string, into: string, { store, baseIri }: MergeContext): Promise<boolean> {
  const [before, after] = [from, into].map((iri) => thingAddress(baseIri, iri));
  if (!before || !after || before.collection !== after.collection || from === into) {
    throw new DomainError('bad-request', 'Name another record of the same collection, or a new address in it', {
      details: { inFrench: 'Nommez une autre fiche de la même collection, ou une nouvelle adresse' },
    });
  }
  const graphsOf = async (iri: string) => store.graphsAbout(DataFactory.namedNode(iri));
  const own = ownDocument(baseIri, from);
  const describing = await graphsOf(from);
  if (!describing.some(({ graph }) => graph.equals(own))) {
    throw describing.length === 0
      ? new DomainError('not-found', `Nothing is known of <${from}>`, {
          details: { inFrench: `On ne sait rien de <${from}>` },
        })
      : describedBySources(describing.map(({ graph }) => graph.value));
  }
  const others = describing.filter(({ graph }) => !graph.equals(own));
  if (others.length > 0) {
    throw describedBySources(others.map(({ graph }) => graph.value));
  }
  const moves = (await graphsOf(into)).length === 0;
  if (moves) {
    checkSlug(after.slug);
    if (await isTaken(store, baseIri, into)) {
      throw new DomainError('conflict', `<${into}> was something else before; addresses are not given twice`, {
        details: { inFrench: `<${into}> a déjà servi ; une adresse ne se donne pas deux fois` },
      });
    }
  }
  return moves;
}

/** The statements of other documents that point at a record or its parts. @throws DomainError `conflict` for sources. */
export async function findPointers(from: string, into: string, { store, baseIri }: MergeContext): Promise<Referrer[]> {
  const own = ownDocument(baseIri, from);
  const parts = (await store.readGraph(own)).map(({ subject }) => subject.value);
  const named = new Set([from, ...parts.filter((iri) => iri.startsWith(`${from}#`))]);
  const elsewhere = [own.value, ownDocument(baseIri, into).value];
  const referrers = (await findReferrers(store, named)).filter(({ graph }) => !elsewhere.includes(graph));
  const ofSources = referrers.filter(({ graph }) => thingOfDocument(baseIri, graph) === undefined);
  if (ofSources.length > 0) {
    throw describedBySources([...new Set(ofSources.map(({ graph }) => graph))]);
  }
  return referrers;
}

function describedBySources(documents: readonly string[]): DomainError {
  return new DomainError(
    'conflict',
    'A source speaks of this record, and what sources say changes by harvesting them only; say that both are the same instead',
    {
      details: {
        documents,
        inFrench:
          'Une source parle de cette fiche, et ce que dit une source ne change qu’en la moissonnant ; dites plutôt que les deux sont la même',
      },
    },
  );
}
