import send from '@fastify/send';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basename, dirname } from 'node:path';

/** What is said of a file beside its bytes. */
export interface FileHeaders {
  readonly contentType: string;
  /** Other headers, such as `Link`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers a `GET` or `HEAD` with a file as it lies on the disk, or with the part of it that is asked for, without ever
 * holding it in memory. Its name is its `ETag`: a file with other contents has another name.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-range-requests | RFC 9110, 14}
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
  { contentType, headers = {} }: FileHeaders,
): Promise<FastifyReply> {
  const etag = `"${basename(path)}"`;
  if (
    request.headers['if-none-match']?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//u, '')))
  ) {
    return reply
      .code(304)
      .headers({ ...headers, etag, 'cache-control': 'no-cache' })
      .send();
  }
  const answer = await send(request.raw, `/${encodeURIComponent(basename(path))}`, {
    root: dirname(path),
    cacheControl: false,
    etag: false,
    dotfiles: 'allow',
  });
  void reply.code(answer.statusCode).headers({ ...answer.headers, ...headers, etag, 'cache-control': 'no-cache' });
  if (answer.statusCode === 200 || answer.statusCode === 206) {
    void reply.type(contentType);
  }
  return reply.send(answer.stream);
}
