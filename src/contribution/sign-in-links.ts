import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { RecordStore } from '../store/records.ts';
import { auditChange } from './audit.ts';
import type { Principal } from './principal.ts';
import type { Tokens } from './tokens.ts';

/** A link by which somebody signs in once. */
export interface SignInLink {
  /** What follows the `#` of its address: no server and no preview of a link ever sees it. */
  readonly secret: string;
  readonly ends: string;
}

/** How long a link is good that nobody followed. */
const goodDays = 7;
const form = /^lien_([0-9a-f]{12})_([\w-]{43})$/u;

/**
 * Links that open one session in place of a token: for who lost theirs, or never had it in hand. A link is worth what
 * its token is worth, once, within a week; of its 256 random bits only the SHA-256 is kept.
 */
export class SignInLinks {
  public constructor(
    private readonly records: RecordStore,
    private readonly tokens: Tokens,
  ) {}

  /** @throws DomainError `not-found` for a token that is worth nothing. */
  public async create(token: string, by: string): Promise<SignInLink> {
    if (!(await this.tokens.principalOf(token))) {
      throw new DomainError('not-found', `There is no token "${token}", or no longer`, {
        details: { inFrench: `Il n’y a pas, ou plus, de jeton « ${token} »` },
      });
    }
    const key = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const expires = new Date(Date.now() + goodDays * 86_400_000);
    await this.records.write([
      { collection: 'links', key, value: { token, hash: hash(secret) }, expectedVersion: 0, expires },
      auditChange({ event: 'link-created', by, about: token }),
    ]);
    return { secret: `lien_${key}_${secret}`, ends: expires.toISOString() };
  }

  /** Whether a text is one of such links, good or not. */
  public isLink(text: string): boolean {
    return form.test(text);
  }

  /** Who follows a link; it is worth nothing afterwards. Undefined for one that is not good, or no longer. */
  public async follow(text: string): Promise<Principal | undefined> {
    const [, key = 'none', secret = ''] = form.exec(text) ?? [];
    const record = await this.records.get('links', key);
    // Written by `create`.
    const { token = '', hash: kept = hash('') } = (record?.value ?? {}) as { token?: string; hash?: string };
    const isSame = timingSafeEqual(Buffer.from(hash(secret)), Buffer.from(kept));
    if (!record || !isSame) {
      return undefined;
    }
    try {
      await this.records.write([{ collection: 'links', key, expectedVersion: record.version }]);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'record-conflict') {
        return undefined; // followed twice at once: the first counts
      }
      throw error;
    }
    return this.tokens.principalOf(token);
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
