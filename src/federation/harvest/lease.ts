import { DomainError } from '../../core/errors.ts';
import { takeLease } from '../../store/lease.ts';
import type { RecordStore } from '../../store/records.ts';

/** Runs one harvest at a time, whichever server or command begins it; the others are told `conflict`. */
export async function withLease<T>(records: RecordStore, run: () => Promise<T>): Promise<T> {
  const lease = await takeLease(records, 'harvest');
  if (!lease) {
    throw new DomainError('conflict', 'Another harvest is running, or was cut off less than a minute ago', {
      details: { inFrench: 'Une autre moisson est en cours, ou a été coupée il y a moins d’une minute' },
    });
  }
  try {
    return await run();
  } finally {
    await lease.end();
  }
}
