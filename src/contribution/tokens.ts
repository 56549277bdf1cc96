import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { RecordChange, RecordStore, StoredRecord } from '../store/records.ts';
import { auditChange } from './audit.ts';
import type { Principal, Role } from './principal.ts';

/** What a new token is to allow. */
export interface TokenRequest {
  /** Who or what it is for; the author in the history. */
  readonly name: string;
  readonly role: Role;
  /** The slugs of a team's fabriques. */
  readonly fabriques?: readonly string[];
  /** From when on it is worth nothing. */
  readonly ends?: Date;
}

/** What is known of a token, which is everything but the token itself. */
export interface TokenDescription {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly fabriques: readonly string[];
  /** Times in ISO 8601. */
  readonly created: string;
  readonly createdBy: string;
  readonly ends?: string;
  readonly revoked?: string;
}

type TokenRecord = Omit<TokenDescription, 'id'> & { readonly hash: string };

/** How long a token that ended or was revoked is still listed. */
const keptDays = 365;
/** Stands in for the hash of a token that does not exist, so that looking for one takes as long. */
const nobody = sha256('');

/**
 * The tokens by which writers are known. A token is `fab_{id}_{secret}`, the secret 256 random bits; it is shown once.
 * Only the SHA-256 of the secret is kept: a slow hash such as scrypt protects passwords, which can be guessed, while
 * nobody guesses 256 bits, and every request would pay for it.
 */
export class Tokens {
  public constructor(private readonly records: RecordStore) {}

  /** @throws DomainError `bad-request` for a token that nobody could use. */
  public async create(request: TokenRequest, by: string): Promise<{ token: string; description: TokenDescription }> {
    const { name, role, fabriques = [], ends } = request;
    checkRequest(request);
    const id = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const described = {
      name: name.trim(),
      role,
      fabriques: [...new Set(fabriques)],
      created: new Date().toISOString(),
      createdBy: by,
      ...(ends && { ends: ends.toISOString() }),
    };
    await this.records.write([
      {
        collection: 'tokens',
        key: id,
        value: { ...described, hash: sha256(secret).toString('hex') },
        expectedVersion: 0,
        ...(ends && { expires: later(ends) }),
      },
      auditChange({ event: 'token-created', by, about: id }),
    ]);
    return { token: `fab_${id}_${secret}`, description: { id, ...described } };
  }

  /** Every token, those included that ended or were revoked of late. */
  public async list(): Promise<TokenDescription[]> {
    const tokens: TokenDescription[] = [];
    for await (const record of this.records.list('tokens')) {
      tokens.push(describe(record));
    }
    return tokens.sort((a, b) => (a.created < b.created ? -1 : 1));
  }

  /** Makes a token worth nothing. @throws DomainError `not-found`. */
  public async revoke(id: string, by: string): Promise<TokenDescription> {
    const record = await this.records.get('tokens', id.slice(0, 100) || 'none');
    if (!record) {
      throw new DomainError('not-found', `There is no token "${id}"`, {
        details: { inFrench: `Il n’y a pas de jeton « ${id} »` },
      });
    }
    const now = new Date();
    const value = { ...contentOf(record), revoked: now.toISOString() };
    await this.records.write([
      { collection: 'tokens', key: record.key, value, expectedVersion: record.version, expires: later(now) },
      auditChange({ event: 'token-revoked', by, about: id }),
    ]);
    return describe({ ...record, value });
  }

  /** The changes by which the tokens of a fabrique's team are good for it under another slug as well. */
  public async readdressTeams(from: string, to: string): Promise<RecordChange[]> {
    const changes: RecordChange[] = [];
    for await (const { key, value, version, expires } of this.records.list('tokens')) {
      const content = contentOf({ value });
      if (content.fabriques.includes(from)) {
        const fabriques = [...new Set([...content.fabriques, to])];
        const changed = { ...content, fabriques };
        changes.push({
          collection: 'tokens',
          key,
          value: changed,
          expectedVersion: version,
          ...(expires && { expires }),
        });
      }
    }
    return changes;
  }

  /** Who has a token; undefined for what is no token, or no longer. */
  public async authenticate(token: string): Promise<Principal | undefined> {
    const [, id = 'none', secret = ''] = /^fab_([0-9a-f]{12})_([\w-]{43})$/u.exec(token) ?? [];
    const record = await this.records.get('tokens', id);
    const content = record && contentOf(record);
    const same = timingSafeEqual(sha256(secret), content ? Buffer.from(content.hash, 'hex') : nobody);
    return same ? asPrincipal(id, content) : undefined;
  }

  /** Who has a token that was shown before, as long as it is worth something. */
  public async principalOf(id: string): Promise<Principal | undefined> {
    const record = await this.records.get('tokens', id);
    return asPrincipal(id, record && contentOf(record));
  }
}

/** Whether a given secret is the expected one, in a time that tells nothing of either. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

function checkRequest({ name, role, fabriques = [], ends }: TokenRequest): void {
  const refuse = (message: string, inFrench: string) => {
    throw new DomainError('bad-request', message, { details: { inFrench } });
  };
  if (name.trim() === '' || name.length > 100 || /\p{Cc}/u.test(name)) {
    refuse('A token has a name of at most 100 characters', 'Un jeton a un nom d’au plus 100 caractères');
  }
  if ((role === 'team') !== fabriques.length > 0) {
    refuse(
      'The token of a team names its fabriques, and no other does',
      'Le jeton d’une équipe nomme ses fabriques, et aucun autre',
    );
  }
  if (fabriques.some((slug) => !/^[\w%.~-]+$/u.test(slug))) {
    refuse('A fabrique is named by its slug, as in its address', 'Une fabrique se nomme comme dans son adresse');
  }
  if (ends && !(ends.getTime() > Date.now())) {
    refuse('The end of a token lies ahead', 'La fin d’un jeton est à venir');
  }
}

function asPrincipal(id: string, content: TokenRecord | undefined): Principal | undefined {
  return !content || content.revoked !== undefined || hasEnded(content)
    ? undefined
    : { role: content.role, name: content.name, fabriques: content.fabriques, token: id };
}

function hasEnded({ ends }: TokenRecord): boolean {
  return ends !== undefined && Date.parse(ends) <= Date.now();
}

function describe(record: Pick<StoredRecord, 'key' | 'value'>): TokenDescription {
  const { name, role, fabriques, created, createdBy, ends, revoked } = contentOf(record);
  return {
    ...{ id: record.key, name, role, fabriques, created, createdBy },
    ...(ends !== undefined && { ends }),
    ...(revoked !== undefined && { revoked }),
  };
}

function contentOf({ value }: Pick<StoredRecord, 'value'>): TokenRecord {
  // Written by `create`.
  return value as unknown as TokenRecord;
}

function later(date: Date): Date {
  return new Date(date.getTime() + keptDays * 86_400_000);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
