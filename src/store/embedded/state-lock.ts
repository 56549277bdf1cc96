import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { DomainError } from '../../core/errors.ts';

/** The right to write to a state, which one process has at a time. */
export interface StateLock {
  readonly release: () => void;
}

/**
 * Takes the lock of a state, making the folder where there is none.
 *
 * The operating system holds the lock and lets go of it when the process ends, however it ends;
 * what is written in the file is for people only.
 *
 * @throws DomainError `state-in-use` when another process, or this one, has it.
 */
export function lockState(stateDir: string): StateLock {
  mkdirSync(stateDir, { recursive: true });
  const path = join(stateDir, 'state.lock');
  const file = openSync(path, 'a+');
  if (!tryLock(file)) {
    const holder = /^\d+/u.exec(readFileSync(path, 'utf8'))?.[0];
    closeSync(file);
    throw new DomainError(
      'state-in-use',
      `The state in ${stateDir} is in use by another process${holder ? ` (process ${holder})` : ''}: end that one first, or set FABRIQUES_STATE_DIR to another folder.`,
    );
  }
  ftruncateSync(file);
  writeSync(file, `${process.pid} since ${new Date().toISOString()}\n`);
  return { release: () => closeSync(file) };
}
