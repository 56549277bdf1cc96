import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** The codings that are made, the preferred one first. */
const codings = ['br', 'gzip'] as const;

/** How a body is compressed on its way. */
export type ContentCoding = (typeof codings)[number];

/** Below this many bytes compressing saves no packet. */
const leastBytes = 1400;

/**
 * The coding to use for a client, or undefined for none.
 *
 * @param accepted - `Accept-Encoding`; a coding with `q=0` is refused.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding | RFC 9110, 12.5.3}
 */
export function chooseCoding(accepted: string | undefined): ContentCoding | undefined {
  if (accepted === undefined || accepted === '') {
    return undefined;
  }
  const wanted = new Map(
    accepted.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
      return [name, !parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter))];
    }),
  );
  return codings.find((coding) => wanted.get(coding) ?? false);
}

const compressed = new WeakMap<Buffer, Map<ContentCoding, Buffer>>();

/** A body in a coding, compressed once for as long as the body itself is kept; undefined where it is not worth it. */
export function compress(body: Buffer, coding: ContentCoding): Buffer | undefined {
  if (body.length < leastBytes) {
    return undefined;
  }
  const known = compressed.get(body) ?? new Map<ContentCoding, Buffer>();
  compressed.set(body, known);
  const made =
    known.get(coding) ??
    (coding === 'gzip'
      ? gzipSync(body)
      : // Quality 5 is as fast as gzip and smaller; the highest one takes a hundred times as long.
        brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  known.set(coding, made);
  return made;
}
