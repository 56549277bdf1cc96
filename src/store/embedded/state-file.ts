import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, type RootDatabase, open } from 'lmdb';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { RecordEntry } from './record-table.ts';
import type { Seal } from './seal.ts';

/** The version of the layout below; a state of another version is not opened. */
export const stateFormat = 2;

/** What the state knows of a graph. The key is the digest of its name. */
export interface GraphRecord {
  /** As in the state: `<iri>`, `_:label` or empty for the default graph. */
  readonly name: string;
  readonly size: number;
  readonly revision: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** The head of a commit; its quads are in `changes`, in portions. */
export interface CommitRecord extends Seal {
  readonly time: number;
  readonly author: string;
  readonly message: string;
  readonly portions: number;
}

/** A portion of the difference that a commit made, as N-Quads lines of the state. */
export interface ChangeRecord {
  readonly added: string;
  readonly removed: string;
}

/** The tables of the state, all in one ACID file. */
export interface StateFile {
  readonly path: string;
  readonly root: RootDatabase;
  readonly meta: Database<number, string>;
  readonly graphs: Database<GraphRecord, Buffer>;
  /** Key: digest of the graph, of subject and predicate, of the triple. Value: the triple. */
  readonly quads: Database<string, Buffer>;
  /** Key: digest of the subject, of the graph. Value: in how many triples of the graph it is the subject. */
  readonly subjects: Database<number, Buffer>;
  readonly commits: Database<CommitRecord, number>;
  readonly changes: Database<ChangeRecord, [number, number]>;
  /** Key: collection, key. What is not public data: it never leaves the state but for `RecordStore`. */
  readonly records: Database<RecordEntry, [string, string]>;
}

/** What the tables are called in the file. */
export const tableNames: readonly string[] = ['meta', 'graphs', 'quads', 'subjects', 'commits', 'changes', 'records'];

/** The file that holds a state. */
export function stateFilePath(stateDir: string): string {
  return join(stateDir, 'state.mdb');
}

/** How a state is opened. */
export interface OpenOptions {
  readonly readOnly?: boolean;
  /** Is given the format of a state before anything of it is read or made; may say how to bring it up to date. */
  readonly upgrade?: (format: unknown) => ((state: StateFile) => void) | undefined;
}

/** Opens the file of the state of a folder, see {@link openStateAt}. */
export function openStateFile(stateDir: string, options: OpenOptions = {}): StateFile {
  return openStateAt(stateFilePath(stateDir), options);
}

/**
 * Opens the file of a state, making it where there is none. The pages must have been checked before, if not by this
 * process then by the one that writes: the library ends the process when they are damaged.
 *
 * @throws DomainError `state-incompatible` for the state of another version,
 * `state-corrupt` for a file that is not a state or is damaged.
 */
export function openStateAt(path: string, options: OpenOptions = {}): StateFile {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const root = open({
      path,
      noSubdir: true,
      maxDbs: 8,
      // Acknowledged means on disk: a commit returns after its pages are flushed.
      overlappingSync: false,
      readOnly: options.readOnly ?? false,
    });
    const meta: StateFile['meta'] = root.openDB({ name: 'meta' });
    const upgrade = options.upgrade?.(meta.get('format'));
    const state: StateFile = {
      path,
      root,
      meta,
      graphs: root.openDB({ name: 'graphs', keyEncoding: 'binary' }),
      quads: root.openDB({ name: 'quads', keyEncoding: 'binary', encoding: 'string' }),
      subjects: root.openDB({ name: 'subjects', keyEncoding: 'binary' }),
      commits: root.openDB({ name: 'commits' }),
      changes: root.openDB({ name: 'changes' }),
      records: root.openDB({ name: 'records' }),
    };
    if (!options.readOnly && state.meta.getKeysCount() === 0 && state.graphs.getKeysCount() === 0) {
      state.meta.putSync('format', stateFormat);
    }
    upgrade?.(state);
    checkFormat(state, path);
    return state;
  } catch (cause) {
    if (cause instanceof DomainError) {
      throw cause;
    }
    throw corruptState(path, messageOf(cause), cause);
  }
}

/** The format of a state whose pages are sound; undefined where it says none. */
export async function formatOf(path: string): Promise<unknown> {
  const root = open({ path, noSubdir: true, maxDbs: 8, readOnly: true });
  try {
    return root.openDB({ name: 'meta' }).get('format');
  } finally {
    await root.close();
    rmSync(`${path}-lock`, { force: true });
  }
}

/** How much a state holds; nothing is counted for it. */
export function sizeOf({ path, graphs, quads }: StateFile): { bytes: number; documents: number; triples: number } {
  return { bytes: statSync(path).size, documents: entriesOf(graphs), triples: entriesOf(quads) };
}

function entriesOf(table: { getStats: () => unknown }): number {
  // The declaration of the library says no more than that there are figures.
  return (table.getStats() as { readonly entryCount: number }).entryCount;
}

/** The refusal of a damaged state, with what to do. */
export function corruptState(path: string, fault: string, cause?: unknown): DomainError {
  return new DomainError(
    'state-corrupt',
    `The state in ${path} is damaged: ${fault}. Restore a backup with "fabriques restore"; to start again from the seed, move the whole folder away.`,
    {
      cause,
      details: {
        file: path,
        fault,
        inFrench: `L’état dans ${path} est abîmé (${fault}). Restaurez une sauvegarde avec « fabriques restore » ; pour repartir des données de départ, mettez tout le dossier de côté.`,
      },
    },
  );
}

function checkFormat(state: StateFile, path: string): void {
  const format = state.meta.get('format');
  if (format !== stateFormat) {
    throw new DomainError(
      format === undefined ? 'state-corrupt' : 'state-incompatible',
      format === undefined
        ? `${path} is not a state of this software. Restore a backup with "fabriques restore"; to start again from the seed, move the whole folder away.`
        : format > stateFormat
          ? `The state in ${path} was written by a newer version (format ${format}; this one reads ${stateFormat}). Use that version, or a newer one.`
          : `The state in ${path} is of an older version (format ${format}; this one reads ${stateFormat}). Start "fabriques serve" on it once: it keeps a copy and brings it up to date.`,
    );
  }
}
