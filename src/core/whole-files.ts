import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DomainError } from './errors.ts';
import { whileUnfinished } from './interruption.ts';

/** Writes what was written to a file or a folder through to the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a file that appears under its name only when it is complete and on disk.
 *
 * @param make - Writes the file under the name it is given, and may refuse it by throwing.
 */
export async function makeWhole<T>(path: string, make: (unfinished: string) => Promise<T>): Promise<T> {
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.unfinished`);
  const forget = whileUnfinished(unfinished);
  try {
    const made = await make(unfinished);
    await flush(unfinished);
    await rename(unfinished, path);
    await flush(dirname(path));
    return made;
  } finally {
    await rm(unfinished, { force: true });
    forget();
  }
}

/** Copies a file, at no cost where the file system can share its blocks. */
export async function copy(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
}

/**
 * Where a new file is to be written: the path itself, or a name in it where it is a folder.
 *
 * @throws DomainError `bad-request` where such a file exists already.
 */
export async function newFile(target: string, nameInFolder: string): Promise<string> {
  const isFolder = target.endsWith('/') || (existsSync(target) && (await stat(target)).isDirectory());
  const path = isFolder ? join(target, nameInFolder) : target;
  if (existsSync(path)) {
    throw new DomainError('bad-request', `${path} exists already: give another name.`, {
      details: { inFrench: `${path} existe déjà : donnez un autre nom.` },
    });
  }
  await mkdir(dirname(path), { recursive: true });
  return path;
}
