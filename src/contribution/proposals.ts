import { createHash, randomBytes } from 'node:crypto';
import { DomainError } from '../core/errors.ts';
import type { RecordChange, RecordStore, StoredRecord } from '../store/records.ts';
import type { CollectionName } from '../vocabulary/kinds.ts';
import { auditChange } from './audit.ts';
import type { Body } from './mapping/read-body.ts';
import type { Principal } from './principal.ts';
import type { ThingContributions, Written } from './things/thing-contributions.ts';

/** What somebody proposes: a new thing, or another description of one that there is. */
export interface ProposalRequest {
  readonly collection: CollectionName;
  /** Undefined for a new thing, whose address is made of its name. */
  readonly slug?: string;
  /** The revision of the own document that the proposer saw; 0 where there was none. */
  readonly baseRevision?: number;
  readonly body: Body;
  /** Who proposes, as they want to be named; nobody has to say. */
  readonly author?: string;
  /** A word to the editor. */
  readonly message?: string;
}

/** How far a proposal has come. */
export type ProposalState = 'waiting' | 'accepted' | 'refused';

/** A proposal as editors see it. */
export interface Proposal extends ProposalRequest {
  readonly id: string;
  readonly state: ProposalState;
  /** In ISO 8601. */
  readonly received: string;
  /** Set once it is decided. */
  readonly decision?: {
    readonly by: string;
    readonly time: string;
    readonly word?: string;
    /** The thing that came of it. */
    readonly thing?: string;
  };
}

type ProposalRecord = Omit<Proposal, 'id'> & { readonly followHash: string };

/** How long a proposal is kept: until it is decided, and a while after. */
const waitingDays = 365;
const decidedDays = 90;

/**
 * Contributions that wait for an editor. They are records, not documents: no reader, query, dump or feed sees them.
 * An accepted one takes the way of every contribution, with the editor's rights and the proposer as author.
 */
export class Proposals {
  public constructor(
    private readonly records: RecordStore,
    private readonly things: ThingContributions,
  ) {}

  /** Keeps a proposal. @returns It, and the secret of the address by which its proposer follows it. */
  public async propose(request: ProposalRequest): Promise<{ readonly proposal: Proposal; readonly follow: string }> {
    const now = new Date();
    // Sorts by time, so that editors see the oldest first.
    const id = `${now.toISOString().replace(/\D/gu, '').slice(0, 14)}-${randomBytes(4).toString('hex')}`;
    const follow = randomBytes(24).toString('base64url');
    const proposal = { ...request, state: 'waiting' as const, received: now.toISOString() };
    await this.records.write([
      {
        collection: 'proposals',
        key: id,
        value: toValue({ ...proposal, followHash: hash(follow) }),
        expectedVersion: 0,
        expires: daysFrom(now, waitingDays),
      },
    ]);
    return { proposal: { id, ...proposal }, follow };
  }

  /** The proposals in a state, the oldest first. */
  public async list(state: ProposalState = 'waiting'): Promise<Proposal[]> {
    const proposals: Proposal[] = [];
    for await (const record of this.records.list('proposals')) {
      const proposal = fromRecord(record);
      if (proposal.state === state) {
        proposals.push(proposal);
      }
    }
    return proposals;
  }

  /** One proposal, for editors. @throws DomainError `not-found`. */
  public async get(id: string): Promise<Proposal> {
    return fromRecord(await this.#read(id));
  }

  /** One proposal, for who has its address to follow. @throws DomainError `not-found`. */
  public async follow(id: string, secret: string): Promise<Proposal> {
    const record = await this.#read(id);
    if (contentOf(record).followHash !== hash(secret)) {
      throw missing(id);
    }
    return fromRecord(record);
  }

  /**
   * Carries a proposal out, with the rights of the editor; it is decided in the same commit.
   *
   * @throws DomainError whatever a write of things throws: `validation-failed`, `revision-conflict` where the thing
   * changed since it was proposed …, and `record-conflict` where another editor was faster.
   */
  public async accept(id: string, editor: Principal, word?: string): Promise<Written> {
    const record = await this.#waiting(id);
    const { collection, slug, body, author, message, baseRevision } = contentOf(record);
    const name = author ? `${author} (proposition)` : 'proposition';
    const writing = {
      principal: { ...editor, name: `${name}, ${editor.name}` },
      message: message ?? 'Proposition acceptée',
      records: decide(record, 'accepted', editor, word),
    };
    if (slug === undefined) {
      const written = await this.things.create(collection, body, writing);
      if (!('repeated' in written)) {
        return written;
      }
      throw new Error('Only a request with an idempotency key can be repeated');
    }
    const precondition =
      baseRevision === undefined || baseRevision === 0
        ? ({ kind: 'absent' } as const)
        : ({ kind: 'revisions', revisions: [baseRevision] } as const);
    return this.things.put(collection, slug, body, { ...writing, precondition });
  }

  /** Refuses a proposal with a word. */
  public async refuse(id: string, editor: Principal, word: string): Promise<Proposal> {
    const record = await this.#waiting(id);
    await this.records.write(decide(record, 'refused', editor, word));
    return this.get(id);
  }

  async #read(id: string): Promise<StoredRecord> {
    const record = /^\d{14}-[0-9a-f]{8}$/u.test(id) ? await this.records.get('proposals', id) : undefined;
    if (!record) {
      throw missing(id);
    }
    return record;
  }

  async #waiting(id: string): Promise<StoredRecord> {
    const record = await this.#read(id);
    if (contentOf(record).state !== 'waiting') {
      throw new DomainError('conflict', 'This proposal is decided already', {
        details: { inFrench: 'Cette proposition est déjà tranchée' },
      });
    }
    return record;
  }
}

function decide(
  record: StoredRecord,
  state: ProposalState,
  { name }: Principal,
  word: string | undefined,
): RecordChange[] {
  const now = new Date();
  const decision = { by: name, time: now.toISOString(), ...(word !== undefined && { word }) };
  return [
    {
      collection: 'proposals',
      key: record.key,
      value: toValue({ ...contentOf(record), state, decision }),
      expectedVersion: record.version,
      expires: daysFrom(now, decidedDays),
    },
    auditChange(
      { event: state === 'accepted' ? 'proposal-accepted' : 'proposal-refused', by: name, about: record.key },
      now,
    ),
  ];
}

function fromRecord(record: StoredRecord): Proposal {
  const proposal: Omit<ProposalRecord, 'followHash'> & { followHash?: string } = { ...contentOf(record) };
  delete proposal.followHash;
  return { id: record.key, ...proposal };
}

function contentOf({ value }: StoredRecord): ProposalRecord {
  // Written by `toValue`.
  return value as unknown as ProposalRecord;
}

function toValue(proposal: ProposalRecord): NonNullable<RecordChange['value']> {
  // Strings and numbers in objects: what JSON can write.
  return proposal as unknown as NonNullable<RecordChange['value']>;
}

function missing(id: string): DomainError {
  return new DomainError('not-found', `There is no proposal "${id.slice(0, 60)}"`, {
    details: { inFrench: `Il n’y a pas de proposition « ${id.slice(0, 60)} »` },
  });
}

function daysFrom(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}

/** The secret of an address is 192 random bits: nobody guesses it, so a plain digest will do. */
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
