import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../../core/errors.ts';
import { readRobots, type Robots } from '../../core/robots.ts';
import type { Outbound, OutboundResponse } from '../../core/net/outbound.ts';
import type { Payload } from '../kinds/payload.ts';
import type { Kept, ResponseCache } from './response-cache.ts';

/** How sources are asked. */
export interface Politeness {
  /** Milliseconds between two requests to one origin; more where its `robots.txt` asks for it. */
  readonly pauseMs: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** How often a request is repeated that the source could not answer just now. */
  readonly retries: number;
  readonly userAgent: string;
}

/** Asks sources. */
export interface PoliteFetcher {
  /** @throws DomainError as `Outbound.fetch`, and `remote-failed` for an answer that is an error. */
  readonly fetch: (url: string, accept: string) => Promise<Payload>;
  /** Whether a request failed: what came before it need not be asked for again. */
  readonly brokeOff: () => boolean;
}

/** The longest that a source may ask to be waited for within a harvest. */
const longestWaitMs = 60_000;

/**
 * Makes a fetcher for one harvest of one source: conditional requests, `robots.txt`, a pause between requests, and
 * patience with a source that is busy. What this harvest has fetched already, before it was interrupted, is not
 * fetched again.
 *
 * @param onAnswer - Is told how many answers there are whenever another is asked for.
 */
export function createPoliteFetcher(
  outbound: Pick<Outbound, 'fetch'>,
  cache: ResponseCache,
  politeness: Politeness,
  onAnswer?: (answers: number) => void,
): PoliteFetcher {
  const robots = new Map<string, Promise<Robots>>();
  const nextTurn = new Map<string, number>();
  let failedAt: string | undefined;
  let answers = 0;

  const ask = async (url: string, headers: Readonly<Record<string, string>>): Promise<OutboundResponse> => {
    const { origin } = new URL(url);
    const turn = Math.max(nextTurn.get(origin) ?? 0, Date.now());
    nextTurn.set(origin, turn + politeness.pauseMs);
    await pause(turn - Date.now());
    const { timeoutMs, maxBytes } = politeness;
    return outbound.fetch({ url, headers, timeoutMs, maxBytes });
  };

  const rulesOf = async (origin: string): Promise<Robots> => {
    const address = `${origin}/robots.txt`;
    const response = await ask(address, { accept: 'text/plain' });
    // RFC 9309: no file, no rules; a server that fails to say is left alone.
    if (response.status >= 500) {
      throw failed(address, response.status);
    }
    return readRobots(address, response.status === 200 ? new TextDecoder().decode(response.body) : '');
  };

  const checkRobots = async (url: string): Promise<void> => {
    const { origin } = new URL(url);
    const rules = robots.get(origin) ?? rulesOf(origin);
    robots.set(origin, rules);
    const known = await rules;
    if (known.isAllowed(url, politeness.userAgent) === false) {
      throw new DomainError('remote-refused', `${origin} does not want to be read at this address (robots.txt)`, {
        details: { remote: origin, inFrench: `${origin} ne veut pas être lu à cette adresse (robots.txt)` },
      });
    }
    const delay = Math.min(known.getCrawlDelay(politeness.userAgent) ?? 0, 30) * 1000;
    nextTurn.set(origin, Math.max(nextTurn.get(origin) ?? 0, Date.now() + delay));
  };

  const patiently = async (url: string, headers: Readonly<Record<string, string>>): Promise<OutboundResponse> => {
    for (let attempt = 0; ; attempt += 1) {
      const response = await ask(url, headers);
      const isBusy = [429, 502, 503, 504].includes(response.status);
      if (!isBusy || attempt >= politeness.retries) {
        return response;
      }
      const waitMs = waitAsked(response) ?? politeness.pauseMs * 2 ** (attempt + 1);
      if (waitMs > longestWaitMs) {
        return response;
      }
      await pause(waitMs);
    }
  };

  return {
    brokeOff: () => failedAt !== undefined,
    fetch: async (url, accept) => {
      onAnswer?.(answers);
      answers += 1;
      const kept = await cache.get(url, accept);
      if (kept?.isFresh) {
        return toPayload(kept);
      }
      failedAt = url;
      await checkRobots(url);
      const response = await patiently(url, { accept, ...conditionsOf(kept) });
      if (response.status === 304 && kept) {
        await cache.confirm(url, accept, kept);
        failedAt = undefined;
        return toPayload(kept);
      }
      if (response.status < 200 || response.status > 299) {
        throw failed(url, response.status);
      }
      const fresh = { url: response.url, headers: response.headers, body: response.body };
      await cache.put(url, accept, fresh);
      failedAt = undefined;
      return toPayload(fresh);
    },
  };
}

function toPayload({ url, headers, body }: Pick<Kept, 'url' | 'headers' | 'body'>): Payload {
  const mostRows = headers['x-sparql-maxrows'];
  return {
    ...{ url, contentType: headers['content-type'] ?? '', body },
    ...(mostRows !== undefined && { mostRows: Number(mostRows) }),
  };
}

function conditionsOf(kept: Kept | undefined): Record<string, string> {
  const { etag, 'last-modified': modified } = kept?.headers ?? {};
  return { ...(etag && { 'if-none-match': etag }), ...(!etag && modified && { 'if-modified-since': modified }) };
}

function waitAsked({ headers }: OutboundResponse): number | undefined {
  const asked = headers['retry-after'];
  if (asked === undefined) {
    return undefined;
  }
  const ms = /^\d+$/u.test(asked.trim()) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function failed(url: string, status: number): DomainError {
  return new DomainError('remote-failed', `${url} answers ${status}`, {
    details: { remote: url, status, inFrench: `${url} répond ${status}` },
  });
}
