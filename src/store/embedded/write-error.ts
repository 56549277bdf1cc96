import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { DomainError, messageOf } from '../../core/errors.ts';

/** What the system says, in the words of LMDB and of Node, when there is no room. */
const full = /MDB_MAP_FULL|ENOSPC|No space left|EDQUOT|quota exceeded|EFBIG|File too large/iu;

/** What is written at the end of a file to see whether there is room. */
const probe = Buffer.alloc(1024 * 1024);

/**
 * Why a transaction could not be written.
 *
 * @param path - The file of the state.
 * @returns `storage-full`, or `store-unavailable` for everything that is not expected.
 */
export function writeError(cause: unknown, path: string): DomainError {
  const message = messageOf(cause);
  // A write that was cut short is an input/output error to LMDB, whatever cut it short.
  const isFull = full.test(message) || (/Input\/output error|EIO/u.test(message) && !canGrow(path));
  return isFull
    ? new DomainError('storage-full', 'The disk is full: nothing was written.', {
        cause,
        details: { inFrench: 'Le disque est plein : rien n’a été écrit.' },
      })
    : new DomainError('store-unavailable', 'The state could not be written.', {
        cause,
        details: { inFrench: 'L’écriture a échoué.' },
      });
}

/** Whether the file system lets a file become longer. Pages after the last one of the database belong to nobody. */
function canGrow(path: string): boolean {
  const file = openSync(path, 'r+');
  const { size } = fstatSync(file);
  try {
    return writeSync(file, probe, 0, probe.length, size) === probe.length;
  } catch (error) {
    return !full.test(messageOf(error));
  } finally {
    ftruncateSync(file, size);
    closeSync(file);
  }
}
