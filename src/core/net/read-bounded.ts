import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A body that is longer than it may be, or in an encoding that was not asked for. */
export class UnacceptableBodyError extends Error {}

/** What is asked for of other servers. */
export const acceptEncoding = 'gzip';

/**
 * Reads a body whole, unless it is longer than it may be; of a compressed one the bytes that come out of it count.
 *
 * @throws UnacceptableBodyError
 */
export async function readBounded(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
): Promise<Uint8Array> {
  const encoding = headers['content-encoding'] ?? 'identity';
  const isTooLong = Number(headers['content-length'] ?? 0) > maxBytes;
  if (!['identity', acceptEncoding].includes(encoding) || isTooLong) {
    body.destroy();
    throw new UnacceptableBodyError(
      isTooLong ? `answers with more than ${maxBytes} bytes` : `answers with content encoding ${encoding}`,
    );
  }
  // Whatever breaks reaches who reads the last of the two.
  const decoded = encoding === 'identity' ? body : pipeline(body, createGunzip(), () => undefined);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of decoded as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) {
      decoded.destroy();
      throw new UnacceptableBodyError(`answers with more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
