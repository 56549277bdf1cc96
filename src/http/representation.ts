import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseCoding, compress } from './content-coding.ts';

/** The bytes of one representation, with what HTTP says of them. */
export interface Representation {
  readonly body: Buffer;
  readonly contentType: string;
  /** A strong validator: the same exactly as long as the bytes are. */
  readonly etag: string;
  /** Undefined where nobody knows. */
  readonly lastModified?: Date;
  /** All that is sent, 304 or not: `ETag`, `Last-Modified`, `Link`, `Content-Location`, `Vary` … */
  readonly headers: Record<string, string>;
}

/**
 * Makes a representation of a text, or of bytes; its `ETag` is made of its bytes and its media type.
 *
 * @param version - The number of what a writer would replace, with which the `ETag` begins.
 */
export function createRepresentation(
  content: string | Buffer,
  contentType: string,
  headers: Readonly<Record<string, string | undefined>> = {},
  lastModified?: Date,
  version?: number,
): Representation {
  const body = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const hash = createHash('sha256').update(contentType).update('\n').update(body).digest('base64url').slice(0, 27);
  const etag = version === undefined ? `"${hash}"` : `"${version}-${hash}"`;
  const known = lastModified && lastModified.getTime() > 0 ? lastModified : undefined;
  return {
    body,
    contentType,
    etag,
    headers: {
      ...Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
      etag,
      'cache-control': 'no-cache',
      vary: headers['vary'] === undefined ? 'Accept-Encoding' : `${headers['vary']}, Accept-Encoding`,
      ...(known && { 'last-modified': known.toUTCString() }),
    },
    ...(known && { lastModified: known }),
  };
}

/**
 * Answers a `GET` or `HEAD`: 304 where the client has these bytes already, else the bytes.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-precedence-of-preconditions | RFC 9110, 13.2.2}
 */
export function sendRepresentation(
  request: FastifyRequest,
  reply: FastifyReply,
  representation: Representation,
): FastifyReply {
  const { body, contentType, etag, headers } = representation;
  void reply.headers(headers);
  if (isUnchanged(request, representation)) {
    return reply.code(304).send();
  }
  void reply.header('content-type', contentType);
  const coding = chooseCoding(request.headers['accept-encoding']);
  const coded = coding && compress(body, coding);
  if (!coded) {
    return reply.send(body);
  }
  // A strong validator is that of the bytes as sent.
  return reply.headers({ 'content-encoding': coding, etag: etag.replace(/"$/u, `;${coding}"`) }).send(coded);
}

/** An entity tag without what compression, here or in a proxy, made of it. */
function withoutCoding(tag: string): string {
  return tag.replace(/^W\//u, '').replace(/;(?:br|gzip)"$/u, '"');
}

function isUnchanged({ headers }: FastifyRequest, { etag, lastModified }: Representation): boolean {
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined) {
    // Weak comparison: a proxy that compressed the answer made the validator weak.
    return noneMatch.split(',').some((one) => ['*', etag].includes(withoutCoding(one.trim())));
  }
  const since = headers['if-modified-since'];
  const time = since === undefined || !lastModified ? Number.NaN : Date.parse(since);
  // HTTP dates count whole seconds.
  return !Number.isNaN(time) && lastModified !== undefined && Math.floor(lastModified.getTime() / 1000) * 1000 <= time;
}
