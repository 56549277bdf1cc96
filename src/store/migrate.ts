import type { Quad } from '@rdfjs/types';
import { DomainError } from '../core/errors.ts';
import { toNTriples } from '../core/rdf/to-ntriples.ts';
import type { Commit } from './commit.ts';
import { type RecordChange, recordCollections } from './records.ts';
import type { Store } from './store.ts';

/** What was brought from one store to another. */
export interface Migration {
  readonly revisions: number;
  /** Revisions that the target had already, from a migration that was interrupted. */
  readonly resumedAfter: number;
  readonly documents: number;
  readonly triples: number;
  readonly records: number;
}

/** How far a migration has come. */
export interface MigrationProgress {
  readonly step: 'history' | 'records' | 'comparison';
  readonly done: number;
  readonly total?: number;
}

/** Records that one write brings over. */
const recordsAtOnce = 20;

/**
 * Brings everything from one store to another: the history commit by commit, with its numbers and times, then the
 * records; and compares every document afterwards. Begun again, it goes on where it was interrupted.
 *
 * @throws DomainError `conflict` where the target holds something else, or does not hold the same afterwards.
 */
export async function migrate(
  source: Store,
  target: Store,
  tell: (progress: MigrationProgress) => void,
): Promise<Migration> {
  const resumedAfter = await target.revision();
  const last = await source.revision();
  await checkCommonHistory(source, target, resumedAfter, last);
  for await (const { revision, time, author, message, added, removed } of source.commits({ from: resumedAfter + 1 })) {
    const commit = await target.commit({ added, removed, author, message, time, expectedRevision: revision - 1 });
    if (commit.revision !== revision) {
      throw different(`revision ${revision} changes nothing there`, `la révision ${revision} n’y change rien`);
    }
    tell({ step: 'history', done: revision, total: last });
  }
  const records = await migrateRecords(source, target, tell);
  return { revisions: last, resumedAfter, records, ...(await compare(source, target, tell)) };
}

/** What the target has already must be the beginning of what the source has. */
async function checkCommonHistory(source: Store, target: Store, known: number, last: number): Promise<void> {
  if (known > last) {
    throw different(
      `it is at revision ${known}, the source at ${last}`,
      `révision ${known}, la source en est à ${last}`,
    );
  }
  if (known > 0) {
    const [ours, theirs] = [await commitAt(source, known), await commitAt(target, known)];
    if (!ours || !theirs || fingerprint(ours) !== fingerprint(theirs)) {
      throw different(`its revision ${known} is another one`, `sa révision ${known} est une autre`);
    }
  }
}

async function commitAt(store: Store, revision: number): Promise<Commit | undefined> {
  for await (const commit of store.commits({ from: revision, to: revision })) {
    return commit;
  }
  return undefined;
}

function fingerprint({ time, author, message, added, removed }: Commit): string {
  return JSON.stringify([time.toISOString(), author, message, linesOf(added), linesOf(removed)]);
}

async function migrateRecords(
  source: Store,
  target: Store,
  tell: (progress: MigrationProgress) => void,
): Promise<number> {
  let done = 0;
  for (const collection of recordCollections) {
    let changes: RecordChange[] = [];
    const write = async () => {
      await target.records.write(changes);
      done += changes.length;
      changes = [];
      tell({ step: 'records', done });
    };
    for await (const { key, value, expires } of source.records.list(collection)) {
      changes.push({ collection, key, value, ...(expires && { expires }) });
      if (changes.length >= recordsAtOnce) {
        await write();
      }
    }
    if (changes.length > 0) {
      await write();
    }
  }
  return done;
}

/** Compares every document as written, and that neither has one that the other has not. */
async function compare(
  source: Store,
  target: Store,
  tell: (progress: MigrationProgress) => void,
): Promise<Pick<Migration, 'documents' | 'triples'>> {
  let [documents, triples] = [0, 0];
  for await (const { graph } of source.listGraphs()) {
    const [ours, theirs] = [linesOf(await source.readGraph(graph)), linesOf(await target.readGraph(graph))];
    if (ours.length !== theirs.length || ours.some((line, index) => line !== theirs[index])) {
      throw different(`the document ${graph.value} is another one`, `le document ${graph.value} diffère`);
    }
    documents += 1;
    triples += ours.length;
    tell({ step: 'comparison', done: documents });
  }
  let others = 0;
  for await (const { size } of target.listGraphs()) {
    others += size > 0 ? 1 : 0;
  }
  if (others !== documents) {
    throw different(`it has ${others} documents, the source ${documents}`, `${others} documents contre ${documents}`);
  }
  return { documents, triples };
}

function linesOf(quads: readonly Quad[]): string[] {
  return quads.map(toNTriples).sort();
}

function different(why: string, pourquoi: string): DomainError {
  return new DomainError('conflict', `The target holds something else: ${why}.`, {
    details: { inFrench: `La cible contient autre chose : ${pourquoi}.` },
  });
}
