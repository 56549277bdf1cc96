/** A value that JSON can write. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/** A record as it is kept. */
export interface StoredRecord {
  readonly key: string;
  readonly value: JsonValue;
  /** Another one after every change of the record; never used twice. */
  readonly version: number;
  /** From when on the record counts as deleted. */
  readonly expires?: Date;
}

/** What is to become of one record. */
export interface RecordChange {
  readonly collection: RecordCollection;
  readonly key: string;
  /** What the record is to hold; it is deleted where this is undefined. */
  readonly value?: JsonValue;
  readonly expires?: Date;
  /** Refuse the change unless the record has this version; 0 says that there is none. */
  readonly expectedVersion?: number;
}

/** The collections there are: what each holds is told where it is used. */
export const recordCollections = [
  'tokens',
  'accounts',
  'sessions',
  'links',
  'proposals',
  'idempotency',
  'audit',
  'attempts',
  'jobs',
  'identity',
  'migrations',
] as const;

/** The name of a collection of records. */
export type RecordCollection = (typeof recordCollections)[number];

/** How long a key may be, in characters. */
export const longestRecordKey = 200;

/** Which records of a collection to list: in the order of their keys. */
export interface RecordRange {
  /** What the keys begin with. */
  readonly prefix?: string;
  readonly newestFirst?: boolean;
}

/**
 * What must be remembered and is not public data: tokens, sessions, proposals, answers to be given again.
 *
 * Records are not documents: no query, dump or feed shows them, and they have no history. They live in the store,
 * so that servers have no state of their own, and are backed up with it. `Changeset.records` changes records and
 * documents together or not at all.
 */
export interface RecordStore {
  /** The record with a key, unless there is none or it has expired. */
  get: (collection: RecordCollection, key: string) => Promise<StoredRecord | undefined>;

  /** The records of a collection that have not expired. */
  list: (collection: RecordCollection, range?: RecordRange) => AsyncIterable<StoredRecord>;

  /**
   * Changes all these records, or none of them; durable when its promise resolves.
   *
   * @throws DomainError `record-conflict` where a record has not the version that is expected of it.
   */
  write: (changes: readonly RecordChange[]) => Promise<void>;
}
