import type { Readable } from 'node:stream';

/** A body that is longer than it may be, or in an encoding that was not asked for. */
export class UnacceptableBodyError extends Error {}

/**
 * Reads a body whole, unless it is longer than it may be.
 *
 * @throws UnacceptableBodyError
 */
export async function readBounded(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
): Promise<Uint8Array> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || Number(headers['content-length'] ?? 0) > maxBytes) {
    body.destroy();
    throw new UnacceptableBodyError(
      encoding === 'identity'
        ? `answers with more than ${maxBytes} bytes`
        : `answers with content encoding ${encoding}`,
    );
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) {
      body.destroy();
      throw new UnacceptableBodyError(`answers with more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
