import type { Quad } from '@rdfjs/types';
import { DomainError } from '../core/errors.ts';
import type { Changeset, Commit } from '../store/commit.ts';
import type { Store } from '../store/store.ts';
import type { ValidationReport } from '../validation/report.ts';
import type { Validator } from '../validation/validator.ts';
import { documentsAfter } from './documents-after.ts';
import { existingThings } from './existing-things.ts';
import { validateDocuments } from './validate-documents.ts';

/** What came of a contribution. */
export interface Contributed {
  readonly commit: Commit;
  /** What could still be completed, per document: warnings and hints never refuse. */
  readonly reports: ReadonlyMap<string, ValidationReport>;
}

/** Who is told of each commit. */
export type CommitListener = (commit: Commit) => void;

/**
 * The only way in which data changes: one contribution after another is validated with SHACL,
 * committed and announced, whether it comes from a form, a program, an import or a harvest.
 */
export class Contributor {
  readonly #store: Store;
  readonly #validator: Validator;
  readonly #listeners = new Set<CommitListener>();
  #last: Promise<unknown> = Promise.resolve();

  public constructor(dependencies: { store: Store; validator: Validator }) {
    this.#store = dependencies.store;
    this.#validator = dependencies.validator;
  }

  /** Has a listener told of every commit; the result ends it. */
  public announceTo(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Makes one change, alone: nothing else is written between what `propose` reads and its commit.
   *
   * @param propose - Reads what it must and says what is to change.
   * @param options - `isVocabulary` marks what comes from this software itself: the closed schemes
   * refuse concepts from anywhere else, and so would refuse their own.
   * @throws DomainError `validation-failed` with the reports of the documents that do not conform,
   * and whatever the store's `commit` throws.
   */
  public async contribute(
    propose: () => Promise<Changeset> | Changeset,
    options: { readonly isVocabulary?: boolean } = {},
  ): Promise<Contributed> {
    const turn = this.#last.then(async () => this.#contribute(await propose(), options.isVocabulary ?? false));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #contribute(changeset: Changeset, isVocabulary: boolean): Promise<Contributed> {
    const added = [...changeset.added];
    const removed = [...changeset.removed];
    const documents: Documents = isVocabulary ? new Map() : await documentsAfter(this.#store, { added, removed });
    const referred = this.#validator.referencesIn([...documents.values()].flat());
    const references = await existingThings(this.#store, referred, documents);
    const reports = await validateDocuments(this.#validator, documents, references);
    refuseViolations(reports);
    const commit = await this.#store.commit({ ...changeset, added, removed });
    if (commit.added.length + commit.removed.length > 0) {
      this.#listeners.forEach((listener) => listener(commit));
    }
    return { commit, reports };
  }
}

/** A document by the name of its graph: its quads as they will be. */
export type Documents = ReadonlyMap<string, readonly Quad[]>;

function refuseViolations(reports: ReadonlyMap<string, ValidationReport>): void {
  const refused = [...reports].filter(([, report]) => !report.conforms);
  if (refused.length > 0) {
    const names = refused.map(([graph]) => graph);
    throw new DomainError('validation-failed', `What was sent does not conform to the shapes (${names.join(', ')}).`, {
      details: { reports: Object.fromEntries(refused) },
    });
  }
}
