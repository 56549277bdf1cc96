import { createHash } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { RecordStore, StoredRecord } from '../store/records.ts';
import { auditChange } from './audit.ts';
import { type Principal, type Role, roles } from './principal.ts';

/** What a provider says of somebody who signs in. */
export interface Identity {
  readonly issuer: string;
  /** The provider's name for them, which never changes. */
  readonly subject: string;
  /** What they are called. */
  readonly name: string;
  /** `editor`, `team:lab01` …, where the provider gives roles. */
  readonly roles?: readonly string[];
}

/** What an account may do. */
export interface Grant {
  readonly role: Role;
  /** The slugs of a team's fabriques. */
  readonly fabriques: readonly string[];
}

/** Somebody who signed in by a provider. */
export interface Account extends Grant {
  readonly id: string;
  readonly name: string;
  /** Whether the provider gives the role: then it is asked anew at each sign-in. */
  readonly byProvider: boolean;
  /** Times in ISO 8601. */
  readonly created: string;
  readonly seen: string;
}

type AccountRecord = Omit<Account, 'id'>;

/**
 * The accounts of people who sign in by a provider. Of them it keeps a name, a role, and a digest of what the provider
 * calls them; no address and no password. Who is new may propose, until an administrator or the provider says more.
 */
export class Accounts {
  public constructor(private readonly records: RecordStore) {}

  /** Takes note of somebody who signed in. @returns Who they are here. */
  public async signIn({ issuer, subject, name, roles: given }: Identity): Promise<Principal> {
    const id = createHash('sha256').update(`${issuer}\n${subject}`).digest('hex').slice(0, 24);
    const record = await this.records.get('accounts', id);
    const known = record && contentOf(record);
    const now = new Date().toISOString();
    const standing: Grant = known ?? { role: 'proposer', fabriques: [] };
    const { role, fabriques } = given ? readRoles(given) : standing;
    const content: AccountRecord = {
      ...{ name: name.trim().slice(0, 100) || 'anonyme', role, fabriques, byProvider: given !== undefined },
      ...{ created: known?.created ?? now, seen: now },
    };
    await this.records.write([
      { collection: 'accounts', key: id, value: { ...content }, expectedVersion: record?.version ?? 0 },
    ]);
    return principalOf(id, content);
  }

  /** Who has an account, with what they may do now. */
  public async principalOf(id: string): Promise<Principal | undefined> {
    const record = await this.records.get('accounts', id);
    return record && principalOf(id, contentOf(record));
  }

  /** Every account, by name. */
  public async list(): Promise<Account[]> {
    const accounts: Account[] = [];
    for await (const record of this.records.list('accounts')) {
      accounts.push({ id: record.key, ...contentOf(record) });
    }
    return accounts.sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Gives an account another role. @throws DomainError `not-found`, `conflict` where the provider gives it. */
  public async grant(id: string, { role, fabriques }: Grant, by: string): Promise<void> {
    const record = await this.#existing(id);
    const content = contentOf(record);
    if (content.byProvider) {
      throw new DomainError('conflict', 'The provider gives this role', {
        details: { inFrench: 'C’est le fournisseur d’identité qui donne ce rôle' },
      });
    }
    if ((role === 'team') !== fabriques.length > 0) {
      throw new DomainError('bad-request', 'A team names its fabriques, and no other role does', {
        details: { inFrench: 'Une équipe nomme ses fabriques, et aucun autre rôle' },
      });
    }
    await this.records.write([
      { collection: 'accounts', key: id, value: { ...content, role, fabriques }, expectedVersion: record.version },
      auditChange({ event: 'role-granted', by, about: `${id} ${role} ${fabriques.join(' ')}`.trim() }),
    ]);
  }

  /** Forgets somebody; what they contributed stays under the name they had. @throws DomainError `not-found`. */
  public async remove(id: string, by: string): Promise<void> {
    const record = await this.#existing(id);
    await this.records.write([
      { collection: 'accounts', key: id, expectedVersion: record.version },
      auditChange({ event: 'account-removed', by, about: id }),
    ]);
  }

  async #existing(id: string): Promise<StoredRecord> {
    const record = /^[0-9a-f]{24}$/u.test(id) ? await this.records.get('accounts', id) : undefined;
    if (!record) {
      throw new DomainError('not-found', 'There is no such account', {
        details: { inFrench: 'Il n’y a pas de tel compte' },
      });
    }
    return record;
  }
}

/** The grant of a provider's roles: the most of what it names; `team:slug` once for each fabrique. */
function readRoles(given: readonly string[]): Grant {
  const fabriques = given.flatMap((one) => /^team:([\w%.~-]+)$/u.exec(one)?.[1] ?? []);
  const named = roles.find((role) => role !== 'team' && given.includes(role));
  const isTeam = fabriques.length > 0 && named !== 'administrator' && named !== 'editor';
  return isTeam ? { role: 'team', fabriques } : { role: named ?? 'proposer', fabriques: [] };
}

function principalOf(id: string, { role, name, fabriques }: AccountRecord): Principal {
  return { role, name, fabriques, account: id };
}

function contentOf({ value }: StoredRecord): AccountRecord {
  // Written by `signIn` and `grant`.
  return value as unknown as AccountRecord;
}
