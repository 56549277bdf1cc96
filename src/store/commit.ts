import type { Quad } from '@rdfjs/types';
import type { RecordChange } from './records.ts';

/** Who changes what, and why. */
export interface Changeset {
  /** Quads to take away; one that is not there is left out of the commit. */
  readonly removed: Iterable<Quad>;
  /** Quads to add; one that is there already is left out of the commit. */
  readonly added: Iterable<Quad>;
  /** A name or an IRI for the author; shown in the history. */
  readonly author: string;
  /** One sentence for the history. */
  readonly message: string;
  /** When it was made, for a change that was made elsewhere before; now otherwise. */
  readonly time?: Date;
  /** Refuse the change unless this is the last revision. */
  readonly expectedRevision?: number;
  /** Records to change with the quads, or not at all. */
  readonly records?: readonly RecordChange[];
}

/** One entry of the commit log: the exact difference between two revisions. */
export interface Commit {
  /** Counts from 1; the revision that the commit made. */
  readonly revision: number;
  readonly time: Date;
  readonly author: string;
  readonly message: string;
  /** Quads that were not there before and are there since, as written. */
  readonly added: readonly Quad[];
  /** Quads that were there before and no longer are, as written. */
  readonly removed: readonly Quad[];
}
