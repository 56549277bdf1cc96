import { existsSync, statSync } from 'node:fs';
import { DomainError, messageOf } from '../../../core/errors.ts';
import type { Known } from '../acknowledged.ts';
import { corruptState, stateFilePath, tableNames } from '../state-file.ts';
import { Fault } from './fault.ts';
import { findStructuralFault } from './find-structural-fault.ts';

/**
 * Whether a folder holds a state.
 *
 * @param known - What was acknowledged in the folder.
 * @throws DomainError `state-corrupt` when it held one and has lost it.
 */
export function hasState(stateDir: string, known: Known): boolean {
  const path = stateFilePath(stateDir);
  if (existsSync(path) && statSync(path).size > 0) {
    return true;
  }
  if (known === undefined || (known !== 'damaged' && known.revision === 0)) {
    return false;
  }
  const revision = known === 'damaged' ? undefined : known.revision;
  throw new DomainError(
    'state-corrupt',
    `The file ${path} is ${existsSync(path) ? 'empty' : 'missing'}, but ${revision === undefined ? 'data' : `${revision} commits`} were written to it. Restore a backup with "fabriques restore"; to start again from the seed, remove the whole folder.`,
    { details: { file: path } },
  );
}

/**
 * Looks at the pages of a file that nobody writes to.
 *
 * @throws DomainError `state-corrupt` when the library must not open it.
 */
export function checkPages(path: string): void {
  const fault = findStructuralFault(path, tableNames);
  if (fault !== undefined) {
    throw corruptState(path, fault);
  }
}

/** Turns whatever goes wrong while a file is looked through into a refusal of it. */
export function withClearFaults<T>(path: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    const fault = error instanceof Fault ? error.message : `its values cannot be read (${messageOf(error)})`;
    throw corruptState(path, fault, error);
  }
}
