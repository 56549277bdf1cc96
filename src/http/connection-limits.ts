import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';
import type { Configuration } from '../core/configuration.ts';
import { problemCatalogue, type ProblemCode } from './problem-catalogue.ts';
import { securityHeaders } from './security-headers.ts';

/** Bytes of the headers and the address of a request together; twice what an address may have, and more. */
const headerBytes = 48 * 1024;

/** Characters of an address, a query in it included; longer ones are sent by POST. */
const addressLength = 20_000;

/** Milliseconds in which the headers of a request must have arrived, at most. */
const headersTimeoutMs = 20_000;

/** Milliseconds without a byte in either direction beyond those that a request or a query may take. */
const graceMs = 30_000;

/** An error of the HTTP parser, before there is a request. */
interface ConnectionError extends Error {
  readonly code: string;
  /** Declared in Fastify as the JSON of a buffer; it is a buffer. */
  readonly rawPacket: unknown;
}

/**
 * How long a connection may take for what, and how large its headers may be, as options of Fastify.
 *
 * What cannot be read as a request at all is answered as problem details too; then the connection is closed.
 */
export function connectionLimits({
  baseIri,
  limits,
  queryTimeoutMs,
}: Pick<Configuration, 'baseIri' | 'limits' | 'queryTimeoutMs'>) {
  const { requestTimeoutMs } = limits;
  return {
    requestTimeout: requestTimeoutMs,
    connectionTimeout: Math.max(requestTimeoutMs, queryTimeoutMs) + graceMs,
    http: {
      maxHeaderSize: headerBytes,
      headersTimeout: Math.min(requestTimeoutMs, headersTimeoutMs),
      connectionsCheckingInterval: Math.min(requestTimeoutMs / 2, 5000),
    },
    clientErrorHandler: (error: ConnectionError, socket: Socket) => {
      if (error.code !== 'ECONNRESET' && socket.writable) {
        socket.write(answerTo(error, baseIri));
      }
      socket.destroySoon();
    },
  };
}

/** Refuses addresses that are too long, before anything is done with them. */
export function refuseLongAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { length } = request.url;
    const message = `The address has ${length} characters; ${addressLength} are allowed; send a long query by POST`;
    done(length > addressLength ? Object.assign(new Error(message), { statusCode: 414 }) : undefined);
  });
}

function answerTo(error: ConnectionError, baseIri: string): string {
  const [code, en] = problemOf(error);
  const [status, title] = problemCatalogue[code];
  // The language of the reader stands in headers that could not be read.
  const type = `${baseIri}docs/problems#${code}`;
  const body = `${JSON.stringify({ type, title: `${title.fr} – ${title.en}`, status, detail: en }, undefined, 2)}\n`;
  const headers = [
    `HTTP/1.1 ${status} ${title.en}`,
    'connection: close',
    'content-type: application/problem+json; charset=utf-8',
    ...Object.entries(securityHeaders(baseIri)).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body}`;
}

function problemOf({ code, message, rawPacket }: ConnectionError): readonly [ProblemCode, string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return ['request-too-slow', 'The request did not arrive in the time that it may take'];
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    const packet = Buffer.isBuffer(rawPacket) ? rawPacket : Buffer.alloc(0);
    const first = packet.indexOf('\n');
    const isAddress = /^[A-Z]+ \//u.test(packet.subarray(0, 20).toString('latin1'));
    return isAddress && (first < 0 || first > addressLength)
      ? ['uri-too-long', `An address may have ${addressLength} characters; send a long query by POST`]
      : ['headers-too-large', `The headers may have ${headerBytes} bytes in all`];
  }
  const reason = /^Parse Error: (.*)$/u.exec(message)?.[1];
  return ['bad-request', `This is not a request of HTTP/1.1${reason === undefined ? '' : `: ${reason}`}`];
}
