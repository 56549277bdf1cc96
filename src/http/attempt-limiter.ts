import { DomainError } from '../core/errors.ts';
import { longestRecordKey, type RecordStore, type StoredRecord } from '../store/records.ts';

/** What is counted, and how often an address may do it in how long. */
export interface AttemptLimits {
  /** Names the attempts among others. */
  readonly of: string;
  readonly most: number;
  readonly withinMs: number;
}

interface Attempts {
  readonly count: number;
  /** Milliseconds. */
  readonly last: number;
}

/**
 * Counts attempts by address, in records: all servers on one store count together, and a restart forgets none. The time
 * of an address starts anew with each attempt that counts.
 */
export class AttemptLimiter {
  public constructor(
    private readonly records: RecordStore,
    private readonly limits: AttemptLimits,
  ) {}

  /** Seconds for which an address is locked out; 0 where it is not. */
  public async secondsLocked(address: string): Promise<number> {
    return this.#secondsLeft(await this.#read(address));
  }

  /**
   * Counts an attempt, unless the address is locked out.
   *
   * @returns How many there are now; undefined where it did not count.
   */
  public async count(address: string): Promise<number | undefined> {
    // Who is too late has been counted by another: there are no more than `most` of those.
    for (;;) {
      const record = await this.#read(address);
      if (this.#secondsLeft(record) > 0) {
        return undefined;
      }
      const count = attemptsIn(record).count + 1;
      const last = Date.now();
      const counted: Attempts = { count, last };
      try {
        await this.records.write([
          {
            ...{ collection: 'attempts', key: this.#keyOf(address), expectedVersion: record?.version ?? 0 },
            value: { ...counted },
            expires: new Date(last + this.limits.withinMs),
          },
        ]);
        return count;
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'record-conflict')) {
          throw error;
        }
      }
    }
  }

  async #read(address: string): Promise<StoredRecord | undefined> {
    return this.records.get('attempts', this.#keyOf(address));
  }

  #keyOf(address: string): string {
    return `${this.limits.of} ${networkOf(address)}`.slice(0, longestRecordKey);
  }

  #secondsLeft(record: StoredRecord | undefined): number {
    const { count, last } = attemptsIn(record);
    return count < this.limits.most ? 0 : Math.max(0, Math.ceil((last + this.limits.withinMs - Date.now()) / 1000));
  }
}

/** Written by `count`. */
function attemptsIn(record: StoredRecord | undefined): Attempts {
  return (record?.value ?? { count: 0, last: 0 }) as unknown as Attempts;
}

/** An address of IPv4; of IPv6 the network of 64 bits, of which one client has all addresses. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) {
    return mapped ?? address;
  }
  const [before = '', after] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const missing = after === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
