import { DomainError, messageOf } from '../../core/errors.ts';
import type { Identity } from '../identity/identity-service.ts';
import type { HarvestCounts, HarvestFailure, HarvestState } from './harvest-state.ts';

const nothing: HarvestCounts = {
  ...{ records: 0, things: 0, added: 0, updated: 0, removed: 0, unchanged: 0, refused: 0, echoes: 0 },
};

/** The state after a harvest that failed: what was known before, and what went wrong. */
export function failedState(error: unknown, began: string, before: HarvestState | undefined): HarvestState {
  return {
    ...{ began, ended: new Date().toISOString(), outcome: 'failed', error: toFailure(error) },
    ...(before?.succeeded !== undefined && { succeeded: before.succeeded }),
    ...(before?.identity && { identity: before.identity }),
    ...{ counts: before?.counts ?? nothing, unread: before?.unread ?? [], others: before?.others ?? {} },
  };
}

/**
 * The state with what came of comparing the places of the peer with all others: certain links are made, the rest waits
 * for editors. Where that fails, the harvest stands all the same.
 */
export async function compared(
  state: HarvestState,
  peer: string,
  identity: Pick<Identity, 'reconcile'>,
): Promise<HarvestState> {
  if (state.outcome !== 'published') {
    return state;
  }
  try {
    const { certain, linked, unlinked, waiting } = await identity.reconcile(peer);
    return { ...state, identity: { certain, linked, unlinked, waiting } };
  } catch (error) {
    return { ...state, identity: { error: toFailure(error) } };
  }
}

function toFailure(error: unknown): HarvestFailure {
  const isExpected = error instanceof DomainError;
  const french = isExpected ? error.details['inFrench'] : undefined;
  const en = messageOf(error);
  return { code: isExpected ? error.code : 'failed', fr: typeof french === 'string' ? french : en, en };
}
