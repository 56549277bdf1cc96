import { createHash } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { RecordChange, RecordStore } from '../store/records.ts';
import type { Principal } from './principal.ts';

/** A request that is to be carried out once, however often it is sent. */
export interface IdempotentRequest {
  /** As the client chose it. */
  readonly key: string;
  /** All that makes it this request: address, media type, body. */
  readonly parts: readonly string[];
}

/** How long an answer is remembered. */
const keptHours = 24;

/**
 * What came of a request the first time.
 *
 * @returns Undefined where it is new.
 * @throws DomainError `key-reused` where the key was used for another request.
 * @see {@link https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/}
 */
export async function findAnswer(
  records: RecordStore,
  request: IdempotentRequest,
  principal: Principal,
): Promise<string | undefined> {
  const record = await records.get('idempotency', keyOf(request, principal));
  if (!record) {
    return undefined;
  }
  // Written by `answerChange`.
  const { fingerprint, answer } = record.value as { fingerprint: string; answer: string };
  if (fingerprint !== fingerprintOf(request)) {
    throw new DomainError('key-reused', 'This Idempotency-Key was used for another request', {
      details: { inFrench: 'Cette Idempotency-Key a servi pour une autre demande' },
    });
  }
  return answer;
}

/** The record of an answer, to be written with what the request changes. */
export function answerChange(request: IdempotentRequest, principal: Principal, answer: string): RecordChange {
  return {
    collection: 'idempotency',
    key: keyOf(request, principal),
    value: { fingerprint: fingerprintOf(request), answer },
    expectedVersion: 0,
    expires: new Date(Date.now() + keptHours * 3_600_000),
  };
}

/** Two clients may choose the same key. */
function keyOf({ key }: IdempotentRequest, { name, token = '' }: Principal): string {
  return digest([token, name, key]);
}

function fingerprintOf({ parts }: IdempotentRequest): string {
  return digest(parts);
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
