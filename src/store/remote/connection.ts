import type { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, type Dispatcher, request } from 'undici';
import { DomainError, messageOf } from '../../core/errors.ts';
import type { StoreAccess } from '../../core/store-access.ts';
import { createAuthorization } from './authorization.ts';
import { type Deadline, timedOut } from './deadline.ts';
import { isTransient, refusalOf, unavailable } from './store-errors.ts';

/** One request to the store. */
export interface StoreRequest {
  readonly text: string;
  readonly accept: string;
  /** Milliseconds after which it is given up. */
  readonly timeoutMs: number;
  /** Where the time stands still now and then; it is that of `timeoutMs` from the beginning otherwise. */
  readonly deadline?: Deadline;
  /** Parameters of the store's own. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Whether a client asks; the software's own requests never wait behind those. */
  readonly ofClient?: boolean;
  readonly signal?: AbortSignal;
}

/** An answer whose body is still to come. */
export interface StoreAnswer {
  readonly header: (name: string) => string | undefined;
  readonly body: Readable;
}

const mostAttempts = 4;
const connectTimeoutMs = 5000;
/** What of an error a store says is read. */
const longestRefusal = 4000;

/** SPARQL 1.1 Protocol over pooled connections; what may be asked twice is, where the store was not reached. */
export class Connection {
  readonly #options: StoreAccess;
  readonly #clients: Agent;
  readonly #own: Agent;
  readonly #authorization: ReturnType<typeof createAuthorization>;

  public constructor(options: StoreAccess) {
    this.#options = options;
    this.#authorization = createAuthorization(options.credentials);
    const { connections } = options;
    const pool = { connections, connect: { timeout: connectTimeoutMs }, pipelining: 1 };
    this.#clients = new Agent(pool);
    this.#own = new Agent(pool);
  }

  /**
   * Asks a query.
   *
   * @throws DomainError `store-unavailable`, `query-timeout`, `client-gone`, `malformed-query`.
   */
  public async query(asked: StoreRequest): Promise<StoreAnswer> {
    return this.#send(this.#options.queryUrl, 'query', asked);
  }

  /**
   * Carries out an update that may be carried out twice: it checks by itself whether it was done.
   *
   * @throws DomainError `store-unavailable` where it is not known whether it was done.
   */
  public async update(text: string, timeoutMs: number): Promise<void> {
    const accept = 'application/sparql-results+json, */*;q=0.1';
    const { body } = await this.#send(this.#options.updateUrl, 'update', { text, accept, timeoutMs });
    await readText(body).catch((cause: unknown) => {
      throw unavailable('The store broke off', cause);
    });
  }

  public async close(): Promise<void> {
    await Promise.all([this.#clients.destroy(), this.#own.destroy()]);
  }

  async #send(url: string, kind: 'query' | 'update', asked: StoreRequest): Promise<StoreAnswer> {
    const deadline = asked.deadline?.signal ?? AbortSignal.timeout(asked.timeoutMs);
    const signal = asked.signal ? AbortSignal.any([asked.signal, deadline]) : deadline;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(url, kind, asked, signal);
      } catch (cause) {
        if (asked.signal?.aborted) {
          throw new DomainError('client-gone', 'The client has gone.', { cause });
        }
        if (deadline.aborted) {
          throw timedOut(asked.timeoutMs, cause);
        }
        if (attempt >= mostAttempts || !isTransient(cause)) {
          throw cause instanceof DomainError ? cause : unavailable('The store is not reached', cause);
        }
        await delay(attempt * attempt * 20 * (0.5 + Math.random()));
      }
    }
  }

  async #attempt(
    url: string,
    kind: 'query' | 'update',
    { text, accept, parameters, ofClient = false }: StoreRequest,
    signal: AbortSignal,
  ): Promise<StoreAnswer> {
    const { pathname, search } = new URL(url);
    for (let isSecond = false; ; isSecond = true) {
      const authorization = this.#authorization.header('POST', pathname + search);
      const response = await request(url, {
        dispatcher: ofClient ? this.#clients : this.#own,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept,
          ...(authorization !== undefined && { authorization }),
        },
        body: new URLSearchParams({ [kind]: text, ...parameters }).toString(),
        headersTimeout: 0,
        bodyTimeout: 0,
        signal,
      });
      if (response.statusCode >= 200 && response.statusCode < 300) {
        return { header: (name) => toText(response.headers[name]), body: response.body };
      }
      const said = await readRefusal(response);
      const challenge = toText(response.headers['www-authenticate']);
      const mayTryAgain = response.statusCode === 401 && challenge !== undefined && !isSecond;
      if (!mayTryAgain || !this.#authorization.learn(challenge)) {
        throw refusalOf(kind, response.statusCode, said);
      }
    }
  }
}

async function readRefusal({ body }: Dispatcher.ResponseData): Promise<string> {
  try {
    return (await readText(body)).slice(0, longestRefusal);
  } catch (error) {
    return messageOf(error);
  }
}

function toText(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}
