import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '../../core/errors.ts';
import { copy } from '../../core/whole-files.ts';
import type { TellProgress } from '../state-keeper.ts';
import { checkPages } from './integrity/look-before-opening.ts';
import { formatOf } from './state-file.ts';
import { isUpgradable, upgradeCopy } from './upgrade-state.ts';

/** Milliseconds after which it is looked how long a copy has become. */
const lookEach = 200;

/**
 * Does something with a backup as this version reads it: the file itself or, where it is of an older format, a copy that
 * was brought up to date and is gone afterwards.
 *
 * @throws DomainError `not-found`, `state-corrupt`.
 */
export async function withBackup<T>(backup: string, act: (file: string) => Promise<T>): Promise<T> {
  if (!existsSync(backup)) {
    throw new DomainError('not-found', `There is no file ${backup}.`, {
      details: { inFrench: `Le fichier ${backup} n’existe pas.` },
    });
  }
  checkPages(backup);
  const format = await formatOf(backup);
  if (!isUpgradable(format)) {
    return act(backup);
  }
  const folder = await mkdtemp(join(tmpdir(), 'fabriques-upgrade-'));
  try {
    const upgraded = join(folder, 'state.mdb');
    await copy(backup, upgraded);
    await upgradeCopy(upgraded, format);
    return await act(upgraded);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells how long a file has become while it is written, of how many bytes it will have at most. */
export async function whileGrowing(
  file: { readonly path: string; readonly total: number },
  tell: TellProgress | undefined,
  write: () => Promise<unknown>,
): Promise<void> {
  const look = () => {
    const done = statSync(file.path, { throwIfNoEntry: false })?.size ?? 0;
    tell?.({ step: 'copy', done, total: file.total });
  };
  const timer = tell && setInterval(look, lookEach);
  try {
    await write();
    look();
  } finally {
    clearInterval(timer);
  }
}
