import { Agent, type Dispatcher, request as send } from 'undici';
import { DomainError } from '../errors.ts';
import { createCheckedLookup, type Resolver } from './checked-lookup.ts';
import { checkTarget, type OutboundOrigins } from './outbound-policy.ts';
import { acceptEncoding, readBounded } from './read-bounded.ts';
import { toRemoteError } from './remote-error.ts';

/** What is asked of another server. */
export interface OutboundRequest {
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for everything together: names, connection, redirects and the last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

/** What another server answered. */
export interface OutboundResponse {
  /** Where the answer came from in the end. */
  readonly url: string;
  readonly status: number;
  /** By lower-case name; of a repeated header the first. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The only way in which the server fetches anything. */
export interface Outbound {
  /**
   * @throws DomainError `remote-refused` where it must not go, `remote-timeout`, and
   * `remote-failed` for whatever else goes wrong short of an answer; the status is the caller's business.
   */
  readonly fetch: (request: OutboundRequest) => Promise<OutboundResponse>;
  readonly close: () => Promise<void>;
}

/** Whom the server may fetch from, and how it introduces itself. */
export interface OutboundOptions {
  readonly origins: OutboundOrigins;
  readonly userAgent?: string;
  /** Resolves names; the system's own way where nothing is said. */
  readonly resolve?: Resolver;
}

const maxRedirects = 3;
const connectTimeoutMs = 10_000;

/** Makes the guard through which all fetching goes. */
export function createOutbound({ origins, userAgent = 'Fabriques/0.1', resolve }: OutboundOptions): Outbound {
  const common = { connections: 8, keepAliveTimeout: 4000, maxHeaderSize: 32_768 };
  // Two pools, so that a connection to an address the operator vouches for never serves another origin.
  const listed = new Agent({ ...common, connect: { timeout: connectTimeoutMs } });
  const checked = new Agent({
    ...common,
    connect: { timeout: connectTimeoutMs, lookup: createCheckedLookup(resolve) },
  });

  async function follow(request: OutboundRequest, signal: AbortSignal): Promise<OutboundResponse> {
    let { url: address, method = 'GET', body } = request;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const target = checkTarget(address, origins);
      const response = await send(target.url, {
        method,
        dispatcher: target.listed ? listed : checked,
        headers: { 'user-agent': userAgent, 'accept-encoding': acceptEncoding, ...request.headers },
        signal,
        ...(body !== undefined && { body }),
      });
      // A body that is thrown away reports its end as an error, to whoever listens or to the process.
      response.body.on('error', () => undefined);
      const headers = firstOfEach(response.headers);
      const next = redirection(response.statusCode, headers.location, target.url);
      if (next === undefined) {
        return {
          url: target.url.href,
          status: response.statusCode,
          headers,
          body: await readBounded(response.body, headers, request.maxBytes),
        };
      }
      response.body.destroy();
      address = next;
      if (response.statusCode === 303) {
        method = 'GET';
        body = undefined;
      }
    }
    throw new DomainError('remote-failed', `${new URL(request.url).origin} redirects more than ${maxRedirects} times`);
  }

  return {
    fetch: async (request) => {
      const deadline = AbortSignal.timeout(request.timeoutMs);
      const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
      try {
        return await follow(request, signal);
      } catch (cause) {
        throw toRemoteError(cause, request, deadline);
      }
    },
    close: async () => {
      await Promise.all([listed.destroy(), checked.destroy()]);
    },
  };
}

function redirection(status: number, location: string | undefined, from: URL): string | undefined {
  const redirects = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
  return redirects && URL.canParse(location, from) ? new URL(location, from).href : undefined;
}

function firstOfEach(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );
}
