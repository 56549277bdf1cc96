/** What a state or a copy of it holds. */
export interface StateReport {
  /** The file that was looked at or written. */
  readonly path: string;
  readonly bytes: number;
  readonly revision: number;
  readonly documents: number;
  readonly triples: number;
}

/** How far work on the data as a whole has come. */
export interface StateProgress {
  /** `copy` counts bytes, `history` and `replay` revisions, `documents` triples. */
  readonly step: 'copy' | 'history' | 'documents' | 'replay';
  readonly done: number;
  readonly total: number;
}

/** Is told how far it has come, often. */
export type TellProgress = (progress: StateProgress) => void;

/**
 * What an operator does with the data as a whole. A server may run on them meanwhile: copies and
 * dumps are of one revision, whatever is written while they are made.
 */
export interface StateKeeper {
  /**
   * Looks at everything, and makes the documents again from the history to compare.
   *
   * @param backup - A copy to look at, instead of the data in use; one of an older format is looked at as it would be
   * put back.
   * @throws DomainError `state-corrupt` that says what is wrong.
   */
  check: (backup?: string, tell?: TellProgress) => Promise<StateReport>;

  /**
   * Copies the data with their history to a file, and checks the copy.
   *
   * @param target - A new file, or a folder in which a file named after the revision is made.
   * @throws DomainError `bad-request` where the file exists already.
   */
  backup: (target: string, tell?: TellProgress) => Promise<StateReport>;

  /**
   * Puts a copy in the place of the data, which are kept aside; one of an older format is brought up to date.
   *
   * @throws DomainError `bad-request` where there are data and `force` is not said, `state-in-use`,
   * `state-corrupt` for a copy that is not sound; nothing has changed then.
   */
  restore: (
    backup: string,
    options: { force: boolean },
    tell?: TellProgress,
  ) => Promise<StateReport & { readonly aside?: string }>;

  /**
   * Writes the data anew without the space that what was removed has left.
   *
   * @throws DomainError `state-in-use`, `state-corrupt`; nothing has changed then.
   */
  compact: (tell?: TellProgress) => Promise<StateReport & { readonly bytesBefore: number }>;

  /** Every triple of every document as a line of N-Quads, as written. */
  dump: () => AsyncIterable<string>;
}
