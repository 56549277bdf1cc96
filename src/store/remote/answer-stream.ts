import { Readable } from 'node:stream';
import type { Deadline } from './deadline.ts';

/** Bytes until which an answer is held: one that ends before is given whole, and refused by its status if it must be. */
const heldBytes = 4 * 1_048_576;

/** All of an answer. */
export async function readWhole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const piece of pieces) {
    read.push(piece);
  }
  return Buffer.concat(read);
}

/**
 * An answer, whole where it is small; or else a stream of it, which asks the store for more as it is read.
 *
 * @param ending - Is called as soon as the stream is read, broken or left.
 */
export async function readOrStream(
  pieces: AsyncGenerator<Buffer, void>,
  deadline: Deadline,
  ending: () => void,
): Promise<Buffer | Readable> {
  const held: Buffer[] = [];
  for (let bytes = 0; bytes <= heldBytes;) {
    const next = await pieces.next();
    if (next.done === true) {
      return Buffer.concat(held);
    }
    held.push(next.value);
    bytes += next.value.length;
  }
  const stream = Readable.from(paced(held, pieces, deadline), { objectMode: false, highWaterMark: 65_536 });
  const giveUp = () => stream.destroy(deadline.signal.reason as Error);
  deadline.signal.addEventListener('abort', giveUp, { once: true });
  return stream.once('close', () => {
    deadline.signal.removeEventListener('abort', giveUp);
    ending();
  });
}

async function* paced(
  held: Buffer[],
  source: AsyncGenerator<Buffer, void>,
  deadline: Deadline,
): AsyncGenerator<Buffer> {
  try {
    deadline.waitFor('client');
    // Not kept longer than until it is read.
    for (let piece = held.shift(); piece; piece = held.shift()) {
      yield piece;
    }
    for (;;) {
      deadline.waitFor('store');
      const next = await source.next();
      if (next.done === true) {
        return;
      }
      deadline.waitFor('client');
      yield next.value;
    }
  } finally {
    await source.return();
  }
}
