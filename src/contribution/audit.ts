import { randomBytes } from 'node:crypto';
import type { RecordChange, RecordStore } from '../store/records.ts';

/** What the audit trail tells of. */
export type AuditEvent =
  | 'token-created'
  | 'token-revoked'
  | 'link-created'
  | 'address-locked'
  | 'proposal-accepted'
  | 'proposal-refused'
  | 'erasure'
  | 'role-granted'
  | 'account-removed';

/** One line of the audit trail. */
export interface AuditEntry {
  readonly event: AuditEvent;
  /** The name of who did it, or `anonymous`. */
  readonly by: string;
  /** What it was done to: the id of a token, the address of a client … */
  readonly about: string;
}

/** An entry with its time. */
export interface DatedAuditEntry extends AuditEntry {
  readonly time: string;
}

/** How long the trail goes back; client addresses are personal data. */
const keptDays = 365;

/** The change that adds an entry to the trail, to be written with what it tells of. */
export function auditChange({ event, by, about }: AuditEntry, now: Date = new Date()): RecordChange {
  return {
    collection: 'audit',
    key: `${now.toISOString()} ${randomBytes(4).toString('hex')}`,
    value: { event, by, about },
    expires: new Date(now.getTime() + keptDays * 86_400_000),
  };
}

/** The audit trail, the newest entry first. */
export async function* readAudit(records: RecordStore): AsyncIterable<DatedAuditEntry> {
  for await (const { key, value } of records.list('audit', { newestFirst: true })) {
    // Written by `auditChange`.
    yield { time: key.split(' ', 1)[0] ?? '', ...(value as unknown as AuditEntry) };
  }
}
