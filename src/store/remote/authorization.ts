import { createHash, randomBytes } from 'node:crypto';
import type { StoreAccess } from '../../core/store-access.ts';

/** Makes the `Authorization` of requests. */
export interface Authorization {
  /** Undefined where there is nothing to say, or nothing yet. */
  readonly header: (method: string, path: string) => string | undefined;
  /** Takes a `WWW-Authenticate`; gives whether it is worth asking again. */
  readonly learn: (challenge: string) => boolean;
}

/** Makes what says who asks. */
export function createAuthorization({ scheme, user = '', secret = '' }: StoreAccess['credentials']): Authorization {
  switch (scheme) {
    case 'none':
      return fixed(undefined);
    case 'basic':
      return fixed(`Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`);
    case 'bearer':
      return fixed(`Bearer ${secret}`);
    case 'digest':
      return createDigest(user, secret);
  }
}

function fixed(header: string | undefined): Authorization {
  return { header: () => header, learn: () => false };
}

interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: string;
}

/**
 * HTTP Digest with `qop=auth`; the nonce of one answer serves many requests, each with a number of its own.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7616 | RFC 7616}
 */
function createDigest(user: string, password: string): Authorization {
  let challenge: Challenge | undefined;
  let count = 0;
  return {
    header: (method, path) => {
      if (!challenge) {
        return undefined;
      }
      const { realm, nonce, opaque, algorithm } = challenge;
      count += 1;
      const number = count.toString(16).padStart(8, '0');
      const own = randomBytes(8).toString('hex');
      const hash = (text: string) =>
        createHash(/^sha-256/iu.test(algorithm) ? 'sha256' : 'md5')
          .update(text)
          .digest('hex');
      const who = hash(`${user}:${realm}:${password}`);
      const response = hash(`${who}:${nonce}:${number}:${own}:auth:${hash(`${method}:${path}`)}`);
      const quoted = { username: user, realm, nonce, uri: path, cnonce: own, response, ...(opaque && { opaque }) };
      const parts = Object.entries(quoted).map(([name, value]) => `${name}="${value.replace(/["\\]/gu, '\\$&')}"`);
      return `Digest ${parts.join(', ')}, algorithm=${algorithm}, qop=auth, nc=${number}`;
    },
    learn: (given) => {
      const known = challenge?.nonce;
      challenge = readChallenge(given);
      count = 0;
      return challenge !== undefined && challenge.nonce !== known;
    },
  };
}

function readChallenge(header: string): Challenge | undefined {
  const start = /(?:^|,\s*)Digest\s/iu.exec(header);
  if (!start) {
    return undefined;
  }
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of header
    .slice(start.index + start[0].length)
    .matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/giu)) {
    parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/gu, '$1') ?? plain ?? '');
  }
  const nonce = parameters.get('nonce');
  return nonce === undefined
    ? undefined
    : {
        realm: parameters.get('realm') ?? '',
        nonce,
        opaque: parameters.get('opaque'),
        algorithm: parameters.get('algorithm') ?? 'MD5',
      };
}
