import { DomainError } from '../../core/errors.ts';
import type { Outbound, OutboundResponse } from '../../core/net/outbound.ts';

/** How an endpoint is asked within one query. */
export interface RemoteShareOptions {
  readonly iri: string;
  readonly outbound: Outbound;
  /** Milliseconds that may pass in all while an answer of this endpoint is waited for. */
  readonly timeMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * One endpoint's share in a query: the time it may cost and, once it has failed, the end of asking it.
 * Questions that wait at the same time cost the time once.
 */
export class RemoteShare {
  #pending = 0;
  #since = 0;
  #spentMs = 0;
  #failure: DomainError | undefined;

  public constructor(private readonly options: RemoteShareOptions) {}

  public get isPending(): boolean {
    return this.#pending > 0;
  }

  /**
   * Asks a query and gives the body of the answer.
   *
   * @throws DomainError `remote-refused`, `remote-failed`, `remote-timeout`; each names the endpoint.
   */
  public async ask(query: string): Promise<Uint8Array> {
    if (this.#failure) {
      throw this.#failure;
    }
    if (this.#pending === 0) {
      this.#since = Date.now();
    }
    this.#pending += 1;
    try {
      return await this.#fetch(query);
    } catch (error) {
      this.#failure = error instanceof DomainError ? error : undefined;
      throw error;
    } finally {
      this.#pending -= 1;
      if (this.#pending === 0) {
        this.#spentMs += Date.now() - this.#since;
      }
    }
  }

  async #fetch(query: string): Promise<Uint8Array> {
    const { iri, outbound, maxBytes, signal, timeMs } = this.options;
    const response = await outbound.fetch({
      url: iri,
      method: 'POST',
      headers: {
        accept: 'application/sparql-results+json, application/json;q=0.5',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ query }).toString(),
      timeoutMs: Math.max(1, timeMs - this.#spentMs - (Date.now() - this.#since)),
      maxBytes,
      signal,
    });
    const type = response.headers['content-type'] ?? '';
    if (response.status !== 200 || !/json/iu.test(type)) {
      const what = response.status === 200 ? `content type ${type.slice(0, 80)}` : `status ${response.status}`;
      throw new DomainError('remote-failed', `${iri} answers with ${what}`, {
        details: { remote: iri, inFrench: `${iri} répond : ${what}` },
      });
    }
    refuseCut(iri, response);
    return response.body;
  }
}

/**
 * Virtuoso gives some of the solutions with status 200 where there are more than it gives, or where its time was up.
 *
 * @throws DomainError `remote-failed`.
 */
function refuseCut(iri: string, { headers, body }: OutboundResponse): void {
  const mostRows = Number(headers['x-sparql-maxrows'] ?? Infinity);
  const isCut = headers['x-sql-state'] !== undefined || (mostRows < Infinity && countRows(body) >= mostRows);
  if (isCut) {
    throw new DomainError('remote-failed', `${iri} gives only some of the solutions: ask for fewer`, {
      details: { remote: iri, inFrench: `${iri} ne donne qu’une partie des solutions : demandez-en moins` },
    });
  }
}

function countRows(body: Uint8Array): number {
  try {
    const { results } = JSON.parse(Buffer.from(body).toString()) as { results?: { bindings?: unknown[] } };
    return results?.bindings?.length ?? 0;
  } catch {
    return 0; // no results: whoever reads them says so
  }
}
