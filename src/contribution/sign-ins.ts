import { createHash, randomBytes } from 'node:crypto';
import type { RecordStore } from '../store/records.ts';

/** What must be known again when somebody comes back from a provider. */
export interface SignIn {
  readonly state: string;
  readonly nonce: string;
  /** The verifier of PKCE. @see {@link https://www.rfc-editor.org/rfc/rfc7636} */
  readonly verifier: string;
  /** Where to go then: a path below the base, without its first slash. */
  readonly back: string;
}

/** How long somebody may take at the provider. */
const minutes = 15;

/** Remembers a sign-in that has begun. @returns The secret by which the browser that began it ends it. */
export async function beginSignIn(records: RecordStore, signIn: SignIn): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const expires = new Date(Date.now() + minutes * 60_000);
  await records.write([
    { collection: 'sessions', key: keyOf(secret), value: { ...signIn }, expectedVersion: 0, expires },
  ]);
  return secret;
}

/** The sign-in of a secret, once: undefined where there is none, or where it has ended. */
export async function endSignIn(records: RecordStore, secret: string): Promise<SignIn | undefined> {
  const record = await records.get('sessions', keyOf(secret));
  if (record) {
    await records.write([{ collection: 'sessions', key: keyOf(secret), expectedVersion: record.version }]);
  }
  // Written by `beginSignIn`.
  return record?.value as SignIn | undefined;
}

function keyOf(secret: string): string {
  return `sign-in ${createHash('sha256').update(secret).digest('hex')}`;
}
