import { DomainError, type ErrorCode } from './errors.ts';

/** How something ended: well, or by which problem. */
export type Outcome = 'ok' | 'internal' | ErrorCode;

/** A query that ended. */
export interface QueryEnd {
  /** Whose query it was: that of a client, of a page, or one that other servers had a part in. */
  readonly lane: 'client' | 'portal' | 'federated';
  readonly outcome: Outcome;
  readonly milliseconds: number;
  readonly text: string;
  /** Undefined where no request asked. */
  readonly requestId?: string;
}

/** A change that was tried. */
export interface CommitEnd {
  readonly outcome: Outcome;
  readonly milliseconds: number;
  /** Undefined where nothing was written. */
  readonly revision?: number;
  readonly added: number;
  readonly removed: number;
}

/** A harvest that ended. */
export interface HarvestEnd {
  /** The short name of the peer. */
  readonly peer: string;
  readonly outcome: Outcome | 'partial';
  readonly milliseconds: number;
}

/** Is told what happens, to count it, to log it; it never fails and never waits. */
export interface Observer {
  readonly queryEnded: (end: QueryEnd) => void;
  readonly commitEnded: (end: CommitEnd) => void;
  /** Data were refused, because documents do not conform to the shapes. */
  readonly dataRefused: (documents: number) => void;
  readonly harvestEnded: (end: HarvestEnd) => void;
}

/** Tells several observers. */
export function observeWith(...observers: readonly Partial<Observer>[]): Observer {
  return {
    queryEnded: (end) => observers.forEach((observer) => observer.queryEnded?.(end)),
    commitEnded: (end) => observers.forEach((observer) => observer.commitEnded?.(end)),
    dataRefused: (documents) => observers.forEach((observer) => observer.dataRefused?.(documents)),
    harvestEnded: (end) => observers.forEach((observer) => observer.harvestEnded?.(end)),
  };
}

/** Does something, and tells how it ended and how long it took. */
export async function measure<T>(
  act: () => Promise<T>,
  tell: (outcome: Outcome, milliseconds: number, result: T | undefined) => void,
): Promise<T> {
  const started = performance.now();
  try {
    const result = await act();
    tell('ok', performance.now() - started, result);
    return result;
  } catch (error) {
    tell(outcomeOf(error), performance.now() - started, undefined);
    throw error;
  }
}

/** How what threw this ended. */
export function outcomeOf(error: unknown): Outcome {
  return error instanceof DomainError ? error.code : 'internal';
}
