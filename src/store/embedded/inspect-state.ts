import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { StateReport, TellProgress } from '../state-keeper.ts';
import { checkContents, type Contents } from './integrity/check-contents.ts';
import { checkReplay } from './integrity/check-replay.ts';
import { checkPages, withClearFaults } from './integrity/look-before-opening.ts';
import { openStateAt } from './state-file.ts';

/** A state file that was found sound. */
export interface InspectedState {
  readonly report: StateReport;
  readonly contents: Contents;
}

/**
 * Looks at everything in a state file that nobody writes to.
 *
 * @throws DomainError `state-corrupt` or `state-incompatible`.
 */
export async function inspectState(path: string, tell?: TellProgress): Promise<InspectedState> {
  checkPages(path);
  const state = openStateAt(path, { readOnly: true });
  try {
    const contents = withClearFaults(path, () => {
      const found = checkContents(state, tell);
      checkReplay(state, tell);
      return found;
    });
    const { revision, graphs, quads } = contents;
    return { report: { path, bytes: statSync(path).size, revision, documents: graphs, triples: quads }, contents };
  } finally {
    await state.root.close();
  }
}

/** Looks at everything in a copy, and leaves nothing beside it. */
export async function inspectCopy(path: string, tell?: TellProgress): Promise<InspectedState> {
  try {
    return await inspectState(path, tell);
  } finally {
    await rm(`${path}-lock`, { force: true });
  }
}
