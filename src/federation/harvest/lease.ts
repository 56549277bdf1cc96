import { randomUUID } from 'node:crypto';
import { DomainError } from '../../core/errors.ts';
import type { RecordStore } from '../../store/records.ts';

const key = 'harvest-lease';
const validMs = 60_000;
const renewedMs = 20_000;

/**
 * Runs one harvest at a time, whichever server or command begins it: who has the lease, a record that ends by itself
 * when its holder dies, harvests; the others are told `conflict`.
 */
export async function withLease<T>(records: RecordStore, run: () => Promise<T>): Promise<T> {
  const holder = randomUUID();
  const take = async (expectedVersion: number): Promise<void> =>
    records.write([
      {
        ...{ collection: 'jobs', key, expectedVersion },
        value: { holder },
        expires: new Date(Date.now() + validMs),
      },
    ]);
  try {
    await take(0);
  } catch (cause) {
    if (cause instanceof DomainError && cause.code === 'record-conflict') {
      throw new DomainError('conflict', 'Another harvest is running, or was cut off less than a minute ago', {
        cause,
        details: { inFrench: 'Une autre moisson est en cours, ou a été coupée il y a moins d’une minute' },
      });
    }
    throw cause;
  }
  const renewal = setInterval(() => {
    void (async () => {
      const record = await records.get('jobs', key);
      if (record && (record.value as { holder?: string }).holder === holder) {
        await take(record.version);
      }
    })().catch(() => undefined);
  }, renewedMs);
  renewal.unref();
  try {
    return await run();
  } finally {
    clearInterval(renewal);
    const record = await records.get('jobs', key);
    if (record && (record.value as { holder?: string }).holder === holder) {
      await records.write([{ collection: 'jobs', key, expectedVersion: record.version }]).catch(() => undefined);
    }
  }
}
