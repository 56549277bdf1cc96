import { type QuadCodec, toLine } from './quad-codec.ts';
import { rangeUnder } from './quad-table.ts';
import type { Replica } from '../index/replica.ts';
import type { StateFile } from './state-file.ts';

/** Triples handed to the index at once: enough to be fast, few enough to stay small. */
const batchSize = 20_000;

/**
 * Fills a replica from the documents.
 *
 * @param isUnwanted - Asked now and then whether to leave off.
 * @returns The revision that it then holds; undefined where it left off.
 */
export function loadReplica(
  state: StateFile,
  codec: QuadCodec,
  replica: Replica,
  isUnwanted: () => boolean,
): number | undefined {
  // One read transaction: commits made meanwhile are not seen in part.
  const transaction = state.root.useReadTransaction();
  try {
    const revision = state.meta.get('revision', { transaction }) ?? 0;
    let batch = { lines: '', triples: '', blank: '', size: 0 };
    const flush = () => {
      replica.load(codec.expandLines(batch.lines), codec.expandLines(batch.triples));
      replica.add(codec.expandLines(batch.blank));
      batch = { lines: '', triples: '', blank: '', size: 0 };
    };
    for (const { key, value: graph } of state.graphs.getRange({ transaction })) {
      if (isUnwanted()) {
        return undefined;
      }
      for (const { value: triple } of state.quads.getRange({ ...rangeUnder(Buffer.from(key)), transaction })) {
        if (triple.includes('_:') || graph.name.startsWith('_:')) {
          batch.blank += toLine(triple, graph.name);
        } else {
          batch.lines += toLine(triple, graph.name);
          batch.triples += toLine(triple, '');
        }
        batch.size += 1;
        if (batch.size >= batchSize) {
          flush();
        }
      }
    }
    flush();
    replica.withhold();
    return revision;
  } finally {
    transaction.done();
  }
}
