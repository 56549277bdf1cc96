import { randomUUID } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { RecordStore } from './records.ts';

const validMs = 60_000;
const renewedMs = 20_000;

/** That a job is this server's for now. */
export interface Lease {
  /** Lets others have it. */
  readonly end: () => Promise<void>;
}

/**
 * Takes a job, so that no other server or command does it meanwhile: a record that ends by itself within a minute when
 * its holder dies, and is renewed until then.
 *
 * @param name - What the job is called.
 * @returns Undefined where another has it.
 */
export async function takeLease(records: RecordStore, name: string): Promise<Lease | undefined> {
  const key = `${name}-lease`;
  const holder = randomUUID();
  const take = async (expectedVersion: number): Promise<void> =>
    records.write([
      {
        ...{ collection: 'jobs', key, expectedVersion },
        value: { holder },
        expires: new Date(Date.now() + validMs),
      },
    ]);
  const ownVersion = async (): Promise<number | undefined> => {
    const record = await records.get('jobs', key);
    return record && (record.value as { holder?: string }).holder === holder ? record.version : undefined;
  };
  try {
    await take(0);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'record-conflict') {
      return undefined;
    }
    throw error;
  }
  const renewal = setInterval(() => {
    void (async () => {
      const version = await ownVersion();
      if (version !== undefined) {
        await take(version);
      }
    })().catch(() => undefined);
  }, renewedMs);
  renewal.unref();
  return {
    end: async () => {
      clearInterval(renewal);
      const version = await ownVersion();
      if (version !== undefined) {
        await records.write([{ collection: 'jobs', key, expectedVersion: version }]).catch(() => undefined);
      }
    },
  };
}
