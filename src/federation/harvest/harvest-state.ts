import type { JsonValue, RecordChange, RecordStore } from '../../store/records.ts';

/** What is known of the harvests of one peer. */
export interface HarvestState {
  /** When the last harvest began and ended, in ISO 8601. */
  readonly began: string;
  readonly ended: string;
  /** When the last one that was whole ended. */
  readonly succeeded?: string;
  readonly outcome: 'published' | 'waiting' | 'failed';
  /** What went wrong, in both languages. */
  readonly error?: HarvestFailure;
  /** What came of comparing its places with those of all other sources. */
  readonly identity?: ComparedPlaces;
  readonly counts: HarvestCounts;
  /** Columns or keys that nothing reads. */
  readonly unread: readonly string[];
  /** Subjects that are none of the things of this vocabulary, by class. */
  readonly others: Readonly<Record<string, number>>;
}

/** Why something failed, in both languages. */
export interface HarvestFailure {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

/** Links that are certain, made and taken back, and pairs that wait for an editor; or why there was no comparison. */
export type ComparedPlaces =
  | { readonly certain: number; readonly linked: number; readonly unlinked: number; readonly waiting: number }
  | { readonly error: HarvestFailure };

/** How much a harvest brought. */
export interface HarvestCounts {
  readonly records: number;
  readonly things: number;
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Things of ours that the peer repeats, left alone. */
  readonly echoes: number;
}

/** What the shapes refused of a harvest, set aside with the reasons. */
export interface RefusedDocument {
  readonly thing: string;
  readonly graph: string;
  readonly reasons: readonly {
    readonly fr: string;
    readonly en: string;
    readonly path?: string;
    readonly value?: string;
  }[];
  /** What the source says, as N-Triples. */
  readonly statements: string;
}

/** Documents that wait for an editor. */
export interface WaitingDocument {
  readonly graph: string;
  readonly thing: string;
  /** Empty where the source no longer speaks of the thing. */
  readonly statements: string;
}

const collection = 'jobs';
const perRecord = 100;

/** What harvests remember, in the store, so that every server knows it. */
export class HarvestRecords {
  public constructor(private readonly records: RecordStore) {}

  public async state(peer: string): Promise<HarvestState | undefined> {
    // Written by `setState`.
    return (await this.records.get(collection, `harvest/${peer}`))?.value as unknown as HarvestState | undefined;
  }

  public async setState(peer: string, state: HarvestState): Promise<void> {
    await this.records.write([change(`harvest/${peer}`, state)]);
  }

  /** Addresses of things that a peer no longer speaks of, by what it knows them by, so that they get them back. */
  public async goneAddresses(peer: string): Promise<Readonly<Record<string, string>>> {
    const value = (await this.records.get(collection, `harvest-addresses/${peer}`))?.value;
    return (value ?? {}) as Record<string, string>;
  }

  public async setGoneAddresses(peer: string, addresses: Readonly<Record<string, string>>): Promise<void> {
    await this.records.write([change(`harvest-addresses/${peer}`, addresses)]);
  }

  public async refused(peer: string): Promise<RefusedDocument[]> {
    return this.#read<RefusedDocument>(`harvest-refused/${peer}/`);
  }

  public async setRefused(peer: string, documents: readonly RefusedDocument[]): Promise<void> {
    await this.#replace(`harvest-refused/${peer}/`, documents);
  }

  public async waiting(peer: string): Promise<WaitingDocument[]> {
    return this.#read<WaitingDocument>(`harvest-waiting/${peer}/`);
  }

  public async setWaiting(peer: string, documents: readonly WaitingDocument[]): Promise<void> {
    await this.#replace(`harvest-waiting/${peer}/`, documents);
  }

  async #read<T>(prefix: string): Promise<T[]> {
    const found: T[] = [];
    for await (const { value } of this.records.list(collection, { prefix })) {
      // Written by `#replace`.
      found.push(...(value as unknown as T[]));
    }
    return found;
  }

  async #replace(prefix: string, items: readonly object[]): Promise<void> {
    const changes: RecordChange[] = [];
    for await (const { key } of this.records.list(collection, { prefix })) {
      changes.push({ collection, key });
    }
    for (let from = 0; from < items.length; from += perRecord) {
      const key = `${prefix}${String(from / perRecord).padStart(6, '0')}`;
      const standing = changes.findIndex((one) => one.key === key);
      changes.splice(
        standing < 0 ? changes.length : standing,
        standing < 0 ? 0 : 1,
        change(key, items.slice(from, from + perRecord)),
      );
    }
    if (changes.length > 0) {
      await this.records.write(changes);
    }
  }
}

function change(key: string, value: object): RecordChange {
  // Strings and numbers in lists and objects: what JSON can write.
  return { collection, key, value: value as unknown as JsonValue };
}
