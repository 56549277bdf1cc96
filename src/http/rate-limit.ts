import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BlockList, isIPv6 } from 'node:net';
import { DomainError } from '../core/errors.ts';
import type { ClientLimits } from '../core/limits.ts';
import { networkOf } from './attempt-limiter.ts';

/** How many clients are remembered at once. */
const mostClients = 10_000;

/**
 * Bounds the queries and the writes of one client in a minute; reading pages and documents is not counted. Of several
 * servers on one store each allows its share.
 *
 * @see {@link https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-07} for the headers.
 */
export async function limitRate(
  server: FastifyInstance,
  { requestsPerMinute, servers, uncountedClients }: ClientLimits,
): Promise<void> {
  if (requestsPerMinute === 0) {
    return;
  }
  const uncounted = toBlockList(uncountedClients);
  await server.register(rateLimit, {
    global: false,
    max: Math.ceil(requestsPerMinute / servers),
    timeWindow: 60_000,
    cache: mostClients,
    keyGenerator: ({ ip }) => networkOf(ip),
  });
  const count = server.createRateLimit();
  const check = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const state = await count(request);
    if (state.isAllowed) {
      return;
    }
    void reply.headers({
      'ratelimit-limit': String(state.max),
      'ratelimit-remaining': String(state.remaining),
      'ratelimit-reset': String(state.ttlInSeconds),
    });
    if (state.isExceeded) {
      throw tooMany(state.max, state.ttlInSeconds);
    }
  };
  // Not asynchronous: it stands before every request, most of which are not counted.
  server.addHook('onRequest', (request, reply, done) => {
    if (!asksOrWrites(request) || isUncounted(request, uncounted)) {
      done();
    } else {
      check(request, reply).then(() => done(), done);
    }
  });
}

function asksOrWrites({ method, url }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD' ? url.startsWith('/sparql?') : method !== 'OPTIONS';
}

/** Whoever sits at the machine itself is not counted; a proxy on it that nobody trusts is, as one client. */
function isUncounted({ ip, headers, socket }: FastifyRequest, uncounted: BlockList): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  if (isForwarded && ip === socket.remoteAddress) {
    return false;
  }
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(ip)?.[1] ?? ip;
  return uncounted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function toBlockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
}

function tooMany(most: number, retryAfterSeconds: number): DomainError {
  return new DomainError('too-many-requests', `${most} queries and writes in a minute are allowed`, {
    details: {
      limit: 'requestsPerMinute',
      allowed: most,
      retryAfterSeconds,
      inFrench: `${most} requêtes et écritures par minute sont permises`,
    },
  });
}
