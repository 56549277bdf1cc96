import { existsSync, statSync } from 'node:fs';
import { DomainError, messageOf } from '../../core/errors.ts';
import { AcknowledgedFile } from './acknowledged.ts';
import { checkContents, type Contents } from './integrity/check-contents.ts';
import { expect, Fault } from './integrity/fault.ts';
import { findStructuralFault } from './integrity/find-structural-fault.ts';
import { corruptState, openStateFile, type StateFile, stateFilePath, tableNames } from './state-file.ts';
import { lockState } from './state-lock.ts';

/** A state that this process alone may write to. */
export interface OpenState {
  readonly state: StateFile;
  readonly contents: Contents;
  /** Says that a commit is on disk. */
  readonly acknowledge: (revision: number, chain: string) => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the state of a folder for writing, making it where there is none, after everything in it
 * was looked at: about 5 s for a million triples.
 *
 * @throws DomainError `state-in-use`, `state-incompatible` for the state of another version, or
 * `state-corrupt` where anything is missing or not as it was written.
 */
export function openState(stateDir: string): OpenState {
  const lock = lockState(stateDir);
  const acknowledged = new AcknowledgedFile(stateDir);
  let state: StateFile | undefined;
  try {
    const known = acknowledged.read();
    checkPresence(stateDir, known);
    if (known === undefined) {
      acknowledged.writeThrough({ revision: 0, chain: '' });
    }
    checkPages(stateDir);
    const opened = openStateFile(stateDir);
    state = opened;
    const contents = checkEverything(opened, stateDir, known);
    acknowledged.writeThrough(contents);
    return {
      state: opened,
      contents,
      acknowledge: (revision, chain) => {
        try {
          acknowledged.write({ revision, chain });
        } catch {
          // The commit itself is on disk: the file says less than there is, which is allowed.
        }
      },
      close: async () => {
        await opened.root.close();
        acknowledged.close();
        lock.release();
      },
    };
  } catch (error) {
    void state?.root.close();
    acknowledged.close();
    lock.release();
    throw error;
  }
}

type Known = ReturnType<AcknowledgedFile['read']>;

/** A folder that had commits and has no state any more has lost it. */
function checkPresence(stateDir: string, known: Known): void {
  const path = stateFilePath(stateDir);
  const isThere = existsSync(path) && statSync(path).size > 0;
  if (isThere || known === undefined || (known !== 'damaged' && known.revision === 0)) {
    return;
  }
  const commits = known === 'damaged' ? 'data' : `${known.revision} commits`;
  throw new DomainError(
    'state-corrupt',
    `The file ${path} is ${existsSync(path) ? 'empty' : 'missing'}, but ${commits} were written to it. Restore a backup with "fabriques restore"; to start again from the seed, remove the whole folder.`,
  );
}

function checkPages(stateDir: string): void {
  const path = stateFilePath(stateDir);
  const fault = existsSync(path) && statSync(path).size > 0 ? findStructuralFault(path, tableNames) : undefined;
  if (fault !== undefined) {
    throw corruptState(path, fault);
  }
}

function checkEverything(state: StateFile, stateDir: string, known: Known): Contents {
  try {
    const contents = checkContents(state);
    if (known !== undefined && known !== 'damaged') {
      const { revision, chain } = known;
      expect(
        revision <= contents.revision,
        () => `it ends at revision ${contents.revision}, but ${revision} was acknowledged`,
      );
      const reached = revision === 0 ? '' : state.commits.get(revision)?.chain;
      expect(
        reached === chain,
        () => `it has another history than the state that this folder held, from revision ${revision} or before`,
      );
    }
    return contents;
  } catch (error) {
    throw corruptState(
      stateFilePath(stateDir),
      error instanceof Fault ? error.message : `its values cannot be read (${messageOf(error)})`,
      error,
    );
  }
}
