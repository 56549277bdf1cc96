import { DomainError } from '../../core/errors.ts';
import {
  type JsonValue,
  longestRecordKey,
  type RecordChange,
  type RecordCollection,
  type RecordRange,
  type RecordStore,
  type StoredRecord,
} from '../records.ts';
import { digest } from './quad-codec.ts';
import type { StateFile } from './state-file.ts';
import { writeError } from './write-error.ts';

/** A record in the state. The key is the collection and the key. */
export interface RecordEntry {
  /** JSON: other encodings lose the difference between what is undefined and what is absent. */
  readonly value: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly expires?: number;
  /** Of all the others and the key, so that damage is noticed. */
  readonly check: string;
}

type Tables = Pick<StateFile, 'path' | 'root' | 'meta' | 'records'>;

/** Expired records are taken away at most this often. */
const sweepEveryMs = 60_000;
const lastCharacter = '\u{10ffff}';

/** {@link RecordStore} in a table of the state file. */
export function createRecordTable(state: Tables): RecordStore {
  return {
    get: async (collection, key) => {
      const entry = state.records.get([collection, key]);
      return entry && isAlive(entry) ? toRecord(key, entry) : undefined;
    },
    list: (collection, range) => list(state, collection, range),
    write: async (changes) => {
      try {
        state.root.transactionSync(() => writeRecords(state, changes));
      } catch (cause) {
        throw cause instanceof DomainError || cause instanceof RangeError ? cause : writeError(cause, state.path);
      }
    },
  };
}

/**
 * Writes records within the transaction that is open.
 *
 * @throws DomainError `record-conflict`, which gives the transaction up.
 */
export function writeRecords(state: Tables, changes: readonly RecordChange[]): void {
  for (const { collection, key, value, expires, expectedVersion } of changes) {
    if (key.length === 0 || key.length > longestRecordKey) {
      throw new RangeError(`A record's key has 1 to ${longestRecordKey} characters`);
    }
    const standing = state.records.get([collection, key]);
    const version = standing && isAlive(standing) ? standing.version : 0;
    if (expectedVersion !== undefined && expectedVersion !== version) {
      throw new DomainError('record-conflict', `The record "${key}" of ${collection} has changed meanwhile.`, {
        details: { inFrench: `L’enregistrement « ${key} » (${collection}) a changé entre-temps.` },
      });
    }
    if (value === undefined) {
      state.records.removeSync([collection, key]);
    } else {
      putRecord(state, [collection, key], value, expires?.getTime());
    }
  }
  sweep(state);
}

/** Changes the contents of all records within the transaction that is open, or outside of one where none changes. */
export function changeRecords(state: Tables, change: (value: JsonValue) => JsonValue): void {
  for (const { key, value: entry } of [...state.records.getRange({})]) {
    // Written by `putRecord` from a JsonValue.
    const value = change(JSON.parse(entry.value) as JsonValue);
    if (JSON.stringify(value) !== entry.value) {
      putRecord(state, key, value, entry.expires);
    }
  }
}

function putRecord(state: Tables, key: [string, string], value: JsonValue, expires: number | undefined): void {
  const version = (state.meta.get('recordVersion') ?? 0) + 1;
  state.meta.putSync('recordVersion', version);
  const entry = { value: JSON.stringify(value), version, ...(expires !== undefined && { expires }) };
  state.records.putSync(key, { ...entry, check: checkOf(...key, entry) });
}

/** Whether a record is as it was written. */
export function isIntact([collection, key]: readonly [string, string], entry: RecordEntry): boolean {
  return checkOf(collection, key, entry) === entry.check;
}

function checkOf(collection: string, key: string, { value, version, expires }: Omit<RecordEntry, 'check'>): string {
  return digest([collection, key, version, expires ?? '', value].join('\n'), 8).toString('hex');
}

async function* list(
  state: Tables,
  collection: RecordCollection,
  { prefix = '', newestFirst = false }: RecordRange = {},
): AsyncIterable<StoredRecord> {
  const ends = [
    [collection, prefix],
    [collection, prefix + lastCharacter],
  ] as const;
  const [start, end] = newestFirst ? [ends[1], ends[0]] : ends;
  const entries = [...state.records.getRange({ start: [...start], end: [...end], reverse: newestFirst })];
  for (const { key, value } of entries) {
    if (isAlive(value)) {
      yield toRecord(key[1], value);
    }
  }
}

/** Takes away what has expired, so that the file does not grow for ever. */
function sweep(state: Tables): void {
  const now = Date.now();
  if (now - (state.meta.get('recordSweep') ?? 0) < sweepEveryMs) {
    return;
  }
  state.meta.putSync('recordSweep', now);
  const gone = [...state.records.getRange({})].filter(({ value }) => !isAlive(value));
  for (const { key } of gone) {
    state.records.removeSync(key);
  }
}

function isAlive({ expires }: RecordEntry): boolean {
  return expires === undefined || expires > Date.now();
}

function toRecord(key: string, { value, version, expires }: RecordEntry): StoredRecord {
  return {
    key,
    // Written by `writeRecords` from a JsonValue.
    value: JSON.parse(value) as JsonValue,
    version,
    ...(expires !== undefined && { expires: new Date(expires) }),
  };
}
