import { DomainError } from '../../core/errors.ts';
import { AcknowledgedFile } from './acknowledged.ts';
import { checkPages, hasState } from './integrity/look-before-opening.ts';
import { openStateFile, type StateFile, stateFilePath } from './state-file.ts';
import { lockState, type StateLock } from './state-lock.ts';

/** A state that is read while another process may write to it. */
export interface ReadableState {
  readonly state: StateFile;
  /** Whether another process has the right to write. */
  readonly isInUse: boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens the state of a folder for reading. Where a server has it open, that one has looked at it;
 * else its pages are looked at here, and nobody else may open it meanwhile.
 *
 * @throws DomainError `not-found` where there is no state, `state-corrupt`, `state-incompatible`.
 */
export function readState(stateDir: string): ReadableState {
  const path = stateFilePath(stateDir);
  if (!hasState(stateDir, new AcknowledgedFile(stateDir).read())) {
    throw new DomainError('not-found', `There is no state in ${stateDir}: set FABRIQUES_STATE_DIR to its folder.`, {
      details: { inFrench: `Il n’y a pas d’état dans ${stateDir} : indiquez son dossier par FABRIQUES_STATE_DIR.` },
    });
  }
  const lock = tryLockState(stateDir);
  try {
    if (lock) {
      checkPages(path);
    }
    const state = openStateFile(stateDir, { readOnly: true });
    return {
      state,
      isInUse: lock === undefined,
      close: async () => {
        await state.root.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function tryLockState(stateDir: string): StateLock | undefined {
  try {
    return lockState(stateDir);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'state-in-use') {
      return undefined;
    }
    throw error;
  }
}
