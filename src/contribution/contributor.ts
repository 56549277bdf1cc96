import type { Quad } from '@rdfjs/types';
import { DomainError } from '../core/errors.ts';
import type { Observer } from '../core/observer.ts';
import type { Changeset, Commit } from '../store/commit.ts';
import type { Store } from '../store/store.ts';
import type { ValidationReport } from '../validation/report.ts';
import type { Validator } from '../validation/validator.ts';
import { authorise } from './authorise.ts';
import { type DocumentChange, documentChanges } from './document-changes.ts';
import { judgeChanges } from './judge-changes.ts';
import type { Principal } from './principal.ts';

/** What came of a contribution. */
export interface Contributed {
  readonly commit: Commit;
  /** What could still be completed, per document: warnings and hints never refuse. */
  readonly reports: ReadonlyMap<string, ValidationReport>;
}

/** How a contribution is to be taken. */
export interface ContributionOptions {
  /**
   * Who contributes, whose rights are checked. Only what the software itself writes (its vocabulary, the seed, a
   * harvest) comes without.
   */
  readonly principal?: Principal;
  /**
   * Marks what is not judged: the vocabulary, whose concepts the closed schemes refuse from anywhere else, and the parts
   * of what {@link Contributor.judge} has judged as a whole.
   */
  readonly isJudged?: boolean;
}

/** Who is told of each commit. */
export type CommitListener = (commit: Commit) => void;

/** What a contributor is made from. */
export interface ContributorDependencies {
  readonly store: Store;
  readonly validator: Validator;
  readonly baseIri: string;
  /** Is told what the shapes refuse. */
  readonly observer?: Pick<Observer, 'dataRefused'>;
}

/** How often a change is tried when another server committed meanwhile; of four that never rest, each is late three times in four. */
const mostAttempts = 30;

/**
 * The only way in which data changes: one contribution after another is checked against the rights of who sends it,
 * validated with SHACL, committed and announced, whether it comes from a form, a program, an import or a harvest.
 */
export class Contributor {
  readonly #dependencies: ContributorDependencies;
  readonly #listeners = new Set<CommitListener>();
  #last: Promise<unknown> = Promise.resolve();

  public constructor(dependencies: ContributorDependencies) {
    this.#dependencies = dependencies;
  }

  /** Has a listener told of every commit; the result ends it. */
  public announceTo(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Makes one change, alone: nothing else is written between what `propose` reads and its commit.
   *
   * @param propose - Reads what it must and says what is to change; asked again where another server was faster.
   * @throws DomainError `forbidden`; `validation-failed` with the reports of the documents that do not conform;
   * and whatever the store's `commit` throws.
   */
  public async contribute(
    propose: () => Promise<Changeset> | Changeset,
    options: ContributionOptions = {},
  ): Promise<Contributed> {
    const turn = this.#last.then(async () => this.#contribute(propose, options));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Judges a change without making it, as {@link Contributor.contribute} would.
   *
   * @param onJudged - Is told how many documents have been judged.
   * @throws DomainError `validation-failed`.
   */
  public async judge(
    { added, removed }: Pick<Changeset, 'added' | 'removed'>,
    onJudged?: (documents: number) => void,
  ): Promise<void> {
    await this.#judge({ added: [...added], removed: [...removed] }, undefined, onJudged);
  }

  async #contribute(
    propose: () => Promise<Changeset> | Changeset,
    { principal, isJudged = false }: ContributionOptions,
  ): Promise<Contributed> {
    const { store } = this.#dependencies;
    for (let attempt = 1; ; attempt += 1) {
      const revision = await store.revision();
      const proposed = await propose();
      const changeset = { ...proposed, added: [...proposed.added], removed: [...proposed.removed] };
      const reports = isJudged ? new Map<string, ValidationReport>() : await this.#judge(changeset, principal);
      try {
        const commit = await store.commit({ expectedRevision: revision, ...changeset });
        if (commit.added.length + commit.removed.length > 0) {
          this.#listeners.forEach((listener) => listener(commit));
        }
        return { commit, reports };
      } catch (error) {
        const isLate = error instanceof DomainError && error.code === 'revision-conflict';
        if (!isLate || proposed.expectedRevision !== undefined || attempt >= mostAttempts) {
          throw error;
        }
      }
    }
  }

  async #judge(
    changeset: { readonly added: readonly Quad[]; readonly removed: readonly Quad[] },
    principal: Principal | undefined,
    onJudged?: (documents: number) => void,
  ): Promise<ReadonlyMap<string, ValidationReport>> {
    const changes = await documentChanges(this.#dependencies.store, changeset);
    if (principal) {
      await authorise(principal, changes, this.#dependencies);
    }
    const { reports, broken } = await judgeChanges(changes, this.#dependencies, onJudged);
    try {
      refuseViolations(reports, changes, broken);
    } catch (error) {
      this.#dependencies.observer?.dataRefused(
        [...reports.values()].filter(({ conforms }) => !conforms).length + broken.size,
      );
      throw error;
    }
    return reports;
  }
}

/** A document by the name of its graph: its quads as they will be. */
export type Documents = ReadonlyMap<string, readonly Quad[]>;

function refuseViolations(
  reports: ReadonlyMap<string, ValidationReport>,
  changes: readonly DocumentChange[],
  broken: ReadonlyMap<string, ValidationReport>,
): void {
  const refused = [...[...reports].filter(([, report]) => !report.conforms), ...broken];
  if (refused.length > 0) {
    const names = refused.slice(0, 10).map(([graph]) => graph);
    const more = refused.length > names.length ? ` and ${refused.length - names.length} more` : '';
    const byReference = broken.size === refused.length && changes.length > 0;
    throw new DomainError(
      'validation-failed',
      byReference
        ? `Other documents would no longer conform to the shapes (${names.join(', ')}${more}).`
        : `What was sent does not conform to the shapes (${names.join(', ')}${more}).`,
      {
        details: {
          reports: Object.fromEntries(refused),
          inFrench: byReference
            ? `D’autres fiches ne respecteraient plus le modèle (${names.join(', ')}${more ? '…' : ''}).`
            : `Ce qui a été envoyé ne respecte pas le modèle (${names.join(', ')}${more ? '…' : ''}).`,
        },
      },
    );
  }
}
