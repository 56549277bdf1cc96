import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RecordStore } from '../store/records.ts';
import { configuredAdministrator, type Principal } from './principal.ts';
import type { Accounts } from './accounts.ts';
import type { Tokens } from './tokens.ts';

/** Somebody who signed in with a browser. */
export interface Session {
  readonly principal: Principal;
  /** What forms of this session carry, so that no other site can send them. */
  readonly formKey: string;
}

/** How long a session lasts. */
const sessionHours = 12;

type SessionContent = { readonly token: string } | { readonly account: string } | { readonly administrator: string };

/**
 * The sessions of browsers. A session is 256 random bits in a cookie, of which only the SHA-256 is kept; it is worth
 * what the token or account is worth with which it was opened, and ends with it.
 */
export class Sessions {
  public constructor(
    private readonly records: RecordStore,
    private readonly tokens: Tokens,
    private readonly accounts: Accounts,
    private readonly adminToken: string | undefined,
  ) {}

  /** Opens a session for somebody who showed a token. @returns The secret for the cookie, and how long it is good. */
  public async open(principal: Principal): Promise<{ readonly secret: string; readonly seconds: number }> {
    const secret = randomBytes(32).toString('base64url');
    const { token, account } = principal;
    const value: SessionContent =
      token !== undefined
        ? { token }
        : account !== undefined
          ? { account }
          : { administrator: digest(`${secret} ${this.adminToken ?? ''}`) };
    const seconds = sessionHours * 3600;
    await this.records.write([
      {
        collection: 'sessions',
        key: digest(secret),
        value,
        expectedVersion: 0,
        expires: new Date(Date.now() + seconds * 1000),
      },
    ]);
    return { secret, seconds };
  }

  /** The session of a cookie; undefined where it is none, or where its token is worth nothing any more. */
  public async find(secret: string): Promise<Session | undefined> {
    if (!/^[\w-]{43}$/u.test(secret)) {
      return undefined;
    }
    const record = await this.records.get('sessions', digest(secret));
    // Written by `open`.
    const content = record?.value as SessionContent | undefined;
    const principal = content && (await this.#principalOf(content, secret));
    return principal && { principal, formKey: formKeyOf(secret) };
  }

  /** Ends a session. */
  public async close(secret: string): Promise<void> {
    await this.records.write([{ collection: 'sessions', key: digest(secret) }]);
  }

  async #principalOf(content: SessionContent, secret: string): Promise<Principal | undefined> {
    if ('token' in content) {
      return this.tokens.principalOf(content.token);
    }
    return 'account' in content
      ? this.accounts.principalOf(content.account)
      : this.#administrator(secret, content.administrator);
  }

  /** The session of the configured administrator ends when the configuration names another token. */
  #administrator(secret: string, kept: string): Principal | undefined {
    const isSame = this.adminToken !== undefined && digest(`${secret} ${this.adminToken}`) === kept;
    return isSame ? configuredAdministrator : undefined;
  }
}

/** Whether a form came from a page of a session. */
export function isFormOf({ formKey }: Session, given: string): boolean {
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(formKey)));
}

function formKeyOf(secret: string): string {
  return digest(`form ${secret}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
