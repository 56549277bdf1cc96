import { AcknowledgedFile, type Known } from './acknowledged.ts';
import { checkContents, type Contents } from './integrity/check-contents.ts';
import { expect } from './integrity/fault.ts';
import { checkPages, hasState, withClearFaults } from './integrity/look-before-opening.ts';
import { LogPlaces } from './log-places.ts';
import { openStateFile, type StateFile, stateFilePath } from './state-file.ts';
import { lockState } from './state-lock.ts';
import { backUpBeforeUpgrade, isUpgradable, upgradeState } from './upgrade-state.ts';

/** A state that this process alone may write to. */
export interface OpenState {
  readonly state: StateFile;
  readonly contents: Contents;
  /** Where the log says what. */
  readonly places: LogPlaces;
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
    if (hasState(stateDir, known)) {
      checkPages(stateFilePath(stateDir));
    }
    if (known === undefined) {
      acknowledged.writeThrough({ revision: 0, chain: '' });
    }
    const opened = openStateFile(stateDir, { upgrade: (format) => prepareUpgrade(stateDir, format) });
    state = opened;
    const places = new LogPlaces();
    const contents = checkEverything(opened, known, places);
    acknowledged.writeThrough(contents);
    return {
      state: opened,
      contents,
      places,
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

/** Keeps a copy of an older state before anything in it changes. */
function prepareUpgrade(stateDir: string, format: unknown): ((state: StateFile) => void) | undefined {
  if (!isUpgradable(format)) {
    return undefined;
  }
  backUpBeforeUpgrade(stateFilePath(stateDir), format);
  return (state) => upgradeState(state, format);
}

function checkEverything(state: StateFile, known: Known, places: LogPlaces): Contents {
  return withClearFaults(state.path, () => {
    const contents = checkContents(state, undefined, places);
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
  });
}
